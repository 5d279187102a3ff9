/** 三零: no petition, no accident, no case. */
export const occurrenceKinds = ['petition', 'accident', 'case'] as const;
export type OccurrenceKind = (typeof occurrenceKinds)[number];

export interface ZeroShare {
  readonly kind: OccurrenceKind;
  /** Places where nothing of the kind happened. */
  readonly zero: number;
  /** Per cent of all places, two decimals; null without places. */
  readonly share: number | null;
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
