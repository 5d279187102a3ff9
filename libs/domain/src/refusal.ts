/**
 * A rule said no. Refusals are values, made where the rule is (never thrown), and carry a stable code that
 * outside clients rely on; the words for a code, in both languages, live at the boundary.
 */
export interface Refusal<Code extends string = string> {
  readonly refused: true;
  readonly code: Code;
  /** Dotted paths of the offending inputs, empty when the refusal is about the moment or the person. */
  readonly fields: readonly string[];
  /** Codes, ids and moments that the message may name; never personal data. */
  readonly details: Readonly<Record<string, string | number>>;
  /** Where each place has a code of its own; else every field has the refusal's. */
  readonly each?: readonly { readonly field: string; readonly code: string }[];
}

export function refuse<Code extends string>(
  code: Code,
  fields: string | readonly string[] = [],
  details: Readonly<Record<string, string | number>> = {},
): Refusal<Code> {
  return { refused: true, code, fields: typeof fields === 'string' ? [fields] : fields, details };
}

export function isRefusal(value: unknown): value is Refusal {
  return typeof value === 'object' && value !== null && 'refused' in value && value.refused === true;
}
