import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { cloneDatabase, type TestDatabase } from '@fengqiao/test-rig/databases/database';
import { KeyServer } from '@fengqiao/test-rig/fakes/key-server';
import { SmtpSink } from '@fengqiao/test-rig/fakes/smtp-sink';
import { startTestTemporal, type TestTemporal } from '@fengqiao/test-rig/servers/test-temporal';
import { ServiceProcess } from '@fengqiao/test-rig/harness/service-process';
import { until } from '@fengqiao/test-rig/harness/until';
import pg from 'pg';
import { matter, sampleDirectory } from '../intake.scenario.ts';
import { intake } from '../intake.service.ts';
import { policyFile } from './delivery.scenario.ts';

const policy = policyFile();
let temporal: TestTemporal;
let mail: SmtpSink;
let keys: KeyServer;
let database: TestDatabase;
let client: pg.Client;
let url: string;
let service: ServiceProcess;

beforeAll(async () => {
  [temporal, mail, keys, database] = await Promise.all([
    startTestTemporal(),
    SmtpSink.start(),
    KeyServer.start(),
    cloneDatabase('intake', intake, sampleDirectory),
  ]);
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await start();
}, 90_000);
afterAll(async () => {
  service.kill('SIGKILL');
  await client.end();
  await Promise.all([mail.stop(), keys.stop(), database.drop()]);
  await temporal.env.teardown();
  policy.remove();
});

async function start(): Promise<void> {
  service = ServiceProcess.start('intake', {
    DATABASE_URL_INTAKE: database.url,
    FENGQIAO_LOCAL: '1',
    NATS_URL: '127.0.0.1:1',
    TEMPORAL_ADDRESS: temporal.address,
    FENGQIAO_JWKS_URL: keys.jwksUrl,
    // The rig's tokens do not end.
    FENGQIAO_JWT_LONGEST_HOURS: '9999999',
    FENGQIAO_POLICY: policy.path,
    FENGQIAO_SMTP_URL: mail.url,
    FENGQIAO_MAIL_FROM: 'fengqiao@bureau.example.org',
  });
  url = await service.serves();
}

async function post(path: string, body: string, type = 'application/json', as = 'admin'): Promise<void> {
  const authorization = `Bearer ${await keys.token(as)}`;
  const headers = { 'content-type': type, authorization };
  const { status } = await fetch(`${url}${path}`, { method: 'POST', headers, body });
  if (status >= 300) throw new Error(`${path}: ${status}`);
}

it('killed between sending and recording, sends again under the same id, and loses nothing', async () => {
  const address = 'linjiang-desk@example.org';
  await post('/v1/directory/people/linjiang-desk/contact', JSON.stringify({ email: address, webhook: null }));
  const killed = new Promise<void>((resolve) => {
    // The e-mail is here; that it was taken its sender never hears.
    mail.beforeAnswer = () => {
      mail.beforeAnswer = () => undefined;
      service.child.once('exit', () => resolve());
      service.kill('SIGKILL');
    };
  });
  // Received four minutes ago: its three minutes are over, and nobody waits for opening hours.
  const receivedAt = new Date(Date.now() - 240_000).toISOString();
  const call = JSON.stringify({ ...matter, responseClass: 'help', receivedAt });
  await post('/v1/cases', call, 'application/json', 'bureau-desk');
  await killed;
  await start();
  // Temporal hears no more of the dead process, and gives what it had taken on to the new one.
  const isRecorded = async () => {
    const { rows } = await client.query('select from delivery where delivered_at is null');
    return rows.length === 0 && mail.to(address).length === 2;
  };
  await until('it is on record', isRecorded);
  const [first, second] = mail.to(address);
  expect(first?.text).toContain('assign/1/breach/1');
  expect(second).toEqual(first);
  const { rows } = await client.query('select id from delivery');
  expect(rows).toHaveLength(1);
  expect(first?.messageId).toBe(`${rows[0].id}@bureau.example.org`);
}, 150_000);
