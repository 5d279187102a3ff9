import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import type { FuzzedService } from './fuzzed-service.ts';
import { readApi, takesKey, type Operation } from './api-operations.ts';
import { callersOf } from './callers.ts';
import { Judge } from './judge-answer.ts';
import { documentedBody, undocumentedBodies, untriedBodies } from './documented-bodies.ts';
import type { Knowledge } from './knowledge.ts';
import { anyCall, plainCalls, type FuzzCall } from './requests.ts';
import { RowCounts } from './row-counts.ts';
import { Client, type FuzzAnswer } from './send-request.ts';

export interface FuzzPlan extends Omit<Knowledge, 'api' | 'callers'> {
  /** People of the sample who get furthest. */
  readonly people: readonly string[];
  /** A command or question that must still succeed after everything. */
  readonly stillWorks: () => Promise<{ readonly status: number }>;
}

export interface FuzzOutcome {
  /** Operations of which no plain call succeeded: what is only ever refused is hardly tested, and must not hang on a seed. */
  readonly onlyRefused: string[];
  /** Operations whose description shows no body, or one that is refused where it should be taken, with what is said. */
  readonly badExamples: string[];
  /** Operations that answered the same call under the same key otherwise than the first time, with both answers. */
  readonly badRepeats: string[];
}

/** Random calls to each service. `npm run fuzz` raises them and takes a seed of its own; `npm test` always asks the same. */
export const fuzzRuns = Number(process.env['FENGQIAO_FUZZ_RUNS'] ?? 300);
/** At least, so that more operations do not mean fewer calls to each. */
const callsToEach = 3;
const seed = Number(process.env['FENGQIAO_FUZZ_SEED'] ?? 20_261_120);

/**
 * Calls a service with whatever comes to mind and throws, with the smallest call that shows it, unless every call is
 * answered in time, never with 5xx, refused in the agreed form and language with nothing written and nothing told,
 * and otherwise as the document promises.
 */
export async function fuzzService(service: FuzzedService, plan: FuzzPlan): Promise<FuzzOutcome> {
  const api = await readApi(service);
  const callers = await callersOf(service, plan.people);
  const counts = await RowCounts.of(service.dataSource);
  const judge = new Judge(api);
  const client = new Client(service.running.url);
  const succeeded = new Set<string>();
  let onlyRefused: string[] = [];
  let rows = await counts.read();
  const isAsPromised = async (call: FuzzCall): Promise<FuzzAnswer> => {
    const answer = await client.send(call.request);
    const { method } = call.request;
    const wrong = judge.judge(answer, { ...call, method });
    const after = await counts.read();
    if (answer.status >= 400 && after !== rows) wrong.push(`refused, but wrote: ${rows} → ${after}`);
    rows = after;
    const { operation } = call;
    if (operation && answer.status < 400) succeeded.add(`${operation.method} ${operation.path}`);
    if (wrong.length > 0)
      throw new Error(`${method} ${call.request.target}: ${answer.status} ${wrong.join('; ')}`);
    return answer;
  };
  const badExamples = [
    ...undocumentedBodies(api).map((operation) => `${operation}: none`),
    ...untriedBodies(api, plan.examples).map((operation) => `${operation}: not tried`),
  ];
  const badRepeats: string[] = [];
  try {
    // Whether an operation is ever done must not hang on what the seed happens to draw.
    for (const call of plainCalls({ ...plan, api, callers })) {
      const answer = await isAsPromised(call);
      const { operation } = call;
      if (operation && takesKey(operation) && answer.status < 300)
        badRepeats.push(...differences(operation, answer, await isAsPromised(call)));
      if (operation && answer.status >= 400 && documentedBody(operation, api) !== undefined)
        badExamples.push(`${operation.method} ${operation.path}: ${answer.status} ${answer.text}`);
    }
    onlyRefused = api.operations
      .map(({ method, path }) => `${method} ${path}`)
      .filter((each) => !succeeded.has(each));
    const property = fc.asyncProperty(anyCall({ ...plan, api, callers }), async (call) => {
      await isAsPromised(call);
    });
    await fc.assert(property, {
      numRuns: process.env['FENGQIAO_FUZZ_RUNS']
        ? fuzzRuns
        : Math.max(fuzzRuns, callsToEach * api.operations.length),
      seed,
      verbose: fc.VerbosityLevel.None,
    });
    const alive = await client.send({ method: 'GET', target: '/healthz', headers: [], body: null });
    if (alive.status !== 200) throw new Error(`/healthz: ${alive.status}`);
    const { status } = await plan.stillWorks();
    if (status >= 300) throw new Error(`an ordinary call afterwards: ${status}`);
  } finally {
    client.close();
  }
  return { onlyRefused, badExamples, badRepeats };
}

/** What a client that lost its answer and sent the same again would be told otherwise. */
function differences({ method, path }: Operation, first: FuzzAnswer, second: FuzzAnswer): string[] {
  // What was kept as JSON comes back with its fields in another order.
  const isSame = first.status === second.status && isDeepStrictEqual(valueIn(first), valueIn(second));
  if (isSame) return [];
  const otherwise =
    second.status >= 400 ? second.status : `${first.status} ${first.text} → ${second.status} ${second.text}`;
  return [`${method} ${path}: ${otherwise}`];
}

function valueIn({ text }: FuzzAnswer): unknown {
  return text === '' ? null : JSON.parse(text);
}
