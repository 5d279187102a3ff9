import { atMost, type PartFigures } from '../figures.ts';
import { BenchStack } from '../stack/bench-stack.ts';
import { median, rounded } from '../statistics.ts';
import { fillDisputes } from './made-up-disputes.ts';
import { analyst, knownScoring } from './known-scoring.ts';

export interface ScoresOptions {
  /** Events of cases that scoring knows, the fewest first. */
  readonly caseFacts: readonly number[];
  /** Disputes that scoring knows, as many numbers as of `caseFacts`. */
  readonly disputeFacts: readonly number[];
  readonly rounds: number;
}

/** Asked so often in a round, after as many that are not counted. */
const calls = 25;
const hour = 3_600_000;

const questions = {
  board: (month: string) => `/v1/scores?period=${month}&level=station`,
  unit: (month: string) => `/v1/scores/shi.fen-3.suo-5?period=${month}`,
  'board of a ledger': (month: string) => `/v1/scores?period=${month}&level=station&ledger=claim`,
  'year of a category': (month: string) =>
    `/v1/scores?period=${month.slice(0, 4)}&level=station&category=category-3`,
  'ledger totals': () => '/v1/ledgers/totals?unit=shi',
  'ledger totals, past asOf': (_: string, past: string) => `/v1/ledgers/totals?unit=shi&asOf=${past}`,
  'board, past asOf': (month: string, past: string) =>
    `/v1/scores?period=${month}&level=station&asOf=${past}`,
  'board, past knownAt': (month: string, past: string) =>
    `/v1/scores?period=${month}&level=station&knownAt=${past}`,
  'unit, past asOf': (month: string, past: string) =>
    `/v1/scores/shi.fen-3.suo-5?period=${month}&asOf=${past}`,
  'mediation of a unit': (month: string) => `/v1/mediation/figures?period=${month}&unit=shi.fen-3`,
  'mediation of the bureau': (month: string) => `/v1/mediation/figures?period=${month}&unit=shi`,
  'mediation of the bureau by level': (month: string) =>
    `/v1/mediation/figures?period=${month}&unit=shi&by=level`,
  'mediation, past asOf': (month: string, past: string) =>
    `/v1/mediation/figures?period=${month}&unit=shi&asOf=${past}`,
} as const;
type Question = keyof typeof questions;
const names = Object.keys(questions) as Question[];

/** The same questions over HTTP to a scoring that knows little and to one that knows much. */
export async function measureScores({
  caseFacts,
  disputeFacts,
  rounds,
}: ScoresOptions): Promise<PartFigures> {
  const stack = await BenchStack.open(['PostgreSQL', 'NATS']);
  try {
    // Its tables, to be copied empty.
    await (await stack.startService({ app: 'scoring', roles: ['api'] })).stop();
    const now = Date.now();
    const found: { facts: number; booked: number; ms: Record<Question, number> }[] = [];
    for (const [i, facts] of caseFacts.entries()) {
      const database = `scoring_${facts}`;
      await stack.createDatabase(database, 'scoring');
      const booked = await knownScoring(stack, database, facts, now);
      await fillDisputes(stack, database, disputeFacts[i] ?? disputeFacts.at(-1) ?? 0, now);
      found.push({ facts, booked, ms: await timesOf(stack, database, now, rounds) });
    }
    return figuresOf(found);
  } finally {
    await stack.close();
  }
}

async function timesOf(
  stack: BenchStack,
  database: string,
  now: number,
  rounds: number,
): Promise<Record<Question, number>> {
  const scoring = await stack.startService({ app: 'scoring', roles: ['api'], database });
  const headers = { authorization: `Bearer ${await stack.token(analyst)}` };
  const past = now - 36 * hour;
  // The month the past moment lies in, by the bureau's zone: on a month's first day nothing can be asked about yesterday.
  const month = iso(past + 8 * hour).slice(0, 7);
  const taken = new Map<Question, number[]>(names.map((name) => [name, []]));
  const ask = async (name: Question) => {
    const begun = performance.now();
    const answer = await fetch(`${scoring.url}${questions[name](month, iso(past))}`, { headers });
    const text = await answer.text();
    if (answer.status !== 200) throw new Error(`${name}: ${answer.status} ${text}`);
    return performance.now() - begun;
  };
  for (const name of names) for (let call = 0; call < calls; call += 1) await ask(name);
  for (let round = 0; round < rounds; round += 1)
    for (const name of names)
      for (let call = 0; call < calls; call += 1) taken.get(name)?.push(await ask(name));
  await scoring.stop();
  return Object.fromEntries(names.map((name) => [name, median(taken.get(name) ?? [])])) as Record<
    Question,
    number
  >;
}

function figuresOf(
  found: readonly { facts: number; booked: number; ms: Record<Question, number> }[],
): PartFigures {
  const [few, many] = [found[0], found.at(-1)];
  if (!few || !many) throw new Error('nothing was measured');
  const beside = (name: Question) => many.ms[name] / few.ms[name];
  const past = (name: Question, now: Question) => many.ms[name] / many.ms[now];
  return {
    title: 'scores of a scoring that knows much',
    table: Object.fromEntries(
      names.map((name) => [
        name,
        Object.fromEntries([
          ...found.map(({ facts, ms }) => [`ms at ${facts} facts`, rounded(ms[name])]),
          ['x fewest', rounded(beside(name))],
        ]) as Record<string, number>,
      ]),
    ),
    remarks: [
      ...found.map(
        ({ facts, booked }) =>
          `${facts} facts booked at ${Math.round(booked)} a second, start of the process included`,
      ),
      '96 stations, cases spread evenly over two years; medians over HTTP of one caller, one call at a time',
    ],
    targets: [
      atMost('board of a level now, many facts beside few', 2, beside('board')),
      atMost("a unit's score now, many facts beside few", 2, beside('unit')),
      atMost('mediation of a unit now, many disputes beside few', 2, beside('mediation of a unit')),
      atMost('mediation of the bureau now, many beside few', 2, beside('mediation of the bureau')),
      atMost('board of a past asOf beside now', 10, past('board, past asOf', 'board')),
      atMost("a unit's score of a past asOf beside now", 10, past('unit, past asOf', 'unit')),
    ],
    figures: found,
  };
}

function iso(moment: number): string {
  return new Date(moment).toISOString();
}
