import type { ApiDocument, Operation, Schema } from './api-operations.ts';
import type { Example, Knowledge } from './knowledge.ts';

/** The JSON body that an operation's description offers to try out; undefined where it offers none. */
export function documentedBody({ requestBody }: Operation, { schemas }: ApiDocument): unknown {
  const schema = requestBody?.content['application/json']?.schema;
  return schema && exampleOf(schema, schemas);
}

function exampleOf({ $ref, examples }: Schema, schemas: ApiDocument['schemas']): unknown {
  if (examples) return examples[0];
  const named = $ref && schemas[$ref.replace('#/components/schemas/', '')];
  return named ? exampleOf(named, schemas) : undefined;
}

/** Operations whose body is shown, and of which nobody knows a call that should be taken. */
export function untriedBodies(api: ApiDocument, examples: Knowledge['examples']): string[] {
  return api.operations
    .filter((operation) => documentedBody(operation, api) !== undefined)
    .map(({ method, path }) => `${method} ${path}`)
    .filter((operation) => !examples[operation]);
}

/** Operations that take JSON and of which nothing is shown. */
export function undocumentedBodies(api: ApiDocument): string[] {
  const takesJson = api.operations.filter(({ requestBody }) => requestBody?.content['application/json']);
  return takesJson
    .filter((operation) => documentedBody(operation, api) === undefined)
    .map(({ method, path }) => `${method} ${path}`);
}

/** A good call as a reader of the document would make it: with its body, but for what only the state can say. */
export function asDocumented(operation: Operation, api: ApiDocument, example: Example): Example {
  const documented = documentedBody(operation, api);
  if (documented === undefined) return example;
  const given = (example.body ?? {}) as Record<string, unknown>;
  const ofState = Object.fromEntries((example.ofState ?? []).map((name) => [name, given[name]]));
  return { ...example, body: { ...(documented as object), ...ofState } };
}
