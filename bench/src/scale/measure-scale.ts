import { setTimeout as pause } from 'node:timers/promises';
import { atMost, type Cell, type PartFigures } from '../figures.ts';
import { BenchStack, type ServicePlace } from '../stack/bench-stack.ts';
import { post } from '../stack/post.ts';
import { matter, roadSteps } from '../stack/straight-road.ts';
import { median, rounded } from '../statistics.ts';
import { keptCity, unit } from './kept-cities.ts';
import { ProcessorTime } from './processor-time.ts';
import { questions, type Known, type Question } from './questions.ts';

export interface ScaleOptions {
  /** The sizes of city that stand beside one another, the smallest first. */
  readonly cities: readonly number[];
  /** Of each question. */
  readonly times: number;
  /** Where cities are kept between runs; null: nowhere. */
  readonly home: string | null;
}

interface Measured {
  /** Over HTTP, the median. */
  readonly ms: number;
  /** Of the service and of PostgreSQL together. */
  readonly processorMs: number;
  /** Rows that sequential scans of a growing table have read, for each call. */
  readonly scanned: number;
}

const growing = ['ledger_case', 'case_search', 'event', 'event_words', 'ladder_plan', 'read_audit', 'notice'];
/** Pages before anything is measured: a service that has served a desk for an hour has what it does often compiled. */
const warming = 200;
/** PostgreSQL tells what its statements have read a second after they ended. */
const statisticsMs = 1_200;

/** What a desk's day asks of the ledgers of a small town, beside the same of a big city's. */
export async function measureScale({ cities, times, home }: ScaleOptions): Promise<PartFigures> {
  const stack = await BenchStack.open(['PostgreSQL', 'NATS'], home);
  try {
    const found: Record<string, Record<string, Measured>> = {};
    for (const count of cities) {
      const database = await keptCity(stack, count, (line) => console.error(line));
      const service = await stack.startService({ app: 'intake', roles: ['api'], database });
      found[String(count)] = await askedOf(stack, service, database, times);
      await service.stop();
    }
    return figuresOf(cities.map(String), found);
  } finally {
    await stack.close();
  }
}

async function askedOf(stack: BenchStack, service: ServicePlace, database: string, times: number) {
  const processor = new ProcessorTime([service.pid, stack.postgresPid]);
  const known = await knownOf(stack, database, service.url);
  const measured: Record<string, Measured> = {};
  const measure = async (name: string, once: (turn: number) => Promise<void>, turns = times) => {
    // The first warms what is kept.
    await once(turns);
    await pause(statisticsMs);
    const scannedBefore = await scannedRows(stack, database);
    const processorBefore = processor.milliseconds();
    const took: number[] = [];
    for (let turn = 0; turn < turns; turn += 1) {
      const begun = performance.now();
      await once(turn);
      took.push(performance.now() - begun);
    }
    const processorMs = (processor.milliseconds() - processorBefore) / turns;
    await pause(statisticsMs);
    const scanned = ((await scannedRows(stack, database)) - scannedBefore) / turns;
    measured[name] = { ms: median(took), processorMs, scanned };
  };
  const asked = questions(known);
  const usual = asked['station, due first'] as Question;
  const usualToken = await stack.token(usual.as);
  for (let n = 0; n < Math.min(warming, times * 8); n += 1)
    await get(`${service.url}${usual.path}`, usualToken);
  for (const [name, question] of Object.entries(asked)) {
    const token = await stack.token(question.as);
    const path = await walked(service.url, question, token);
    await measure(name, async () => void (await get(`${service.url}${path}`, token)));
  }
  await measure('register', async () => void (await post(`${service.url}/v1/cases`, { body: matter })));
  const fresh: string[] = [];
  for (let n = 0; n <= times; n += 1)
    fresh.push(String((await post(`${service.url}/v1/cases`, { body: matter }))['id']));
  for (const { command, person, body } of roadSteps.slice(0, 3)) {
    const token = await stack.token(person);
    await measure(command, async (turn) => {
      await post(`${service.url}/v1/cases/${fresh[turn]}/${command}`, { token, body });
    });
  }
  return measured;
}

async function get(url: string, token: string): Promise<Record<string, unknown>> {
  const answer = await fetch(url, { headers: { authorization: `Bearer ${token}` } });
  const body = (await answer.json()) as Record<string, unknown>;
  if (!answer.ok) throw new Error(`${url} answered ${answer.status} ${JSON.stringify(body)}`);
  return body;
}

/** The path of the page so many further on, or of the last where there are fewer. */
async function walked(url: string, { path, walk = 0 }: Question, token: string): Promise<string> {
  let at = path;
  for (let page = 0; page < walk; page += 1) {
    const { next } = await get(`${url}${at}`, token);
    if (typeof next !== 'string') return at;
    at = `${path}&cursor=${next}`;
  }
  return at;
}

async function knownOf(stack: BenchStack, database: string, url: string): Promise<Known> {
  const [one] = await stack.onDatabase(database, async (client) => {
    const { rows } = await client.query<Omit<Known, 'mark'>>(
      // One that is being handled, where the city is large enough to have one on any day.
      `select id, number, reporter_phone as phone, reporter_name as name, place from ledger_case
       where unit = $1 and number like '%-%-%-%' order by stage = 'handling' desc, id desc limit 1`,
      [unit],
    );
    return rows;
  });
  if (!one) throw new Error('the station has no case');
  const { mark } = await get(`${url}/v1/cases?limit=1`, await stack.token('linjiang-desk'));
  return { ...one, mark: String(mark) };
}

async function scannedRows(stack: BenchStack, database: string): Promise<number> {
  return stack.onDatabase(database, async (client) => {
    const { rows } = await client.query<{ read: number }>(
      'select coalesce(sum(seq_tup_read), 0)::float8 as read from pg_stat_user_tables where relname = any($1)',
      [growing],
    );
    return rows[0]?.read ?? Number.NaN;
  });
}

/** What stays when a ledger is a hundred times as long. */
const promised: readonly (readonly [names: RegExp, most: number])[] = [
  [/^(station|own|bureau|count)/, 1.5],
  [/^(register|submit|assign|accept)$/, 1.2],
];

function figuresOf(cities: readonly string[], found: Record<string, Record<string, Measured>>): PartFigures {
  const [small = '', large = ''] = [cities[0], cities.at(-1)];
  const of = (city: string, name: string) => found[city]?.[name] as Measured;
  const names = Object.keys(found[small] ?? {});
  const ratio = (name: string) => of(large, name).ms / of(small, name).ms;
  const row = (name: string): Record<string, Cell> => ({
    ...Object.fromEntries(
      cities.flatMap((city) => [
        [`ms at ${city}`, rounded(of(city, name).ms, 1)],
        [`processor ms at ${city}`, rounded(of(city, name).processorMs, 1)],
      ]),
    ),
    'x the smallest': rounded(ratio(name)),
    'rows scanned': Math.round(Math.max(...cities.map((city) => of(city, name).scanned))),
  });
  const targets = promised.map(([which, most]) => {
    const worst = names.filter((name) => which.test(name)).toSorted((a, b) => ratio(b) - ratio(a))[0] ?? '';
    return atMost(`${which.source.replaceAll(/[\^$()]/g, '')}: the worst, "${worst}"`, most, ratio(worst));
  });
  const page = of(large, 'station, due first').processorMs;
  const nothing = of(large, 'changed since, nothing').processorMs;
  return {
    title: `a desk's day among ${cities.join(' and ')} cases`,
    table: Object.fromEntries(names.map((name) => [name, row(name)])),
    remarks: [
      'Milliseconds over HTTP, the median, one question at a time; processor: of the service and PostgreSQL together.',
      'Rows scanned: read by sequential scans of a table that grows, for each call.',
    ],
    targets: [
      ...targets,
      atMost('processor ms of a page of 50 at the largest', 7, page),
      atMost('processor ms of changedSince that finds nothing', 2, nothing),
    ],
    figures: found,
  };
}
