import type { z } from 'zod';

/** A real value of a schema, kept by the name the schema has in the OpenAPI document. */
export interface SchemaExample {
  readonly id: string;
  readonly value: unknown;
}

/** Of a body, as a caller sends it; each is sent to a running service by that service's fuzz test. */
export function sent<Schema extends z.ZodType>(schema: Schema, value: z.input<Schema>): SchemaExample {
  return { id: idOf(schema), value };
}

/** Of an answer, as a service gives it. */
export function answered<Schema extends z.ZodType>(schema: Schema, value: z.output<Schema>): SchemaExample {
  return { id: idOf(schema), value };
}

function idOf(schema: z.ZodType): string {
  const { id } = schema.meta() ?? {};
  if (typeof id !== 'string') throw new Error('an example of a schema without a name');
  return id;
}
