import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { cloneDatabase, type TestDatabase } from '@fengqiao/test-rig/databases/database';
import { KeyServer } from '@fengqiao/test-rig/fakes/key-server';
import { ServiceProcess } from '@fengqiao/test-rig/harness/service-process';
import type { TestService } from '@fengqiao/test-rig/harness/test-service';
import { until } from '@fengqiao/test-rig/harness/until';
import { startTestTemporal, type TestTemporal } from '@fengqiao/test-rig/servers/test-temporal';
import { systemClock } from '@fengqiao/contracts/clock-port';
import pg from 'pg';
import { sampleDirectory, startIntake } from '../intake.scenario.ts';
import { intake } from '../intake.service.ts';
import { casesIn } from './bulk.scenario.ts';

/** Any number that is nobody's lock. */
const gate = 8_231;
let temporal: TestTemporal;
let keys: KeyServer;
let database: TestDatabase;
let client: pg.Client;
/** Takes orders only: what is done, is done by the processes that die. */
let door: TestService;
let worker: ServiceProcess;

beforeAll(async () => {
  [temporal, keys, database] = await Promise.all([
    startTestTemporal(),
    KeyServer.start(),
    cloneDatabase('intake', intake, sampleDirectory),
  ]);
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
  door = await startIntake(systemClock, { databaseUrl: database.url });
}, 90_000);
afterAll(async () => {
  worker.kill('SIGKILL');
  await client.end();
  await door.stop();
  await Promise.all([keys.stop(), database.drop()]);
  await temporal.env.teardown();
});

async function start(): Promise<void> {
  worker = ServiceProcess.start('intake', {
    DATABASE_URL_INTAKE: database.url,
    FENGQIAO_LOCAL: '1',
    NATS_URL: '127.0.0.1:1',
    TEMPORAL_ADDRESS: temporal.address,
    FENGQIAO_JWKS_URL: keys.jwksUrl,
  });
  await worker.serves();
}

it('killed between a case and the next, and with one half written, goes on and leaves out and doubles none', async () => {
  const ids = await casesIn(door, 'handling', 8);
  await client.query(`
    create function hold() returns trigger language plpgsql as $$
      begin perform pg_advisory_xact_lock(${gate}); return new; end $$;
    create trigger hold before update on bulk_step for each row when (new.n = 4) execute function hold()`);
  await client.query('select pg_advisory_lock($1)', [gate]);
  await start();
  const order = { command: 'urge', body: { text: '请抓紧' }, selection: { ids } };
  const { body } = await door.post('/v1/bulk', { as: 'dongcheng-chief', body: order });
  const held = await until('the fifth case is written and not committed', async () => {
    const { rows } = await client.query<{ pid: number }>(
      `select pid from pg_stat_activity where wait_event = 'advisory' and datname = current_database()`,
    );
    return rows.length > 0 && rows;
  });
  const exited = new Promise((resolve) => worker.child.once('exit', resolve));
  worker.kill('SIGKILL');
  await exited;
  for (const { pid } of held) await client.query('select pg_terminate_backend($1)', [pid]);
  await client.query('drop function hold cascade; select pg_advisory_unlock_all()');
  const { body: between } = await door.get(`/v1/bulk/${body.id}`, { as: 'dongcheng-chief' });
  expect(between).toMatchObject({ status: 'under-way', done: 4, waiting: 4 });

  await start();
  await until(
    'it has ended',
    async () => {
      const { body: watched } = await door.get(`/v1/bulk/${body.id}`, { as: 'dongcheng-chief' });
      return watched.status === 'finished' && watched.done === 8;
    },
    30_000,
  );
  const { rows } = await client.query(
    `select aggregate_id as id, count(*)::int as n from event where type = 'urged' group by 1 order by 1`,
  );
  expect(rows).toEqual(ids.toSorted().map((id) => ({ id, n: 1 })));
}, 90_000);
