import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { costOf, costsOfSteps, type Cost } from '@fengqiao/test-rig/databases/cost-of';
import { ManualClock } from '@fengqiao/test-rig/fakes/manual-clock';
import { until } from '@fengqiao/test-rig/harness/until';
import type { TestService } from '@fengqiao/test-rig/harness/test-service';
import { give, register, startIntake, steps } from '../intake.scenario.ts';

const clock = new ManualClock('2026-11-16T10:00:00+08:00');
let intake: TestService;

beforeAll(async () => {
  intake = await startIntake(clock);
});
afterAll(() => intake.stop());

/** What each command of the straight road asks of PostgreSQL, BEGIN and COMMIT among it, and in how many packets. */
const costs = [
  // The bucket of its caller, the rules, a number, and the rest.
  { command: 'register', statements: 9, packets: 4 },
  // What is locked and read; what is written.
  { command: 'submit', statements: 9, packets: 2 },
  { command: 'assign', statements: 10, packets: 2 },
  { command: 'accept', statements: 8, packets: 2 },
  { command: 'reply', statements: 10, packets: 2 },
  { command: 'follow-up', statements: 10, packets: 2 },
  { command: 'sign-off', statements: 10, packets: 2 },
  { command: 'close', statements: 9, packets: 2 },
];

/** One case, command by command. */
async function walk(): Promise<Cost[]> {
  const { databaseUrl } = intake;
  let id = '';
  const paid = [await costOf(databaseUrl, async () => (id = (await register(intake)).body.id))];
  for (const step of steps) paid.push(await costOf(databaseUrl, () => give(intake, id, [step])));
  return paid;
}

it('a command asks of the database what this table says, in few packets and by name', async () => {
  const paid = await costsOfSteps(walk);
  expect(
    paid.map(({ statements, packets }, n) => ({
      ...{ command: costs[n]?.command, statements: statements.length, packets },
    })),
  ).toEqual(costs);
  const unnamed = paid.flatMap(({ statements }) => statements.filter((text) => !text.endsWith(' (named)')));
  expect([...new Set(unnamed)]).toEqual(['START TRANSACTION', 'COMMIT']);
  expect(paid.map(({ statements }) => statements.at(-1))).toEqual(costs.map(() => 'COMMIT'));
  // Taken from a set in JSON, PostgreSQL would look for a hundred rows, and read the table for them.
  const updates = paid.flatMap(({ statements }) => statements.filter((text) => text.startsWith('update ')));
  expect(updates.filter((text) => !text.includes('where held.id = $2::uuid'))).toEqual([]);
  expect(updates).toHaveLength(steps.length);
});

it('and its moment is read when it holds its lock, although the rules are asked for in the same breath', async () => {
  const { id } = (await register(intake)).body;
  const before = await clock.now();
  const [step] = steps;
  if (!step) throw new RangeError('the road has no step');
  const holder = intake.dataSource.createQueryRunner();
  await holder.startTransaction();
  await holder.query('select from ledger_case where id = $1 for update', [id]);
  const given = give(intake, id, [step]);
  await until('it waits', async () => {
    const waiting: unknown[] = await intake.dataSource.query(
      `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    );
    return waiting.length > 0;
  });
  clock.advance(3_600_000);
  await holder.commitTransaction();
  await holder.release();
  await given;
  const moments: { occurred_at: Date }[] = await intake.dataSource.query(
    'select occurred_at from event where aggregate_id = $1 order by seq desc limit 1',
    [id],
  );
  expect(moments.map(({ occurred_at: at }) => at.getTime() - before)).toEqual([3_600_000]);
});
