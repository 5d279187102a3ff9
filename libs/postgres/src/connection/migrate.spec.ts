import { afterAll, expect, it } from '@jest/globals';
import { cloneDatabase } from '@fengqiao/test-rig/databases/database';
import type { DataSource, MigrationInterface, QueryRunner } from 'typeorm';
import { createDataSource, migrate } from './data-source.ts';

const opened: DataSource[] = [];
const database = await cloneDatabase('nothing_but_a_database', { entities: [], migrations: [] });
afterAll(async () => {
  for (const dataSource of opened) await dataSource.destroy();
  await database.drop();
});

const limitIn = async (at: { query(sql: string): Promise<{ statement_timeout: string }[]> }) =>
  (await at.query('show statement_timeout'))[0]?.statement_timeout;
const limits: (string | undefined)[] = [];

class NotesItsLimit1795910400000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    limits.push(await limitIn(runner));
  }

  down(): Promise<void> {
    return Promise.resolve();
  }
}

async function starts(): Promise<DataSource> {
  const migrations = [NotesItsLimit1795910400000];
  const dataSource = createDataSource({
    ...{ url: database.url, applicationName: 'spec', entities: [], migrations, poolSize: 1 },
  });
  opened.push(await dataSource.initialize());
  await migrate(dataSource);
  return dataSource;
}

it('of two that start at once one migrates; a migration may take its time, what comes after it may not', async () => {
  const processes = await Promise.all([starts(), starts()]);
  expect(limits).toEqual(['0']);
  for (const dataSource of processes) expect(await limitIn(dataSource)).toBe('1min');
});
