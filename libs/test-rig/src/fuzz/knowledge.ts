import type { ApiDocument } from './api-operations.ts';
import type { Caller } from './callers.ts';
import type { KnownValues } from './schema-values.ts';

/** A call that succeeds, at least the first time it is made. */
export interface Example {
  readonly as: string;
  readonly id?: string;
  /** Other parts of the address, by name. */
  readonly params?: Readonly<Record<string, string>>;
  /** Of a citizen's case. */
  readonly number?: string;
  /** What follows the question mark. */
  readonly query?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Text is a table, bytes are a file, anything else JSON. */
  readonly body?: unknown;
  /** Fields of the body that depend on what there is: the document's example can only stand for them. */
  readonly ofState?: readonly string[];
}

export interface Knowledge {
  readonly api: ApiDocument;
  readonly callers: readonly Caller[];
  readonly known: KnownValues;
  /** By method and declared address: what random values alone would seldom come to. */
  readonly examples: Readonly<Record<string, readonly Example[]>>;
}
