import { randomUUID } from 'node:crypto';
import { partitionCount } from '@fengqiao/contracts/partitions';
import type { BenchStack } from '../stack/bench-stack.ts';
import { waitForCount } from '../stack/wait-until.ts';
import { factsPerCase, madeUpFacts, madeUpUnits } from './made-up-cases.ts';
import { sequence } from '../sequence.ts';

const day = 86_400_000;
/** Cases are spread evenly over so many days until now. */
const spreadDays = 730;
const rowsAtOnce = 4_000;
/** Who asks; a token that the directory does not know sees nothing. */
export const analyst = 'hq-analyst';

/**
 * A database of scoring that was told of so many events of made-up cases, and has booked them: facts are put there as
 * they would stand had they been read, and the service itself books what it finds. Gives events booked a second.
 */
export async function knownScoring(
  stack: BenchStack,
  database: string,
  facts: number,
  now: number,
): Promise<number> {
  await fillFacts(stack, database, facts, now);
  const begun = performance.now();
  const worker = await stack.startService({ app: 'scoring', roles: ['worker'], database });
  await waitForCount('cases booked', Math.ceil(facts / factsPerCase), () => booked(stack, database), 250);
  const seconds = (performance.now() - begun) / 1000;
  await worker.stop();
  await stack.onDatabase(database, (client) => client.query('vacuum analyze'));
  return facts / seconds;
}

async function fillFacts(stack: BenchStack, database: string, facts: number, now: number): Promise<void> {
  const stations = madeUpUnits().filter(({ level }) => level === 'station');
  const cases = Math.ceil(facts / factsPerCase);
  const random = sequence(7);
  await stack.onDatabase(database, async (client) => {
    await client.query(
      `insert into unit_fact (unit_id, seq, recorded_at, path, level, parent, name_zh, name_en)
       select id, 1, $2, path, level, parent, path, path
       from jsonb_to_recordset($1::jsonb) as unit(id uuid, path text, level text, parent text)`,
      [JSON.stringify(madeUpUnits().map((unit) => ({ id: randomUUID(), ...unit }))), new Date(0)],
    );
    await client.query(
      `insert into directory_fact (aggregate_id, seq, kind, recorded_at, person, role, unit)
       values ($1, 1, 'person', $2, $3, 'analyst', 'shi')`,
      [randomUUID(), new Date(0), analyst],
    );
    let rows: object[] = [];
    const flush = async () => {
      await client.query(
        `insert into case_fact (case_id, seq, type, occurred_at, recorded_at, ledger, stage, unit, overdue_from, data)
         select * from jsonb_to_recordset($1::jsonb) as fact(
           case_id uuid, seq int, type text, occurred_at timestamptz, recorded_at timestamptz,
           ledger text, stage text, unit text, overdue_from timestamptz, data jsonb)`,
        [JSON.stringify(rows)],
      );
      rows = [];
    };
    for (let n = 0; n < cases; n += 1) {
      const receivedAt = now - ((cases - n) / cases) * spreadDays * day;
      const unit = stations[n % stations.length]?.path ?? 'shi';
      rows.push(...madeUpFacts(unit, receivedAt, now, random));
      if (rows.length >= rowsAtOnce) await flush();
    }
    await flush();
    await client.query(
      `insert into known_until (owner, partition, known_until)
       select owner, p, $1 from generate_series(0, $2::int) p, unnest('{intake,mediation}'::text[]) owner`,
      [new Date(now), partitionCount - 1],
    );
  });
}

async function booked(stack: BenchStack, database: string): Promise<number> {
  const { rows } = await stack.onDatabase(database, (client) =>
    client.query<{ n: number }>('select count(*)::int as n from booked_case'),
  );
  return rows[0]?.n ?? Number.NaN;
}
