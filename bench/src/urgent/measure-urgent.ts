import { loadavg } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { atMost, type PartFigures } from '../figures.ts';
import { copyOpenCase } from '../reproject/open-cases.ts';
import { BenchStack } from '../stack/bench-stack.ts';
import { loadDirectory } from '../stack/load-directory.ts';
import { post } from '../stack/post.ts';
import { matter, registerCase } from '../stack/straight-road.ts';
import { waitForCount } from '../stack/wait-until.ts';
import { percentile, rounded } from '../statistics.ts';

export interface UrgentOptions {
  /** Plans that Temporal has not been told of when the first call comes in. */
  readonly owed: number;
  /** Calls for help, one every `everyMs`. */
  readonly calls: number;
}

interface Measured {
  readonly owed: number;
  /** Of them, told when the last rung was climbed. */
  readonly told: number;
  readonly rungs: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly worstMs: number;
  readonly load: number;
}

const everyMs = 1_000;
/** The first two of a call that nobody takes: at 80 % of the minute, and at its end. */
const rungsEach = 2;
const mostSecondsLate = 2;

/**
 * Calls for help among as many plans as a bulk import leaves owed: how late each of their first rungs is climbed, beside
 * the same calls with nothing owed. By the moment at which the transaction of a climb began, as PostgreSQL wrote it.
 */
export async function measureUrgent({ owed, calls }: UrgentOptions): Promise<PartFigures> {
  const stack = await BenchStack.open(['PostgreSQL', 'NATS', 'Temporal']);
  try {
    const api = await stack.startService({ app: 'intake', roles: ['api'] });
    await loadDirectory(stack, api.url);
    const model = await registerCase(api.url);
    const background = await stack.startService({ app: 'intake', roles: ['relay', 'worker'] });
    const alone = await callsAmong(stack, api.url, 0, calls);
    await copyOpenCase(stack, model.id, owed, true);
    const among = await callsAmong(stack, api.url, owed, calls);
    await background.stop();
    return figuresOf([alone, among]);
  } finally {
    await stack.close();
  }
}

async function callsAmong(stack: BenchStack, url: string, owed: number, calls: number): Promise<Measured> {
  const token = await stack.token('bureau-desk');
  const body = { ...matter, channel: 'hotline', responseClass: '1-3-5' };
  const ids: string[] = [];
  for (let call = 0; call < calls; call++) {
    ids.push(String((await post(`${url}/v1/cases`, { token, body })).id));
    await pause(everyMs);
  }
  const climbs = () =>
    stack.onDatabase('intake', async (client) => {
      const { rows } = await client.query<{ late: number; n: number }>(
        `select extract(epoch from written_at - occurred_at)::float * 1000 as late,
           row_number() over (partition by aggregate_id order by seq)::int as n
         from event where type = 'rung-climbed' and aggregate_id = any($1::uuid[])`,
        [ids],
      );
      return rows.filter(({ n }) => n <= rungsEach).map(({ late }) => late);
    });
  await waitForCount('rungs climbed', calls * rungsEach, async () => (await climbs()).length, 1_000);
  const late = await climbs();
  const left = await owedNow(stack);
  return {
    ...{ owed, told: Math.max(0, owed - left), rungs: late.length },
    ...{ p50Ms: percentile(late, 0.5), p99Ms: percentile(late, 0.99), worstMs: Math.max(...late) },
    load: loadavg()[0] ?? 0,
  };
}

async function owedNow(stack: BenchStack): Promise<number> {
  return stack.onDatabase('intake', async (client) => {
    const { rows } = await client.query<{ n: number }>(
      'select count(*)::int as n from ladder_plan where sent_version < version',
    );
    return rows[0]?.n ?? 0;
  });
}

function figuresOf(measured: readonly Measured[]): PartFigures {
  const among = measured.at(-1);
  return {
    title: 'calls for help while plans of an import are owed',
    table: Object.fromEntries(
      measured.map(({ owed, told, rungs, p50Ms, p99Ms, worstMs, load }) => [
        `${owed} plans owed`,
        {
          rungs,
          'p50 late, s': rounded(p50Ms / 1000),
          'p99 late, s': rounded(p99Ms / 1000),
          'worst, s': rounded(worstMs / 1000),
          'told meanwhile': told,
          'load average': rounded(load),
        },
      ]),
    ),
    remarks: [],
    targets: [
      atMost('seconds late at p99 among the plans owed', mostSecondsLate, (among?.p99Ms ?? Infinity) / 1000),
    ],
    figures: { measured },
  };
}
