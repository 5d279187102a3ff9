import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addressFailures } from '@fengqiao/domain/aggregate/codes/guessing';
import { createDataSource } from '@fengqiao/postgres/connection/data-source';
import { CodeClaimRow, CodeMissRow } from '@fengqiao/postgres/entities/code.entities';
import { Codes1795910400040 } from '@fengqiao/postgres/migrations/2026-11-29-codes';
import { cloneDatabase, type TestDatabase } from '@fengqiao/test-rig/databases/database';
import { schemaDrift } from '@fengqiao/test-rig/databases/check-schema';
import { ManualClock } from '@fengqiao/test-rig/fakes/manual-clock';
import type { DataSource } from 'typeorm';
import { CodeGuard, type Key } from './code-guard.ts';
import { hashSecret, newSecret } from './secrets.ts';

const schema = { entities: [CodeMissRow, CodeClaimRow], migrations: [Codes1795910400040] };
const clock = new ManualClock('2026-11-16T10:00:00+08:00');
const wrong = 'CCCCCCCCCC';
let database: TestDatabase;
let dataSource: DataSource;
/** Two processes of one service. */
let guards: CodeGuard[];
let statements: string[] = [];

beforeAll(async () => {
  database = await cloneDatabase('code_guard', schema);
  const open = async () => {
    const source = createDataSource({ ...schema, url: database.url, applicationName: 'spec' });
    await source.initialize();
    return source;
  };
  dataSource = await open();
  guards = [new CodeGuard(dataSource, clock), new CodeGuard(dataSource, clock)];
}, 60_000);
afterAll(async () => {
  await dataSource.destroy();
  await database.drop();
});

/** A number with a code for each holder; none: a number nobody has. */
function numberWith(codes: Readonly<Record<string, string>>) {
  const number = `JF-${randomUUID()}`;
  const keys = Object.entries(codes).map(([name, code]): Key<string> => ({
    name,
    hash: hashSecret('code', number, code),
    holder: name,
  }));
  let turn = 0;
  return (secret: string, from = '10.0.0.1') =>
    (guards[turn++ % guards.length] as CodeGuard).open('code', number, { secret, from }, async (manager) => {
      await manager.query('select 1');
      return keys;
    });
}

it('the tables are what the entities say', async () => {
  expect(await schemaDrift(dataSource)).toEqual([]);
});

describe('a number to which several hold codes', () => {
  it('is opened by each as who he or she is, however the code is typed', async () => {
    const open = numberWith({ A: 'AAAAA22222', B: 'BBBBB33333' });
    expect([await open(' aaaaa-22222'), await open('ＢＢＢＢＢ　３３３３３')]).toEqual(['A', 'B']);
    expect(await open(wrong)).toMatchObject({ code: 'not-found' });
  });

  it('counts guesses for all processes, and lets the right one in from elsewhere', async () => {
    const open = numberWith({ A: 'AAAAA22222', B: 'BBBBB33333' });
    for (let n = 0; n < 5; n += 1) expect(await open(wrong)).toMatchObject({ code: 'not-found' });
    const slowed = { code: 'rate-limited', details: { retryAfterSeconds: 1 } };
    expect(await open('AAAAA22222')).toMatchObject(slowed);
    expect(await open('AAAAA22222', '10.0.0.2')).toBe('A');
  });

  it('a hundred guesses at once are not all the first', async () => {
    const open = numberWith({ A: 'AAAAA22222' });
    const answers = await Promise.all(Array.from({ length: 40 }, () => open(wrong, '10.0.0.3')));
    expect(answers.filter((answer) => (answer as { code: string }).code === 'not-found')).toHaveLength(5);
  });
});

it('a number nobody has costs what a wrong code costs: the same statements, the same answer', async () => {
  const [real, missing] = [numberWith({ citizen: newSecret('code') }), numberWith({})];
  const counted = async (open: typeof real, from: string) => {
    statements = [];
    const answer = await open(wrong, from);
    return { answer, statements: statements.map((text) => text.replace(/\s+/g, ' ')) };
  };
  const { logger } = dataSource;
  const spying = Object.assign(Object.create(logger as object) as typeof logger, {
    logQuery: (query: string) => statements.push(query),
  });
  Object.assign(dataSource, { logger: spying });
  for (let n = 0; n < 8; n += 1)
    expect(await counted(missing, '10.0.1.1')).toEqual(await counted(real, '10.0.1.2'));
  Object.assign(dataSource, { logger });
});

it('what nobody remembers any more is taken away', async () => {
  const open = numberWith({ A: 'AAAAA22222' });
  await open(wrong, '10.0.2.1');
  clock.advance(25 * 3_600_000);
  await numberWith({})(wrong, '10.0.2.2');
  const left = await dataSource.query(`select key from code_miss where key like 'from/10.0.2.1%'`);
  expect(left).toEqual([]);
});

it('an address is slowed down by all its wrong guesses, for all processes, whatever the numbers', async () => {
  const from = '10.0.0.99';
  const now = new Date(await clock.now());
  const row = { key: `from/${from}`, failures: addressFailures - 1, lastAt: now };
  await dataSource.manager.insert(CodeMissRow, row);
  expect(await numberWith({ A: 'AAAAA22222' })(wrong, from)).toMatchObject({ code: 'not-found' });
  const elsewhere = numberWith({ B: 'BBBBB33333' });
  expect(await elsewhere('BBBBB33333', from)).toMatchObject({ code: 'rate-limited' });
  expect(await elsewhere('BBBBB33333', '10.0.0.98')).toBe('B');
});
