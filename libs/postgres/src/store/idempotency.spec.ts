import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { isRefusal, refuse } from '@fengqiao/domain/refusal';
import { cloneDatabase, type TestDatabase } from '@fengqiao/test-rig/databases/database';
import { until } from '@fengqiao/test-rig/harness/until';
import type { DataSource, EntityManager } from 'typeorm';
import { createDataSource } from '../connection/data-source.ts';
import { outboxMigrations } from '../migrations/outbox-migrations.ts';
import { runOnce } from './idempotency.ts';
import { inTransaction } from '../connection/transaction.ts';

const schema = { entities: [], migrations: outboxMigrations };
let database: TestDatabase;
let dataSource: DataSource;

beforeAll(async () => {
  database = await cloneDatabase('outbox', schema);
  dataSource = createDataSource({ ...schema, url: database.url, applicationName: 'spec' });
  await dataSource.initialize();
});
afterAll(async () => {
  await dataSource.destroy();
  await database.drop();
});

const ownerOf = (person: string | null) => ({ text: person ?? 'nobody:', former: null });

type Command = (manager: EntityManager) => Promise<unknown>;

function carryOut(
  key: string | null,
  command: Command,
  person: string | null = 'desk',
  content: unknown = 'body',
) {
  return inTransaction(dataSource, (manager) =>
    runOnce(
      manager,
      { owner: ownerOf(person), key, content },
      {
        command: async () => {
          const answer = await command(manager);
          return isRefusal(answer) ? answer : { answer, kept: answer };
        },
        again: ({ kept }) => Promise.resolve(kept),
      },
    ),
  );
}

/** Counts how often it runs; each run answers with its number. */
function counted(): { runs: () => number; command: Command } {
  let runs = 0;
  return { runs: () => runs, command: () => Promise.resolve({ run: ++runs }) };
}

/** Until so many others wait for what this transaction holds. */
function othersWait(count: number): Promise<unknown> {
  return until(`${count} wait`, async () => {
    const waiting: unknown[] = await dataSource.query(
      `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    );
    return waiting.length === count;
  });
}

describe('a command under a key', () => {
  it('runs once for eight at the same moment, and each has its answer', async () => {
    const { runs, command } = counted();
    const onceAllWait: Command = (manager) => othersWait(7).then(() => command(manager));
    const answers = await Promise.all(Array.from({ length: 8 }, () => carryOut('at-once', onceAllWait)));
    expect([runs(), answers]).toEqual([1, Array(8).fill({ run: 1 })]);
  });

  it.each<[string, Command]>([
    ['is refused', () => Promise.resolve(refuse('forbidden'))],
    ['fails', () => Promise.reject(new Error('out of order'))],
  ])('runs for the one that waited when the one before it %s', async (key, end) => {
    const { runs, command } = counted();
    const answer = await new Promise((resolve, reject) => {
      const first: Command = async (manager) => {
        carryOut(key, command).then(resolve, reject);
        await othersWait(1);
        return end(manager);
      };
      carryOut(key, first).catch(() => undefined);
    });
    expect([answer, runs()]).toEqual([{ run: 1 }, 1]);
  });

  it('keeps no key when it is refused', async () => {
    await carryOut('kept-not', () => Promise.resolve(refuse('forbidden')), 'refused');
    expect(await dataSource.query(`select from idempotent_answer where person = 'refused'`)).toEqual([]);
  });

  it('is another command for another person, or for nobody', async () => {
    const { runs, command } = counted();
    for (const person of ['desk', 'officer', null, null]) await carryOut('shared', command, person);
    expect(runs()).toBe(3);
  });

  it('is refused with another body, and without a key runs each time', async () => {
    const { runs, command } = counted();
    await carryOut('body', command, 'desk', ['assign', { unit: 'a' }]);
    const other = await carryOut('body', command, 'desk', ['assign', { unit: 'b' }]);
    expect([other, runs()]).toEqual([refuse('idempotency-conflict'), 1]);
    await carryOut(null, command);
    await carryOut(null, command);
    expect(runs()).toBe(3);
  });
});
