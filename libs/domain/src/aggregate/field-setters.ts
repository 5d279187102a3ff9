import type { Role } from '../directory/directory.ts';
import { refuse, type Refusal } from '../refusal.ts';
import type { Reader } from './reader.ts';

/** Who may set a field of a command that he or she may give: anyone, or somebody with one of these roles. */
export type Setters = 'anyone' | readonly Role[];

/** Every field of a command, and who may set it (domain text, Who may say what). One that is not here nobody may set. */
export type FieldSetters<Field extends string = string> = Readonly<Record<Field, Setters>>;

export function maySet(setters: Setters, { roles }: Pick<Reader, 'roles'>): boolean {
  return setters === 'anyone' || roles.some((role) => setters.includes(role));
}

/**
 * The fields that are not this reader's to set, as one refusal: `unauthenticated` for a caller without a token, who may
 * sign in, else `forbidden`. A field that was left out, or says nothing (null, an empty list), is not set.
 */
export function notTheirsToSet(table: FieldSetters, given: object, reader: Reader): Refusal | null {
  const said = new Map(Object.entries(given));
  const fields = Object.entries(table)
    .filter(([field, setters]) => says(said.get(field)) && !maySet(setters, reader))
    .map(([field]) => field);
  if (fields.length === 0) return null;
  return refuse(reader.principal.kind === 'nobody' ? 'unauthenticated' : 'forbidden', fields);
}

function says(value: unknown): boolean {
  return value !== undefined && value !== null && !(Array.isArray(value) && value.length === 0);
}
