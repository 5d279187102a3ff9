import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { cloneDatabase } from '@fengqiao/test-rig/databases/database';
import type { DataSource } from 'typeorm';
import { createDataSource } from './data-source.ts';
import { isUnavailable } from './unavailable.ts';

let database: Awaited<ReturnType<typeof cloneDatabase>>;
let dataSource: DataSource;

beforeAll(async () => {
  database = await cloneDatabase('unavailable', { entities: [], migrations: [] });
  const applicationName = 'fengqiao-unavailable';
  dataSource = createDataSource({ url: database.url, applicationName, entities: [], migrations: [] });
  await dataSource.initialize();
});
afterAll(async () => {
  await dataSource.destroy();
  await database.drop();
});

/** From beside, as when the server goes away. */
async function endSessions(): Promise<void> {
  await dataSource.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`,
  );
}

it('a connection lost between two statements of a transaction is no defect of ours', async () => {
  const transaction = dataSource.transaction(async (manager) => {
    await manager.query('select 1');
    await endSessions();
    // The first may find the connection broken, the next that it was taken away.
    await manager.query('select 2').catch(() => undefined);
    await manager.query('select 3');
  });
  const error: unknown = await transaction.catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(Error);
  expect(isUnavailable(error)).toBe(true);
});

it('a wrong statement is', async () => {
  const error: unknown = await dataSource.query('selec 1').catch((thrown: unknown) => thrown);
  expect(isUnavailable(error)).toBe(false);
});
