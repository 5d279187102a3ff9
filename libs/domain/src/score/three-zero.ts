import { refuse, type Refusal } from '../refusal.ts';

/** 三零: no petition, no accident, no case. */
export const occurrenceKinds = ['petition', 'accident', 'case'] as const;
export type OccurrenceKind = (typeof occurrenceKinds)[number];

/** A place with what happened there; kinds in the order of `occurrenceKinds`. */
export interface AffectedPlace {
  readonly place: string;
  readonly kinds: readonly OccurrenceKind[];
}

export interface ZeroShare {
  readonly kind: OccurrenceKind;
  /** Places where nothing of the kind happened. */
  readonly zero: number;
  /** Per cent of all places, two decimals; null without places. */
  readonly share: number | null;
}

/** Whether the index counts an occurrence; it was imported, so it does until an administrator takes it back. */
export interface Ruling {
  readonly counts: boolean;
}

/** Taken back once; one that counts is not restored. The last ruling holds. */
export function rule(
  rulings: readonly Ruling[],
  counts: boolean,
): Refusal<'already-taken-back' | 'not-taken-back'> | null {
  const isCounted = rulings.at(-1)?.counts ?? true;
  if (isCounted !== counts) return null;
  return counts ? refuse('not-taken-back') : refuse('already-taken-back');
}

/** Places of which the index says something else than before, each with its kinds then and now. */
export function differenceOfAffected(
  before: readonly AffectedPlace[],
  after: readonly AffectedPlace[],
): {
  readonly place: string;
  readonly from: readonly OccurrenceKind[];
  readonly to: readonly OccurrenceKind[];
}[] {
  const [old, now] = [before, after].map(
    (struck) => new Map(struck.map(({ place, kinds }) => [place, kinds])),
  );
  const places = [...new Set([...before, ...after].map(({ place }) => place))].sort();
  return places
    .map((place) => ({ place, from: old?.get(place) ?? [], to: now?.get(place) ?? [] }))
    .filter(({ from, to }) => from.join() !== to.join());
}

/** For each kind, how many of the places had none of it, whatever the number they had. */
export function zeroShares(
  places: readonly string[],
  occurrences: readonly { readonly place: string; readonly kind: OccurrenceKind }[],
): ZeroShare[] {
  return occurrenceKinds.map((kind) => {
    const struck = new Set(occurrences.filter((each) => each.kind === kind).map(({ place }) => place));
    const zero = places.filter((place) => !struck.has(place)).length;
    const share = places.length === 0 ? null : Math.round((zero / places.length) * 10_000) / 100;
    return { kind, zero, share };
  });
}
