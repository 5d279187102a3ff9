import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { costOf } from '@fengqiao/test-rig/databases/cost-of';
import { ManualClock } from '@fengqiao/test-rig/fakes/manual-clock';
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

/** One case, command by command; the statements by which the service asks whether its database is there are none of it. */
async function walk() {
  const { databaseUrl } = intake;
  let id = '';
  const paid = [await costOf(databaseUrl, async () => (id = (await register(intake)).body.id))];
  for (const step of steps) paid.push(await costOf(databaseUrl, () => give(intake, id, [step])));
  return paid.map(({ statements, packets }) => {
    const probes = statements.filter((text) => text === 'select 1').length;
    return { statements: statements.filter((text) => text !== 'select 1'), packets: packets - probes };
  });
}

it('a command asks of the database what this table says, in few packets and by name', async () => {
  // The first case of a process also reads the directory. Whatever else the process does falls on one of the others.
  await walk();
  const walks = [await walk(), await walk(), await walk()];
  const cheapest = costs.map(({ command }, n) => {
    const paid = walks.flatMap((each) => each[n] ?? []);
    const statements = paid.map((cost) => cost.statements).sort((a, b) => a.length - b.length)[0] ?? [];
    return { command, statements, packets: Math.min(...paid.map(({ packets }) => packets)) };
  });
  expect(cheapest.map((each) => ({ ...each, statements: each.statements.length }))).toEqual(costs);
  const unnamed = cheapest.flatMap(({ statements }) =>
    statements.filter((text) => !text.endsWith(' (named)')),
  );
  expect([...new Set(unnamed)]).toEqual(['START TRANSACTION', 'COMMIT']);
});
