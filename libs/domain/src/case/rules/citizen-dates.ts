import { DAY_MS } from '../../clock/dates/civil-date.ts';
import type { CaseClock, CaseState } from '../case.ts';

/** 销号后三十日内可重新打开: how long a citizen can reopen what was closed (domain text, stages). */
export const reopenableMs = 30 * DAY_MS;

/**
 * The date a citizen waits for: the earliest due moment of the clocks that still run. While none runs, the one whose
 * time stands still because a suspension was approved; its end is not known. Null when nothing is promised any more.
 */
export function nextPromise(clocks: readonly CaseClock[]): CaseClock | null {
  const open = clocks.filter(({ endedAt, limit }) => endedAt === null && limit !== null);
  const running = open.filter((clock) => clock.stoppages.every(({ to }) => to !== null));
  const [first] = running.toSorted((a, b) => (a.dueAt ?? Infinity) - (b.dueAt ?? Infinity));
  const isSuspended = (clock: CaseClock) =>
    clock.stoppages.some(({ to, kind }) => to === null && kind === 'suspended');
  return first ?? open.find(isSuspended) ?? null;
}

/** Until when an act is open to the citizen, epoch milliseconds; null where it has no last day. */
export function lastMomentOf(command: string, state: CaseState, clocks: readonly CaseClock[]): number | null {
  if (command === 'reopen') return state.closedAt === null ? null : state.closedAt + reopenableMs;
  // Then somebody asks by telephone, or the system writes down that nobody could be reached.
  if (command === 'rate') return dueOf(clocks, 'follow-up');
  return null;
}

function dueOf(clocks: readonly CaseClock[], name: CaseClock['name']): number | null {
  return clocks.find((clock) => clock.name === name && clock.endedAt === null)?.dueAt ?? null;
}
