/** A stretch in which one person, or nobody, held a post; epoch milliseconds, half-open. */
export interface Stint {
  /** Null: vacant, or nobody knows. */
  readonly person: string | null;
  readonly from: number;
  readonly to: number;
  /** Where it is known from: the directory, acts the holder did in person, or not at all. */
  readonly basis: 'directory' | 'acts' | 'unknown';
}

/** What the directory says of one post; null is as far back, or on, as it knows. */
export interface Holding {
  readonly person: string;
  readonly since: number | null;
  readonly until: number | null;
}

/** Somebody did in person what only the holder of the post does. */
export interface Sighting {
  readonly person: string;
  readonly at: number;
}

/**
 * Who held a post through a stretch, one stint after the other, without gaps. The directory is believed wherever it
 * speaks of the post at all; without it a person holds it from the first act seen until somebody else's.
 */
export function stintsOf(
  holdings: readonly Holding[],
  sightings: readonly Sighting[],
  { from, to }: { readonly from: number; readonly to: number },
): Stint[] {
  const known = holdings.length > 0 ? holdings.map(asDirectory) : asActs(sightings);
  const basis = holdings.length > 0 ? 'directory' : 'unknown';
  const stints: Stint[] = [];
  let at = from;
  for (const stint of known.sort((one, other) => one.from - other.from)) {
    const [begins, ends] = [Math.max(stint.from, at), Math.min(stint.to, to)];
    if (begins >= ends) continue;
    if (begins > at) stints.push({ person: null, from: at, to: begins, basis });
    stints.push({ ...stint, from: begins, to: ends });
    at = ends;
  }
  if (at < to) stints.push({ person: null, from: at, to, basis });
  return stints;
}

function asDirectory({ person, since, until }: Holding): Stint {
  return {
    person,
    from: since ?? Number.NEGATIVE_INFINITY,
    to: until ?? Number.POSITIVE_INFINITY,
    basis: 'directory',
  };
}

function asActs(sightings: readonly Sighting[]): Stint[] {
  const stints: Stint[] = [];
  for (const { person, at } of [...sightings].sort((one, other) => one.at - other.at)) {
    const last = stints.at(-1);
    if (last?.person === person) continue;
    if (last) stints[stints.length - 1] = { ...last, to: at };
    stints.push({ person, from: at, to: Number.POSITIVE_INFINITY, basis: 'acts' });
  }
  return stints;
}

/** A stretch in which somebody sat for the holder of a post; epoch milliseconds, half-open. */
export interface StandInTerm {
  readonly person: string;
  readonly from: number;
  readonly to: number;
}

/**
 * Where in a stint somebody stood in, in order, each moment once: of two terms that overlap (intake refuses them) the
 * earlier holds. What is left of the stint is the holder's own.
 */
export function standInsOf(
  terms: readonly Holding[],
  { from, to }: { readonly from: number; readonly to: number },
): StandInTerm[] {
  const found: StandInTerm[] = [];
  let at = from;
  for (const { person, from: begins, to: ends } of terms.map(asDirectory).sort((a, b) => a.from - b.from)) {
    const [first, last] = [Math.max(begins, at), Math.min(ends, to)];
    if (first >= last || person === null) continue;
    found.push({ person, from: first, to: last });
    at = last;
  }
  return found;
}
