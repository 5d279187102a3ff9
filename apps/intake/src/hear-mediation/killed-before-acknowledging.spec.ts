import { once } from 'node:events';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { testBusEnvironment } from '@fengqiao/test-rig/servers/test-bus';
import { ServiceProcess } from '@fengqiao/test-rig/harness/service-process';
import { until } from '@fengqiao/test-rig/harness/until';
import pg from 'pg';
import { TwoServices } from './two-services.scenario.ts';

let sides: TwoServices;
let client: pg.Client;
const readers: ServiceProcess[] = [];

beforeAll(async () => {
  sides = await TwoServices.start(new Date().toISOString());
  client = new pg.Client({ connectionString: sides.intake.databaseUrl });
  await client.connect();
}, 60_000);
afterAll(async () => {
  for (const reader of readers) reader.kill('SIGKILL');
  await client.end();
  await sides.stop();
});

/** A process that does nothing but read mediation's stream. */
async function startReader(): Promise<ServiceProcess> {
  const reader = ServiceProcess.start('intake', {
    DATABASE_URL_INTAKE: sides.intake.databaseUrl,
    ...testBusEnvironment(sides.nats.url),
    TEMPORAL_ADDRESS: '127.0.0.1:1',
    FENGQIAO_JWKS_URL: 'http://127.0.0.1:1',
    FENGQIAO_ROLES: 'worker',
  });
  readers.push(reader);
  await reader.serves();
  return reader;
}

const count = async (query: string, values: unknown[] = []) =>
  (await client.query(query, values)).rowCount ?? 0;

it('killed between the effect and its acknowledgement, it wakes the case once', async () => {
  const id = await sides.referred();
  await sides.intakeStops();
  const first = await startReader();
  // It has the message, and waits for the case.
  const holder = new pg.Client({ connectionString: sides.intake.databaseUrl });
  await holder.connect();
  await holder.query('begin');
  await holder.query('select from ledger_case where id = $1 for update', [id]);
  const { subject } = await sides.mediation.ends([id]);
  const waits = `select from pg_stat_activity
    where datname = current_database() and wait_event in ('transactionid', 'tuple')`;
  await until('it waits', async () => (await count(waits)) === 1, 45_000);
  // Nobody hears that it has been taken into effect, and then there is nobody to say so.
  await sides.nats.stop();
  await holder.query('commit');
  await holder.end();
  const inEffect = 'select from inbox where aggregate_id = $1';
  await until('it is in effect', async () => (await count(inEffect, [subject])) === 1);
  first.kill('SIGKILL');
  await once(first.child, 'exit');
  await sides.nats.restart();

  await startReader();
  // What was not acknowledged is delivered again after half a minute.
  await until('the next one has it again', () => sides.mediation.isAcknowledged(), 90_000);
  const events = `select from event where aggregate_id = $1 and type = 'mediation-ended'`;
  const notices = `select from notice where case_id = $1 and cause_type = 'mediation-ended'`;
  expect([await count(events, [id]), await count(notices, [id])]).toEqual([1, 2]);
}, 150_000);
