import type { ApiDocument } from './api-operations.ts';
import type { Caller } from './callers.ts';
import type { KnownValues } from './schema-values.ts';

/** A call that succeeds, at least the first time it is made. */
export interface Example {
  readonly as: string;
  readonly id?: string;
  /** Behind the address: `unit=shifan`. */
  readonly query?: string;
  /** Text is a file, anything else JSON. */
  readonly body?: unknown;
}

export interface Knowledge {
  readonly api: ApiDocument;
  readonly callers: readonly Caller[];
  readonly known: KnownValues;
  /** By method and declared address: what random values alone would seldom come to. */
  readonly examples: Readonly<Record<string, readonly Example[]>>;
}
