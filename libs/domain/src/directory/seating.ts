import { isRefusal, refuse, type Refusal } from '../refusal.ts';
import type { Absence, Directory, PostHolding, StandIn } from './directory.ts';
import { isEmpty, overlap, termFrom, type OrderedTerm } from './directory-change.ts';
import { holderOf } from './posts.ts';

/** Of a chief there is one in a unit at a time; deputies may be several. */
export function isSingle(post: string): boolean {
  return post === 'chief';
}

/** What a change of who sits where does: terms whose end moves, and one that begins. Nothing else is ever rewritten. */
export interface Seating<H extends PostHolding> {
  readonly closed: readonly H[];
  readonly opened: PostHolding;
}

/**
 * Seats a person in a post from a moment on; of a chief's post the one before leaves at that moment. `held` are all
 * holdings of that post, past and planned. Refused: `backdated`; `already-held`, when he or she holds it then;
 * `post-taken`, when somebody else is planned to take a chief's post later, who must be unseated first.
 */
export function seat<H extends PostHolding>(
  held: readonly H[],
  wanted: { readonly unit: string; readonly post: string; readonly person: string },
  since: number | null,
  now: number,
): Seating<H> | Refusal {
  const term = termFrom({ since, until: null }, now);
  if (isRefusal(term)) return term;
  const opened = { ...wanted, since: term.since, until: null };
  const others = held.filter((holding) => !isEmpty(holding) && overlap(holding, opened));
  if (others.some((other) => other.person === wanted.person)) return refuse('already-held', 'person');
  if (!isSingle(wanted.post)) return { closed: [], opened };
  const later = others.find((other) => other.since !== null && other.since > term.since);
  if (later) return refuse('post-taken', 'post');
  return { closed: others.map((other) => ({ ...other, until: term.since })), opened };
}

/** The holding that ends at a moment. Refused: `backdated`; `not-held`, when he or she does not hold the post then. */
export function unseat<H extends PostHolding>(
  held: readonly H[],
  person: string,
  since: number | null,
  now: number,
): H | Refusal {
  const term = termFrom({ since, until: null }, now);
  if (isRefusal(term)) return term;
  const own = held.find(
    (holding) =>
      holding.person === person &&
      !isEmpty(holding) &&
      (holding.until === null || holding.until > term.since),
  );
  if (!own) return refuse('not-held', 'person');
  return { ...own, until: own.since === null ? term.since : Math.max(own.since, term.since) };
}

/**
 * A new stand-in. Refused: `backdated`, `period-reversed`; `already-held`, when the post is his or her own then;
 * `stand-in-overlaps`, since one acts for a post at a time.
 */
export function standIn(
  directory: Directory,
  wanted: { readonly unit: string; readonly post: string; readonly person: string },
  ordered: OrderedTerm,
  now: number,
): StandIn | Refusal {
  const term = termFrom(ordered, now);
  if (isRefusal(term)) return term;
  const set = { ...wanted, ...term };
  if (holderOf(directory, `${set.unit}#${set.post}`, term.since) === set.person)
    return refuse('already-held', 'person');
  const others = directory.standIns.get(set.unit) ?? [];
  const isTaken = others.some((other) => other.post === set.post && overlap(other, set));
  return isTaken ? refuse('stand-in-overlaps', 'since') : set;
}

/** A new absence. Refused: `backdated`, `period-reversed`; `absence-overlaps`, when he or she is away then anyhow. */
export function absence(
  directory: Directory,
  person: string,
  ordered: OrderedTerm,
  now: number,
): Absence | Refusal {
  const term = termFrom(ordered, now);
  if (isRefusal(term)) return term;
  const away = { person, ...term };
  const isTaken = (directory.absences.get(person) ?? []).some((other) => overlap(other, away));
  return isTaken ? refuse('absence-overlaps', 'since') : away;
}
