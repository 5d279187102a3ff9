import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { streamOf } from '@fengqiao/contracts/events/envelope';
import { ManualClock } from '@fengqiao/test-rig/fakes/manual-clock';
import { until } from '@fengqiao/test-rig/harness/until';
import { startWithSample, type Headquarters } from '../scoring.scenario.ts';

const reference = '2026-11-20T17:00:00+08:00';
let headquarters: Headquarters;
beforeAll(async () => {
  headquarters = await startWithSample(new ManualClock(reference));
}, 60_000);
afterAll(() => headquarters.stop());

/** Everything that comes from events, as text, row by row in the order of its key. */
async function everything(): Promise<Record<string, string>> {
  const tables: Record<string, string> = {
    case_fact: 'case_id, seq',
    unit_fact: 'unit_id, seq',
    directory_fact: 'aggregate_id, seq',
    booked_case: 'case_id',
    score_entry: 'case_id, seq, n',
    score_total: 'month, unit, source, outcome',
    score_daily: 'month, seen_day, unit, source, outcome',
    inbox: 'owner, aggregate_id',
  };
  const texts = Object.entries(tables).map(async ([table, key]) => {
    // A sum of nothing is left where what was added has been taken back in another batch: it says no more than none.
    const counted = table === 'score_total' || table === 'score_daily' ? 'where total <> 0' : '';
    const [{ text }] = await headquarters.scoring.dataSource.query(
      `select string_agg(row::text, E'\\n' order by ${key}) as text from ${table} as row ${counted}`,
    );
    return [table, text] as const;
  });
  return Object.fromEntries(await Promise.all(texts));
}

async function rebuilt(): Promise<void> {
  const { dataSource } = headquarters.scoring;
  await dataSource.query(
    `insert into rebuild (owner) values ('intake') on conflict (owner) do update set begun_at = null, finished_at = null`,
  );
  await until('it has been rebuilt', async () => {
    const [row] = await dataSource.query('select finished_at from rebuild');
    return row.finished_at !== null;
  });
}

it('a rebuild from the stream, and from intake when the stream is gone, gives the same facts byte for byte', async () => {
  const before = await everything();
  expect(before['score_entry']!.split('\n').length).toBeGreaterThan(100);
  const question = `/v1/scores?period=2026-11&level=branch&asOf=${encodeURIComponent(reference)}`;
  const { body: saved } = await headquarters.scoring.get(question, { as: 'hq-analyst' });

  await rebuilt();
  expect(await everything()).toEqual(before);

  await headquarters.nats.operate(({ streams }) => streams.purge(streamOf('intake').name));
  await rebuilt();
  expect(await everything()).toEqual(before);

  const again = await until('it says what it knows', async () => {
    const { status, body } = await headquarters.scoring.get(
      `${question}&knownAt=${encodeURIComponent(saved.knownAt)}`,
      { as: 'hq-analyst' },
    );
    return status === 200 && body;
  });
  expect(JSON.stringify(again)).toBe(JSON.stringify(saved));
}, 60_000);
