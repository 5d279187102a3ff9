import type { Reader } from '@fengqiao/domain/case/visibility/confidentiality';
import { seatPaths } from '@fengqiao/domain/case/visibility/reader-seats';
import { seesWholeBureau, unitsAtOrBelow, type Directory } from '@fengqiao/domain/directory/directory';

/** Whoever reads, in the directory of the moment. */
export interface ReaderIn {
  readonly reader: Reader;
  readonly directory: Directory;
}

/**
 * Whether a case `c` is within a reader's scope, by what the two values of `scopeOf` are called in the statement. `unit` is
 * the handling unit, before that the owner's: named instead of the former, each part has an index.
 */
export const inScope = (units: string, person: string) =>
  `(c.unit = any(${units}::text[]) or c.owner_unit = any(${units}::text[]) or c.handler = ${person} or c.subjects_in_words)`;

/** The units whose cases a reader sees, and who reads; null: the whole bureau's. */
export function scopeOf({ reader, directory }: ReaderIn) {
  if (seesWholeBureau(reader)) return null;
  return { scope: unitsAtOrBelow(directory, seatPaths(reader)), person: reader.id ?? '' };
}
