import { randomBytes } from 'node:crypto';
import { createDataSource, migrate, type DatabaseOptions } from '@fengqiao/postgres/connection/data-source';
import pg from 'pg';
import { testEnvironment } from '../servers/test-environment.ts';

export interface TestDatabase {
  readonly url: string;
  drop(): Promise<void>;
}

type Schema = Pick<DatabaseOptions, 'entities' | 'migrations'>;

/** What a template holds beside its tables. */
export interface Filling {
  readonly name: string;
  /** Done once a run; nothing may be connected to the database when it is over. */
  fill(databaseUrl: string): Promise<void>;
}

/** A fresh database with a service's schema, cloned from a template that the first caller of the run makes. */
export async function cloneDatabase(name: string, schema: Schema, filling?: Filling): Promise<TestDatabase> {
  const clone = `test_${name}_${randomBytes(6).toString('hex')}`;
  const template = `template_${name}`;
  await (filling
    ? cloneTemplate(clone, `${template}_${filling.name}`, async (half) => {
        await cloneTemplate(half, template, (empty) => makeTables(empty, schema));
        await filling.fill(urlOf(half));
      })
    : cloneTemplate(clone, template, (half) => makeTables(half, schema)));
  return {
    url: urlOf(clone),
    drop: () =>
      asAdministrator(
        async (client) => void (await client.query(`drop database if exists ${clone} with (force)`)),
      ),
  };
}

async function cloneTemplate(
  clone: string,
  template: string,
  make: (half: string) => Promise<void>,
): Promise<void> {
  await asAdministrator(async (client) => {
    await client.query('select pg_advisory_lock(hashtext($1))', [template]);
    const { rowCount } = await client.query('select from pg_database where datname = $1', [template]);
    if (rowCount === 0) {
      const half = `${template}_half`;
      await client.query(`drop database if exists ${half} with (force)`);
      await make(half);
      await client.query(`alter database ${half} rename to ${template}`);
    }
    // Copied as files: through the log, as PostgreSQL does unless told, every block would be written twice.
    await client.query(`create database ${clone} template ${template} strategy file_copy`);
  });
}

async function makeTables(database: string, schema: Schema): Promise<void> {
  await asAdministrator(async (client) => void (await client.query(`create database ${database}`)));
  const dataSource = createDataSource({ ...schema, url: urlOf(database), applicationName: 'template' });
  await dataSource.initialize();
  await migrate(dataSource);
  await dataSource.destroy();
}

function urlOf(database: string): string {
  const url = new URL(testEnvironment.read().postgresUrl);
  url.pathname = `/${database}`;
  return url.toString();
}

async function asAdministrator(work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: testEnvironment.read().postgresUrl });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
