import { randomBytes } from 'node:crypto';
import { createDataSource, migrate, type DatabaseOptions } from '@fengqiao/postgres/data-source';
import pg from 'pg';
import { testEnvironment } from './test-environment.ts';

export interface TestDatabase {
  readonly url: string;
  drop(): Promise<void>;
}

type Schema = Pick<DatabaseOptions, 'entities' | 'migrations'>;

/** A fresh database with a service's schema, cloned from a template that the first caller of the run makes. */
export async function cloneDatabase(name: string, schema: Schema): Promise<TestDatabase> {
  const template = `template_${name}`;
  const clone = `test_${name}_${randomBytes(6).toString('hex')}`;
  await asAdministrator(async (client) => {
    await client.query('select pg_advisory_lock(hashtext($1))', [template]);
    const { rowCount } = await client.query('select from pg_database where datname = $1', [template]);
    if (rowCount === 0) await makeTemplate(client, template, schema);
    await client.query(`create database ${clone} template ${template}`);
  });
  return {
    url: urlOf(clone),
    drop: () =>
      asAdministrator(
        async (client) => void (await client.query(`drop database if exists ${clone} with (force)`)),
      ),
  };
}

async function makeTemplate(client: pg.Client, template: string, schema: Schema): Promise<void> {
  const half = `${template}_half`;
  await client.query(`drop database if exists ${half} with (force)`);
  await client.query(`create database ${half}`);
  const dataSource = createDataSource({ ...schema, url: urlOf(half), applicationName: 'template' });
  await dataSource.initialize();
  await migrate(dataSource);
  await dataSource.destroy();
  await client.query(`alter database ${half} rename to ${template}`);
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
