import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import type { Operation } from './api-operations.ts';
import { writeJson } from './hostile-values.ts';
import type { Knowledge } from './knowledge.ts';
import { rarely } from './rarely.ts';
import { valueOf } from './schema-values.ts';
import { csvFiles } from './mutated-csv.ts';
import { sentFiles } from './mutated-files.ts';
import { mutations } from './mutated-values.ts';

type Bytes = Uint8Array<ArrayBuffer>;
export interface Body {
  readonly type: string;
  readonly bytes: Bytes;
  readonly encoding?: string;
}

const utf8 = new TextEncoder();

/** A body an operation should take, as far as its schema and the examples say. */
export function goodBody(operation: Operation, { api, known, examples }: Knowledge): fc.Arbitrary<unknown> {
  const json = operation.requestBody?.content['application/json'];
  if (json) return valueOf(json.schema, { schemas: api.schemas, known });
  const files = examples[`${operation.method} ${operation.path}`] ?? [];
  return fc.constantFrom(...files.map(({ body }) => body), '');
}

/** A body without anything odd about it. */
export function bodyAsIs({ requestBody }: Operation, value: unknown): Body | null {
  if (!requestBody) return null;
  if (value instanceof Uint8Array) return { type: 'application/octet-stream', bytes: new Uint8Array(value) };
  return typeof value === 'string'
    ? { type: 'text/csv', bytes: utf8.encode(value) }
    : { type: 'application/json', bytes: utf8.encode(JSON.stringify(value)) };
}

/** That body, the same with something wrong about it, or junk. */
export function bodyOf({ requestBody }: Operation, good: fc.Arbitrary<unknown>): fc.Arbitrary<Body | null> {
  const junk = fc.oneof(
    junkJson.map((bytes) => ({ type: 'application/json', bytes })),
    fc
      .constantFrom('application/json', 'text/csv')
      .chain((type) => packed.map((each) => ({ ...each, type }))),
  );
  if (!requestBody) return rarely<Body | null>(junk, null);
  if (requestBody.content['text/csv'])
    return good.chain((file) => csvFiles(String(file)).map((bytes) => ({ type: 'text/csv', bytes })));
  if (!requestBody.content['application/json']) {
    const taken = Object.keys(requestBody.content);
    return good.chain((file) => sentFiles(file instanceof Uint8Array ? file : new Uint8Array(), taken));
  }
  const either = fc.oneof(good, mutations(good));
  return rarely(
    junk,
    either.map((value) => ({ type: 'application/json', bytes: utf8.encode(writeJson(value)) })),
  );
}

const gzipped = (bytes: Uint8Array) => new Uint8Array(gzipSync(bytes));

/** Bodies that say they are packed: well, badly, or so that they burst what unpacks them. */
const packed = fc.constantFrom(
  { encoding: 'gzip', bytes: gzipped(utf8.encode('{"note":"x"}')) },
  { encoding: 'gzip', bytes: gzipped(utf8.encode('{"note":"x"}')).slice(0, 20) },
  { encoding: 'gzip', bytes: gzipped(new Uint8Array(30_000_000)) },
  { encoding: 'gzip', bytes: utf8.encode('{}') },
  { encoding: 'deflate', bytes: utf8.encode('{}') },
  { encoding: 'br', bytes: utf8.encode('{}') },
  { encoding: 'zstd', bytes: utf8.encode('{}') },
);
const junkJson: fc.Arbitrary<Bytes> = fc.oneof(
  fc.constantFrom(
    ...[
      '',
      '{',
      '[',
      '"',
      'null',
      '0',
      '[]',
      '{}',
      '{"a":1,}',
      '{"a":1}{"a":1}',
      '\ufeff{}',
      'NaN',
      "{'a':1}",
      '/**/{}',
    ].map((text) => utf8.encode(text)),
    utf8.encode('['.repeat(200_000)),
    utf8.encode('{"a":'.repeat(100_000)),
    utf8.encode(`[${'[],'.repeat(100_000)}[]]`),
    utf8.encode(`{"summary":"${'a'.repeat(1_100_000)}"}`),
    new Uint8Array([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]),
    new Uint8Array([0x1f, 0x8b, 0x08, 0x00, 0xff]),
  ),
  fc.uint8Array({ maxLength: 60 }).map((bytes) => new Uint8Array(bytes)),
);
