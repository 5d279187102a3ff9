import type { FuzzedService } from './fuzzed-service.ts';

/** JSON Schema 2020-12, as far as our documents use it. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly enum?: readonly (string | number)[];
  readonly const?: unknown;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly format?: string;
  readonly pattern?: string;
  /** Where a rule is beyond what a schema can say. */
  readonly examples?: readonly unknown[];
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly items?: Schema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: unknown;
  readonly propertyNames?: Schema;
}

export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required: boolean;
  readonly schema: Schema;
}

type Content = Readonly<Record<string, { readonly schema: Schema }>>;

export interface Operation {
  readonly method: string;
  /** As declared: `/v1/cases/{id}`. */
  readonly path: string;
  readonly parameters: readonly Parameter[];
  readonly requestBody?: { readonly content: Content };
  readonly responses: Readonly<Record<string, { readonly content?: Content }>>;
}

export interface ApiDocument {
  readonly operations: readonly Operation[];
  readonly schemas: Readonly<Record<string, Schema>>;
}

type Described = Omit<Operation, 'method' | 'path'>;

/** What a service says of itself in `/openapi.json`. */
export async function readApi(service: FuzzedService): Promise<ApiDocument> {
  const { body } = await service.get('/openapi.json');
  const paths = body.paths as Record<string, Record<string, Described>>;
  const operations = Object.entries(paths).flatMap(([path, calls]) =>
    Object.entries(calls).map(([method, call]) => ({ ...call, method: method.toUpperCase(), path })),
  );
  return { operations, schemas: (body.components?.schemas ?? {}) as Record<string, Schema> };
}

/** What the document says of a call, which is told by its method and address alone; HEAD answers as GET does. */
export function operationAt({ operations }: ApiDocument, method: string, path: string): Operation | null {
  const declared = method === 'HEAD' ? 'GET' : method;
  return operations.find((each) => each.method === declared && each.path === path) ?? null;
}

/** Whether a call sent again under the same `Idempotency-Key` is answered as the first time. */
export function takesKey({ parameters }: Operation): boolean {
  return parameters.some((each) => each.in === 'header' && each.name === 'Idempotency-Key');
}
