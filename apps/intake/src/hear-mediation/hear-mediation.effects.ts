import type { ClockPort } from '@fengqiao/contracts/clock-port';
import type { Envelope } from '@fengqiao/contracts/events/envelope';
import { decideHeard } from '@fengqiao/domain/case/decide/decide-heard';
import type { ClimbPremises } from '@fengqiao/domain/case/climb';
import { evolveAll } from '@fengqiao/domain/case/evolve';
import type { Effects } from '@fengqiao/inbox/inbox';
import { CLOCK } from '@fengqiao/service/tokens';
import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { CaseRow } from '../cases/case.entity.ts';
import { lockCases, saveCase } from '../cases/case.repository.ts';
import { DirectorySource } from '../directory/directory-source.ts';
import { toldRows } from '../notices/told-rows.ts';
import { writeConsequences } from '../notices/write-consequences.ts';
import { RulesSource } from '../rules/rules-source.ts';
import { newsOf, type MediationNews } from './mediation-news.ts';

/**
 * Mediation's events, taken into effect here: a case that waited for a dispute hears what it came to, and people are
 * told. All in the transaction that moves the inbox on, so however often an event is delivered it is heard once.
 */
@Injectable()
export class HearMediationEffects implements Effects {
  constructor(
    private readonly directories: DirectorySource,
    private readonly rules: RulesSource,
    @Inject(CLOCK) private readonly clock: ClockPort,
  ) {}

  async apply(manager: EntityManager, events: readonly Envelope[]): Promise<void> {
    const news = events.flatMap((event) => newsOf(event) ?? []);
    if (news.length === 0) return;
    // All of a batch's cases at once and in the order of their ids, as commands on two cases lock theirs.
    const rows = await lockCases(manager, [...new Set(news.flatMap(({ waiting }) => [...waiting.keys()]))]);
    const premises = await this.premises(manager);
    for (const row of rows) await hear(manager, row, news, premises);
    const notices = news.flatMap((each) => toldRows(each, premises));
    await writeConsequences(manager, { notices, records: [] });
  }

  /** The moment is read once, when the locks are held, as for a command. */
  private async premises(manager: EntityManager): Promise<ClimbPremises> {
    const now = await this.clock.now();
    const [directory, rules] = await Promise.all([
      this.directories.current(manager),
      this.rules.current(manager),
    ]);
    return { now, directory, rules };
  }
}

async function hear(
  manager: EntityManager,
  { id, state: before }: CaseRow,
  news: readonly MediationNews[],
  premises: ClimbPremises,
): Promise<void> {
  // Never before its last event: a clock set back must not undo what has happened.
  const ours = { ...premises, now: Math.max(premises.now, before.lastEventAt) };
  let state = before;
  const events = news.flatMap(({ ended, waiting }) => {
    const referrals = waiting.get(id);
    const taken = ended && referrals ? decideHeard(state, { ...ended, referrals }, ours) : [];
    if (taken.length > 0) state = evolveAll(state, taken, id);
    return taken;
  });
  if (events.length > 0) await saveCase(manager, state, events, ours);
}
