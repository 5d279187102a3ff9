import { clockKey } from '../../aggregate/clocks.ts';
import { climbsOf } from '../../aggregate/notice-requests.ts';
import { isOpen, type CaseState } from '../case.ts';
import type { CaseEvent } from '../case-event.ts';
import { mayBeTold } from '../visibility/confidentiality.ts';
import type { Premises } from '../commands/actors.ts';

/** What one person is told of a whole import: how many open cases have climbed to him or her, and how far. */
export interface ImportSummary {
  readonly recipient: string;
  readonly cases: number;
  /** Of them, those past a limit. */
  readonly breached: number;
  /** Of them, those past a limit long enough to have been escalated. */
  readonly escalated: number;
}

/**
 * Adds up imported cases as they are written. Closed cases tell nobody, nor do clocks that have ended: what is over
 * needs nobody's act.
 */
export class ImportSummaries {
  private readonly byPerson = new Map<string, { cases: number; breached: number; escalated: number }>();

  add(state: CaseState, events: readonly CaseEvent[], premises: Premises): void {
    if (!isOpen(state.stage)) return;
    const running = new Set(state.clocks.filter(({ endedAt }) => endedAt === null).map(clockKey));
    const climbs = climbsOf(events).filter(({ rung }) =>
      running.has(clockKey({ name: rung.clock, instance: rung.instance })),
    );
    const breached = climbs.some(({ rung }) => rung.kind === 'breach') ? 1 : 0;
    const escalated = climbs.some(({ rung }) => rung.kind === 'escalation') ? 1 : 0;
    const people = climbs.flatMap(({ rung }) => rung.addressees.flatMap(({ person }) => person ?? []));
    for (const person of new Set(people)) {
      if (!mayBeTold(state, person, premises)) continue;
      const before = this.byPerson.get(person) ?? { cases: 0, breached: 0, escalated: 0 };
      this.byPerson.set(person, {
        cases: before.cases + 1,
        breached: before.breached + breached,
        escalated: before.escalated + escalated,
      });
    }
  }

  get all(): ImportSummary[] {
    return [...this.byPerson].map(([recipient, counts]) => ({ recipient, ...counts }));
  }
}
