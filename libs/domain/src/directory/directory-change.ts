import { refuse, type Refusal } from '../refusal.ts';
import type { Directory, Term } from './directory.ts';

/** A stretch of time as somebody orders it; `since` left out is now. */
export interface OrderedTerm {
  readonly since: number | null;
  readonly until: number | null;
}

/**
 * From when a change counts. What has been recorded leans on who was there then, so nothing may begin before now: who
 * was chief on the day a rung was climbed never changes afterwards. Refused: `backdated`, `period-reversed`.
 */
export function termFrom(
  ordered: OrderedTerm,
  now: number,
): { since: number; until: number | null } | Refusal {
  const since = ordered.since ?? now;
  if (since < now) return refuse('backdated', 'since');
  if (ordered.until !== null && ordered.until <= since) return refuse('period-reversed', 'until');
  return { since, until: ordered.until };
}

/** Whether two terms have a moment in common. */
export function overlap(a: Term, b: Term): boolean {
  const beginsBeforeEnd = (one: Term, other: Term) =>
    one.since === null || other.until === null || one.since < other.until;
  return beginsBeforeEnd(a, b) && beginsBeforeEnd(b, a) && !isEmpty(a) && !isEmpty(b);
}

/** A planned term that was taken back before it began has no moment at all. */
export function isEmpty({ since, until }: Term): boolean {
  return since !== null && until !== null && until <= since;
}

/** The term with its end moved to `at`; one that had not begun by then comes to nothing. Refused: `already-ended`. */
export function endedAt<T extends Term>(term: T, at: number): T | Refusal {
  if (term.until !== null && term.until <= at) return refuse('already-ended');
  return { ...term, until: term.since === null ? at : Math.max(term.since, at) };
}

/** Names that a change must know. Refused: `unknown-unit`, `unknown-person`. */
export function unknownIn(
  directory: Directory,
  named: { readonly unit?: string | undefined; readonly person?: string | undefined },
): Refusal | null {
  if (named.unit !== undefined && !directory.units.has(named.unit)) return refuse('unknown-unit', 'unit');
  if (named.person !== undefined && !directory.people.has(named.person))
    return refuse('unknown-person', 'person');
  return null;
}
