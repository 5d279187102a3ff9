import { sitsOver, type Belonging } from '../../aggregate/plain-kind.ts';
import type { Reader } from '../../aggregate/reader.ts';

/**
 * Whether a reader is told who must put a hazard right, by name and telephone: whoever works where it is, or above, and
 * who handles it. Who sees the whole bureau without working there sees the matter and not the person.
 */
export function mayReadResponsible(
  hazard: Belonging & { readonly handler: string | null },
  reader: Reader,
): boolean {
  if (reader.id !== null && reader.id === hazard.handler) return true;
  return (['desk', 'officer', 'chief'] as const).some((role) => sitsOver(hazard, role, reader) !== null);
}
