import fc from 'fast-check';
import type { Schema } from './api-operations.ts';

/** What the service knows, by the name of the field or parameter that takes it: units, people, ids. */
export type KnownValues = Readonly<Record<string, readonly string[]>>;

interface Context {
  readonly schemas: Readonly<Record<string, Schema>>;
  readonly known: KnownValues;
}

const someText = fc.oneof(
  fc.constantFrom('夜间施工噪声', 'Noise at night', '第一行\n第二行', 'العربية', '😀', 'a\tb'),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }),
);
const someMoment = fc
  .record({
    at: fc.date({
      min: new Date('2026-01-01T00:00:00Z'),
      max: new Date('2027-06-01T00:00:00Z'),
      noInvalidDate: true,
    }),
    zone: fc.constantFrom('Z', '+08:00', '-11:30'),
  })
  .map(({ at, zone }) => at.toISOString().slice(0, 19) + zone);
const someDuration = fc.constantFrom('P1W', 'PT3M', 'P20Y', 'P1M', 'PT36H', 'P0D', 'PT1S');

/** Values that fit a schema, as far as a schema can say; `name` is the field's. */
export function valueOf(schema: Schema, context: Context, name = ''): fc.Arbitrary<unknown> {
  if (schema.$ref) return valueOf(resolve(schema.$ref, context), context, name);
  const known = context.known[name];
  if (known && known.length > 0 && schema.type === 'string') return fc.constantFrom(...known);
  if ('const' in schema) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  const either = schema.anyOf ?? schema.oneOf;
  if (either) return fc.oneof(...either.map((each) => valueOf(each, context, name)));
  switch (schema.type) {
    case 'string':
      return textOf(schema, name);
    case 'integer':
      return fc.integer({ min: within(schema.minimum ?? 0), max: within(schema.maximum ?? 4_000) });
    case 'number':
      return fc.oneof(fc.integer({ min: 0, max: 400 }), fc.double({ min: 0, max: 400, noNaN: true }));
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    case 'array':
      return fc.array(valueOf(schema.items ?? {}, context, name), {
        minLength: schema.minItems ?? 0,
        maxLength: Math.min(schema.maxItems ?? 4, (schema.minItems ?? 0) + 3),
      });
    case 'object':
      return objectOf(schema, context);
    default:
      return fc.jsonValue();
  }
}

function objectOf(schema: Schema, context: Context): fc.Arbitrary<unknown> {
  const { properties, propertyNames, additionalProperties } = schema;
  if (!properties && propertyNames && typeof additionalProperties === 'object')
    return fc.dictionary(
      valueOf(propertyNames, context) as fc.Arbitrary<string>,
      valueOf(additionalProperties as Schema, context),
      { maxKeys: 7 },
    );
  const fields = Object.entries(properties ?? {}).map(
    ([name, each]) => [name, valueOf(each, context, name)] as const,
  );
  const requiredKeys = [...(schema.required ?? [])];
  return fc.record(Object.fromEntries(fields), { requiredKeys, noNullPrototype: true });
}

function textOf(
  { format, pattern, examples = [], minLength = 0, maxLength = 10_000 }: Schema,
  name: string,
): fc.Arbitrary<string> {
  if (examples.length > 0) return fc.constantFrom(...examples);
  if (format === 'uuid') return fc.uuid({ version: [4, 7] });
  if (format === 'date-time') return someMoment;
  if (format === 'uri') return fc.webUrl();
  if (name === 'duration') return someDuration;
  if (!pattern || /\\p\{/.test(pattern)) {
    const fits = new RegExp(pattern ?? '', 'u');
    return someText.filter(
      (text) => fits.test(text) && text.length <= maxLength && text.trim().length >= minLength,
    );
  }
  return fc
    .stringMatching(new RegExp(pattern), { maxLength: Math.min(maxLength, 60) })
    .filter((text) => text.length >= minLength);
}

/** Numbers without bounds of their own are written down with the largest there are. */
function within(bound: number): number {
  return Math.max(-1_000_000, Math.min(1_000_000, bound));
}

function resolve(ref: string, { schemas }: Context): Schema {
  const found = schemas[ref.slice(ref.lastIndexOf('/') + 1)];
  if (!found) throw new Error(`the document does not hold ${ref}`);
  return found;
}
