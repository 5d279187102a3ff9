import type { Envelope } from '@fengqiao/contracts/events/envelope';
import { decideHeard } from '@fengqiao/domain/case/decide/decide-heard';
import type { ClimbPremises } from '@fengqiao/domain/case/ladder/climb';
import { evolveAll } from '@fengqiao/domain/case/evolve';
import type { EventHandler } from '@fengqiao/inbox/store/inbox';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { CaseRow } from '../cases/case.entity.ts';
import { cases } from '../cases/stored-case.ts';
import { CaseDesk } from '../cases/case-desk.ts';
import { requestedNoticeRows } from '../notices/requested-notice-rows.ts';
import { writeConsequences } from '../notices/write-consequences.ts';
import { outcomesIn, type MediationOutcome } from './mediation-outcome.ts';

/**
 * Mediation's events, taken into effect here: a case that waited for a dispute hears what it came to, and people are
 * told. All in the transaction that moves the inbox on, so however often an event is delivered it is heard once.
 */
@Injectable()
export class MediationEventHandler implements EventHandler {
  constructor(private readonly desk: CaseDesk) {}

  async apply(manager: EntityManager, events: readonly Envelope[]): Promise<void> {
    const outcomes = events.flatMap((event) => outcomesIn(event) ?? []);
    if (outcomes.length === 0) return;
    // All of a batch's cases at once and in the order of their ids, as commands on two cases lock theirs.
    const rows = await cases.lock(manager, [
      ...new Set(outcomes.flatMap(({ waiting }) => [...waiting.keys()])),
    ]);
    // The moment is read once, when the locks are held, as for a command.
    const premises = await this.desk.premisesAt(manager, await this.desk.now());
    for (const row of rows) await hear(manager, row, outcomes, premises);
    const notices = outcomes.flatMap((each) => requestedNoticeRows(each, premises));
    await writeConsequences(manager, { notices, records: [] });
  }
}

async function hear(
  manager: EntityManager,
  { id, state: before }: CaseRow,
  outcomes: readonly MediationOutcome[],
  premises: ClimbPremises,
): Promise<void> {
  // Never before its last event: a clock set back must not undo what has happened.
  const ours = { ...premises, now: Math.max(premises.now, before.lastEventAt) };
  let state = before;
  const events = outcomes.flatMap(({ ended, waiting }) => {
    const referrals = waiting.get(id);
    const taken = ended && referrals ? decideHeard(state, { ...ended, referrals }, ours) : [];
    if (taken.length > 0) state = evolveAll(state, taken, id);
    return taken;
  });
  if (events.length > 0) await cases.save(manager, [{ state, events }], ours);
}
