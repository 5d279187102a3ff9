import { randomUUID } from 'node:crypto';
import type { Language } from '@fengqiao/contracts/problem';
import fc from 'fast-check';
import { asDocumented } from './documented-bodies.ts';
import { targetOf } from './addresses.ts';
import { operationAt, takesKey, type Operation } from './api-operations.ts';
import { bodyAsIs, bodyOf, goodBody, type Body } from './bodies.ts';
import type { Caller } from './callers.ts';
import { language, oddHeaders, preconditions } from './headers.ts';
import type { Example, Knowledge } from './knowledge.ts';
import { rarely } from './rarely.ts';
import type { FuzzRequest } from './send-request.ts';

export interface FuzzCall {
  readonly operation: Operation | null;
  readonly caller: string;
  readonly language: Language | null;
  readonly request: FuzzRequest;
}

/** Any call a described service may meet: good ones, ones with one thing wrong, and junk. */
export function anyCall(knowledge: Knowledge): fc.Arbitrary<FuzzCall> {
  const described = fc.constantFrom(...knowledge.api.operations);
  return rarely(
    strayCall(knowledge),
    described.chain((operation) => callOf(operation, knowledge)),
  );
}

/**
 * The first example of each operation, with the body its description shows, and a bare question to each list: what must
 * get past every check before odd calls mean anything. What may be sent again brings a key that nobody guesses.
 */
export function plainCalls({ api, callers, examples }: Knowledge): FuzzCall[] {
  return api.operations.flatMap((operation) => {
    const isList = operation.method === 'GET' && !operation.path.includes('{');
    const bare: Example | undefined = isList ? { as: callers[0]?.name ?? '' } : undefined;
    const known = examples[`${operation.method} ${operation.path}`]?.[0] ?? bare;
    const example = known && asDocumented(operation, api, known);
    const caller = callers.find(({ name }) => name === example?.as);
    if (!example || !caller) return [];
    const { method } = operation;
    const [body, target] = [bodyAsIs(operation, example.body), targetOfExample(operation, example)];
    const key: Headers = takesKey(operation) ? [['idempotency-key', randomUUID()]] : [];
    const headers = [...headersOfExample(example), ...key];
    return assemble({ method, operation, target, body, caller, language: [null, null], headers });
  });
}

function targetOfExample({ path }: Operation, { id = '', number = '', params = {}, query }: Example): string {
  const parts: Record<string, string> = { id, number, ...params };
  const filled = path.replaceAll(/\{(\w+)\}/g, (part, name: string) => parts[name] ?? part);
  return `${filled}${query ? `?${query}` : ''}`;
}

function headersOfExample({ headers = {} }: Example): FuzzRequest['headers'] {
  return Object.entries(headers);
}

function callOf(operation: Operation, knowledge: Knowledge): fc.Arbitrary<FuzzCall> {
  const { callers, examples } = knowledge;
  const known = examples[`${operation.method} ${operation.path}`] ?? [];
  const anything = callWith(operation, {
    target: targetOf(operation, knowledge),
    body: bodyOf(operation, goodBody(operation, knowledge)),
    caller: fc.constantFrom(...callers),
  });
  if (known.length === 0) return anything;
  const fromExample = fc.constantFrom(...known).chain((example) =>
    callWith(operation, {
      target: fc.constant(targetOfExample(operation, example)),
      body: bodyOf(operation, fc.constant(example.body)),
      caller: fc.constantFrom(...callers.filter(({ name }) => name === example.as)),
      usual: headersOfExample(example),
    }),
  );
  return fc.oneof(anything, fromExample);
}

interface Parts {
  readonly target: fc.Arbitrary<string>;
  readonly body: fc.Arbitrary<Body | null>;
  readonly caller: fc.Arbitrary<Caller>;
}

type Headers = FuzzRequest['headers'];

function callWith(
  operation: Operation,
  { usual = [], ...parts }: Parts & { usual?: Headers },
): fc.Arbitrary<FuzzCall> {
  const { method } = operation;
  return fc
    .record({ ...parts, language, preconditions, odd: rarely(oddHeaders, []) })
    .map(({ preconditions, odd, ...call }) =>
      assemble({ ...call, operation, method, headers: [...usual, ...preconditions, ...odd] }),
    );
}

const undeclared = [
  '/',
  '//',
  '/v1',
  '/v1/',
  '/v2/cases',
  '/.env',
  '/v1/%2e%2e/%2e%2e/etc/passwd',
  '/%',
  '/docs/%ff',
  '*',
];
const methods = ['GET', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD', 'TRACE', 'PROPFIND', 'QUERY'];

/** Any method at any address, of which few are in the document together. */
function strayCall({ api, callers }: Knowledge): fc.Arbitrary<FuzzCall> {
  return fc
    .record({
      method: fc.constantFrom(...methods),
      target: fc.constantFrom(...api.operations.map(({ path }) => path), ...undeclared),
      caller: fc.constantFrom(...callers),
      language,
    })
    .map((call) => {
      const operation = operationAt(api, call.method, call.target);
      return assemble({ ...call, operation, body: null, headers: [] });
    });
}

function assemble(parts: {
  method: string;
  operation: Operation | null;
  target: string;
  body: Body | null;
  caller: Caller;
  language: readonly [string | null, Language | null];
  headers: FuzzRequest['headers'];
}): FuzzCall {
  const { method, operation, target, body, caller, headers } = parts;
  const [asked, answered] = parts.language;
  const odd = new Set(headers.map(([name]) => name));
  const usual: [string, string | null][] = [
    ['authorization', caller.authorization],
    ['accept-language', asked],
    ['content-type', body?.type ?? null],
    ['content-encoding', body?.encoding ?? null],
  ];
  const told = usual.filter((each): each is [string, string] => each[1] !== null && !odd.has(each[0]));
  const request = { method, target, headers: [...told, ...headers], body: body?.bytes ?? null };
  const call = { operation, caller: caller.name, language: answered, request };
  return Object.defineProperty(call, fc.toStringMethod, { value: () => asText(call) });
}

/** A counterexample as a person reads it: without the token and the middle of what is long. */
function asText({ caller, request: { method, target, headers, body } }: FuzzCall): string {
  const short = (text: string) =>
    text.length > 600 ? `${text.slice(0, 500)}…(${text.length})…${text.slice(-50)}` : text;
  const told = headers.filter(([name]) => name !== 'authorization').map((each) => each.join(': '));
  const sent = body ? JSON.stringify(Buffer.from(body).toString('utf8')) : 'no body';
  return [`${method} ${target}`, `by ${caller}`, ...told, sent].map(short).join('\n');
}
