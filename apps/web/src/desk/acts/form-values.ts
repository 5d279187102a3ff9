import type { FieldShape } from './field-shape.ts';

export type Values = Readonly<Record<string, unknown>>;

/** What is sent: what was left empty is left out, at every depth. */
export function bodyOf(values: Values): Record<string, unknown> {
  return (pruned(values) ?? {}) as Record<string, unknown>;
}

function pruned(value: unknown): unknown {
  if (typeof value === 'string') return value.trim() === '' ? undefined : value;
  if (Array.isArray(value)) return value.map(pruned).filter((each) => each !== undefined);
  if (typeof value !== 'object' || value === null) return value ?? undefined;
  const kept = Object.entries(value).flatMap(([name, each]) => {
    const left = pruned(each);
    return left === undefined || isEmptyList(left) ? [] : [[name, left] as const];
  });
  return kept.length === 0 ? undefined : Object.fromEntries(kept);
}

const isEmptyList = (value: unknown) => Array.isArray(value) && value.length === 0;

/** Paths of fields that must be filled in and are not; within what may be left out, only once it was begun. */
export function missing(shape: FieldShape, body: Values, path = ''): string[] {
  return Object.entries(shape.properties ?? {}).flatMap(([name, field]) => {
    const at = path ? `${path}.${name}` : name;
    const value = body[name];
    const isRequired = shape.required?.includes(name) && field.default === undefined;
    if (value === undefined) return isRequired ? [at] : [];
    return field.properties ? missing(field, value as Values, at) : [];
  });
}

/** Of a command said in one of several ways, the way that was chosen: named by what it alone must say. */
export function variantsOf(
  shape: FieldShape,
): readonly { readonly name: string; readonly shape: FieldShape }[] {
  return (shape.anyOf ?? []).map((each) => ({ name: each.required?.[0] ?? '', shape: each }));
}
