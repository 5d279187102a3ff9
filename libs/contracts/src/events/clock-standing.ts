import { overdueFrom, stateOf, type ClockInstance } from '@fengqiao/domain/ladder/clock-instance';
import { z } from 'zod';

/** How one clock stands after an event; part of every event of a case or a dispute. Moments are RFC 3339. */
export const ClockStanding = z.object({
  name: z.string(),
  instance: z.int(),
  state: z.string(),
  startedAt: z.string(),
  dueAt: z.string().nullable(),
  endedAt: z.string().nullable(),
  outcome: z.string().nullable(),
  outcomeAt: z.string().nullable(),
  overdueFrom: z.string().nullable().describe('Since when, unless changed, it makes its aggregate overdue'),
  provisional: z.boolean(),
});
export type ClockStanding = z.infer<typeof ClockStanding>;

/** Clocks as an event tells of them; `at` is when it happened, epoch milliseconds. */
export function clockStandings(clocks: readonly ClockInstance[], at: number): ClockStanding[] {
  return clocks.map((clock) => ({
    name: clock.name,
    instance: clock.instance,
    state: stateOf(clock, at),
    startedAt: iso(clock.startedAt),
    dueAt: isoOrNull(clock.dueAt),
    endedAt: isoOrNull(clock.endedAt),
    outcome: clock.outcome,
    outcomeAt: isoOrNull(clock.outcomeAt),
    overdueFrom: isoOrNull(overdueFrom(clock)),
    provisional: clock.provisional,
  }));
}

/** A moment as every event tells it: RFC 3339 in UTC. */
export function iso(moment: number): string {
  return new Date(moment).toISOString();
}

export function isoOrNull(moment: number | null): string | null {
  return moment === null ? null : iso(moment);
}
