import type { ClockPort } from '@fengqiao/contracts/clock-port';
import { ClosingEventData } from '@fengqiao/contracts/events/closing-event';
import { eventSubject, type Envelope } from '@fengqiao/contracts/events/envelope';
import { parsedBody } from '@fengqiao/inbox/consumer/parsed-body';
import type { EventHandler } from '@fengqiao/inbox/store/inbox';
import { CLOCK } from '@fengqiao/service/bootstrap/tokens';
import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { requestedNoticeRows, tellingNobody, type NoticeRequests } from '../notices/requested-notice-rows.ts';
import { writeConsequences } from '../notices/write-consequences.ts';
import { RulesSource } from '../rules/rules-source.ts';

const closings = eventSubject('scoring', 'closing', '');

/** Scoring's events, taken into effect here: whom the closing of a period concerns is told, once. */
@Injectable()
export class ScoringEventHandler implements EventHandler {
  constructor(
    private readonly rules: RulesSource,
    @Inject(CLOCK) private readonly clock: ClockPort,
  ) {}

  async apply(manager: EntityManager, events: readonly Envelope[]): Promise<void> {
    const news = events.flatMap((event) => newsOf(event) ?? []);
    if (news.length === 0) return;
    const premises = { now: await this.clock.now(), rules: await this.rules.current(manager) };
    const notices = news.flatMap((each) => requestedNoticeRows(each, premises));
    await writeConsequences(manager, { notices, records: [] });
  }
}

/** Null for whatever else scoring may come to tell; a fact of a closing that we have no words for is news all the same. */
function newsOf({ type, subject: id, seq, data }: Envelope): NoticeRequests | null {
  if (!type.startsWith(closings)) return tellingNobody(data);
  const { number, tells } = parsedBody(ClosingEventData, data);
  return { about: { kind: 'period', id, number }, seq, type: type.slice(closings.length), tells };
}
