import { sitsOver, type Belonging, type PlainPremises } from '../../aggregate/plain-kind.ts';
import { personAsReader, type Reader } from '../../aggregate/reader.ts';

/** Whether somebody works where a hazard is, or above. */
export function sitsThere(hazard: Belonging, reader: Reader): boolean {
  return (['desk', 'officer'] as const).some((role) => sitsOver(hazard, role, reader) !== null);
}

export function mayHandle(person: string, hazard: Belonging, { directory, now }: PlainPremises): boolean {
  return sitsThere(hazard, personAsReader(directory, person, now));
}
