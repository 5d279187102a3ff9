/** What a citizen wrote: the letter of the matter it is about within its street, then summary, detail and place. */
export type Telling = readonly [matter: string, summary: string, detail: string, place: string];

/** Matters of one category in one street or neighbourhood; two tellings with one letter are about one matter. */
export interface Street {
  readonly category: string;
  readonly tellings: readonly Telling[];
}

export interface Pair {
  readonly category: string;
  readonly one: Telling;
  readonly other: Telling;
  readonly isSame: boolean;
}

/** Every two tellings of a street: the same matter in other words, or another matter of the same place and category. */
export function pairsOf(streets: readonly Street[]): Pair[] {
  return streets.flatMap(({ category, tellings }) =>
    tellings.flatMap((one, i) =>
      tellings.slice(i + 1).map((other) => ({ category, one, other, isSame: one[0] === other[0] })),
    ),
  );
}
