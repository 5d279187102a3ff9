import { refuse } from '../../refusal.ts';
import type { Refusal } from '../../refusal.ts';
import type { Suspension } from './clock-run.ts';
import type { Timekeeping } from './timekeeping.ts';

/**
 * Puts suspensions in order. Refused: `suspension-reversed` (ends before it begins), `suspension-overlaps` (touching
 * is no overlap; an open one overlaps all that begin later). Fields are named by the place in the list given.
 */
export function orderSuspensions(suspensions: readonly Suspension[]): readonly Suspension[] | Refusal {
  if (suspensions.length === 0) return suspensions;
  for (const [place, { from, to }] of suspensions.entries()) {
    if (to !== null && to < from) return refuse('suspension-reversed', `suspensions.${place}`);
  }
  const inOrder = [...suspensions].sort(compareSuspensions);
  for (const [place, suspension] of inOrder.entries()) {
    const earlier = inOrder[place - 1];
    if (earlier === undefined || (earlier.to !== null && earlier.to <= suspension.from)) continue;
    return refuse('suspension-overlaps', `suspensions.${suspensions.indexOf(suspension)}`, {
      with: suspensions.indexOf(earlier),
    });
  }
  return inOrder;
}

/** An empty stretch sorts before a longer one that begins with it: the two touch. */
function compareSuspensions(a: Suspension, b: Suspension): number {
  return a.from - b.from || (a.to ?? Number.MAX_VALUE) - (b.to ?? Number.MAX_VALUE);
}

/** Milliseconds of suspension that count, between two moments (from ≤ to). Takes them in order. */
export function suspendedBetween(
  suspensions: readonly Suspension[],
  keeping: Timekeeping,
  from: number,
  to: number,
): number {
  let sum = 0;
  for (const suspension of suspensions) {
    if (suspension.from >= to) break;
    const begins = Math.max(suspension.from, from);
    const ends = Math.min(suspension.to ?? to, to);
    if (begins < ends) sum += keeping.between(begins, ends);
  }
  return sum;
}

/** The end of the last closed suspension, or the start when that is later: what is measured up to when not told. */
export function lastClosedEnd(suspensions: readonly Suspension[], startedAt: number): number {
  const last = suspensions.findLast(({ to }) => to !== null);
  return Math.max(startedAt, last?.to ?? startedAt);
}
