import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createDataSource } from '@fengqiao/postgres/connection/data-source';
import { QueryGuesses1795564800060 } from '@fengqiao/postgres/migrations/2026-11-25-query-guesses';
import { QueryGuessRow } from '@fengqiao/postgres/entities/query-guess.entity';
import { cloneDatabase, type TestDatabase } from '@fengqiao/test-rig/databases/database';
import { ManualClock } from '@fengqiao/test-rig/fakes/manual-clock';
import type { DataSource } from 'typeorm';
import { QueryCodeGuard, type CodeHolders } from './query-code-guard.ts';
import { hashQueryCode } from './query-code.ts';

const schema = { entities: [QueryGuessRow], migrations: [QueryGuesses1795564800060] };
const number = 'JF-2026-000001';
const clock = new ManualClock('2026-11-16T10:00:00+08:00');
let database: TestDatabase;
let dataSource: DataSource;
let codes: QueryCodeGuard;

beforeAll(async () => {
  database = await cloneDatabase('query_guesses', schema);
  dataSource = createDataSource({ ...schema, url: database.url, applicationName: 'spec' });
  await dataSource.initialize();
  codes = new QueryCodeGuard(dataSource, clock);
}, 60_000);
afterAll(async () => {
  await dataSource.destroy();
  await database.drop();
});

/** Two people, each with a code of his or her own to the same number. */
function quarrel(): (code: string) => Promise<unknown> {
  const key = (code: string, holder: string) => ({ hash: hashQueryCode(number, code), holder });
  const locked: CodeHolders<string> = {
    id: randomUUID(),
    keys: [key('AAAA', 'one side'), key('BBBB', 'the other')],
  };
  return (code) => codes.open(number, code, () => Promise.resolve(locked));
}

const wrong = { code: 'not-found' };
const slowed = { code: 'rate-limited' };

describe('a number to which several hold codes', () => {
  it('is opened by each as who he or she is', async () => {
    const open = quarrel();
    expect([await open('AAAA'), await open('bbbb')]).toEqual(['one side', 'the other']);
    expect(await open('CCCC')).toMatchObject(wrong);
  });

  it('does not let one buy guesses at the other’s code with the own', async () => {
    const open = quarrel();
    for (let n = 0; n < 4; n++) expect(await open('CCCC')).toMatchObject(wrong);
    expect(await open('AAAA')).toBe('one side');
    expect(await open('CCCC')).toMatchObject(wrong);
    expect(await open('CCCC')).toMatchObject({ ...slowed, details: { retryAfterSeconds: 1 } });
  });

  it('forgets what was mistyped a day ago', async () => {
    const open = quarrel();
    for (let n = 0; n < 5; n++) await open('CCCC');
    clock.advance(24 * 3_600_000 - 1);
    expect(await open('CCCC')).toMatchObject(wrong);
    expect(await open('AAAA')).toMatchObject(slowed);
    clock.advance(24 * 3_600_000);
    for (let n = 0; n < 4; n++) expect(await open('CCCC')).toMatchObject(wrong);
    expect(await open('AAAA')).toBe('one side');
  });
});

it('a number nobody has a code to is a number nobody has', async () => {
  const none = () => Promise.resolve({ id: randomUUID(), keys: [] });
  expect(await codes.open(number, 'AAAA', none)).toMatchObject(wrong);
  expect(await codes.open(number, 'AAAA', () => Promise.resolve(null))).toMatchObject(wrong);
});
