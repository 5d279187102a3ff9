/**
 * A place as it is compared: the width of characters, letters' case and blanks make no other place of it.
 */
export function placeKey(name: string): string {
  return name.normalize('NFKC').toLowerCase().normalize('NFKC').replace(/\s+/gu, '');
}

/** A name of the table of places, as `placeKey` has it, and the unit whose it is. */
export interface NamedPlace {
  readonly key: string;
  readonly unit: string;
}

/** 红旗 stands in many addresses by chance, a single character in nearly all. */
export const shortestNameWithin = 2;

/**
 * The unit that words about a place (as `placeKey` has them) lead to: a citizen writes 红旗社区三号楼 where the table has
 * 红旗社区. Of names that stand in another that stands there too the longer one counts, and of units the one that lies
 * in all the others (东城区学府路). Where there is no such unit nobody is guessed: null, as where no name stands there.
 */
export function leadsTo(words: string, places: readonly NamedPlace[]): string | null {
  const standing = places.filter(({ key }) => words.includes(key));
  const longest = standing.filter(
    ({ key }) => !standing.some((other) => other.key !== key && other.key.includes(key)),
  );
  const units = longest.map(({ unit }) => unit);
  return units.find((unit) => units.every((other) => `${unit}.`.startsWith(`${other}.`))) ?? null;
}
