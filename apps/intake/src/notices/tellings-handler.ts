import type { ClockPort } from '@fengqiao/contracts/clock-port';
import type { Envelope } from '@fengqiao/contracts/events/envelope';
import type { EventHandler } from '@fengqiao/inbox/store/inbox';
import type { EntityManager } from 'typeorm';
import type { RulesSource } from '../rules/rules-source.ts';
import { requestedNoticeRows, type NoticeRequests } from './requested-notice-rows.ts';
import { writeConsequences } from './write-consequences.ts';

/** Events of a service that have people told here, and nothing else: once, in the transaction that moves the inbox on. */
export abstract class TellingsHandler implements EventHandler {
  protected constructor(
    private readonly rules: RulesSource,
    private readonly clock: ClockPort,
  ) {}

  /** Null for whatever tells nobody. Throws `PoisonMessage`. */
  protected abstract newsOf(event: Envelope): NoticeRequests | null;

  async apply(manager: EntityManager, events: readonly Envelope[]): Promise<void> {
    const news = events.flatMap((event) => this.newsOf(event) ?? []);
    if (news.length === 0) return;
    const premises = { now: await this.clock.now(), rules: await this.rules.current(manager) };
    const notices = news.flatMap((each) => requestedNoticeRows(each, premises));
    await writeConsequences(manager, { notices, records: [] });
  }
}
