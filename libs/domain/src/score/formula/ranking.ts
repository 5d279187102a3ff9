export interface Rankable {
  readonly score: number | null;
}

/** By score, the best first; equal scores share a rank and the next one is skipped (1, 1, 3). No score, no rank. */
export function rankOf<T extends Rankable>(items: readonly T[]): (T & { readonly rank: number | null })[] {
  const scores = items.flatMap(({ score }) => score ?? []);
  return items.map((item) => {
    const { score } = item;
    const rank = score === null ? null : 1 + scores.filter((other) => other > score).length;
    return { ...item, rank };
  });
}
