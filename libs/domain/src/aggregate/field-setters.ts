import type { Role } from '../directory/directory.ts';
import { refuse, type Refusal } from '../refusal.ts';
import type { Reader } from './reader.ts';

/**
 * Who may set a field of a command that he or she may give: anyone who gives it, or some of them alone: of a command that
 * an aggregate is moved by its actors, of one that begins one those with a role.
 */
export type Setters<Setter extends string = Role> = 'anyone' | readonly Setter[];

/** Every field of a command, and who may set it (domain text, Who may say what). One that is not here nobody may set. */
export type FieldSetters<Field extends string = string, Setter extends string = Role> = Readonly<
  Record<Field, Setters<Setter>>
>;

/**
 * Of each command of a kind every field: one added to what the commands say (`Contents`) is named here, or nothing
 * compiles. Every command takes a note.
 */
export type SettersOf<Contents, Setter extends string> = {
  readonly [Name in keyof Contents]: FieldSetters<FieldOf<Contents[Name]> | 'note', Setter>;
};
/** Also of contents that are one thing or another. */
type FieldOf<Content> = Content extends unknown ? Extract<keyof Content, string> : never;

export function maySet(setters: Setters, { roles }: Pick<Reader, 'roles'>): boolean {
  return setters === 'anyone' || roles.some((role) => setters.includes(role));
}

/**
 * The fields that are said and not to be set by whoever says them. A field that was left out, or says nothing (null, an
 * empty list), is not set.
 */
export function fieldsNotToSet<Setter extends string>(
  table: FieldSetters<string, Setter>,
  given: object,
  isSetBy: (setters: Setters<Setter>) => boolean,
): string[] {
  const said = new Map(Object.entries(given));
  return Object.entries(table)
    .filter(([field, setters]) => says(said.get(field)) && !isSetBy(setters))
    .map(([field]) => field);
}

/**
 * The fields that are not this reader's to set, as one refusal: `unauthenticated` for a caller without a token, who may
 * sign in, else `forbidden`.
 */
export function notTheirsToSet(table: FieldSetters, given: object, reader: Reader): Refusal | null {
  const fields = fieldsNotToSet(table, given, (setters) => maySet(setters, reader));
  if (fields.length === 0) return null;
  return refuse(reader.principal.kind === 'nobody' ? 'unauthenticated' : 'forbidden', fields);
}

function says(value: unknown): boolean {
  return value !== undefined && value !== null && !(Array.isArray(value) && value.length === 0);
}
