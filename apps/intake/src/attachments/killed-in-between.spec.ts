import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { cloneDatabase, type TestDatabase } from '@fengqiao/test-rig/databases/database';
import { HttpSink } from '@fengqiao/test-rig/fakes/http-sink';
import { KeyServer } from '@fengqiao/test-rig/fakes/key-server';
import { ServiceProcess } from '@fengqiao/test-rig/harness/service-process';
import { until } from '@fengqiao/test-rig/harness/until';
import pg from 'pg';
import { sampleDirectory } from '../intake.scenario.ts';
import { intake } from '../intake.service.ts';
import { photo, testKey } from './attachments.scenario.ts';

let store: HttpSink;
let keys: KeyServer;
let database: TestDatabase;
let client: pg.Client;
let service: ServiceProcess;

beforeAll(async () => {
  [store, keys, database] = await Promise.all([
    HttpSink.start(),
    KeyServer.start(),
    cloneDatabase('intake', intake, sampleDirectory),
  ]);
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
}, 90_000);
afterAll(async () => {
  service.kill('SIGKILL');
  await client.end();
  await Promise.all([store.stop(), keys.stop(), database.drop()]);
});

async function start(): Promise<string> {
  service = ServiceProcess.start('intake', {
    DATABASE_URL_INTAKE: database.url,
    FENGQIAO_LOCAL: '1',
    NATS_URL: '127.0.0.1:1',
    TEMPORAL_ADDRESS: '127.0.0.1:1',
    FENGQIAO_JWKS_URL: keys.jwksUrl,
    FENGQIAO_ATTACHMENTS: 's3://bucket/below',
    FENGQIAO_ATTACHMENT_KEYS: testKey,
    FENGQIAO_S3_ENDPOINT: store.url,
    AWS_ACCESS_KEY_ID: 'id',
    AWS_SECRET_ACCESS_KEY: 'secret',
  });
  return service.serves();
}

it('killed when the content is there and its row does not say so yet, leaves a row by which it is removed', async () => {
  const url = await start();
  const killed = new Promise<void>((resolve) => service.child.once('exit', () => resolve()));
  // All of it is here; that it was taken its sender never hears.
  store.answer = () => {
    service.kill('SIGKILL');
    return 200;
  };
  const body = new Uint8Array(await photo());
  const headers = { 'content-type': 'image/jpeg' };
  await fetch(`${url}/v1/attachments`, { method: 'POST', headers, body }).catch(() => undefined);
  await killed;
  const [put] = store.calls;
  expect(put?.body.startsWith('FQS1')).toBe(true);
  const { rows } = await client.query('select id, state from attachment');
  expect(rows).toEqual([{ id: expect.any(String), state: 'arriving' }]);
  expect(put?.path).toContain(`/bucket/below/${rows[0].id}`);

  store.answer = () => 204;
  await start();
  // An upload may still be under way for so long.
  await client.query(`update attachment set created_at = created_at - interval '61 minutes'`);
  await until(
    'its row is gone',
    async () => (await client.query('select from attachment')).rowCount === 0,
    30_000,
  );
  const removed = store.calls.slice(1).map(({ path }) => path.split('?')[0]);
  expect(removed.sort()).toEqual([`/bucket/below/${rows[0].id}`, `/bucket/below/${rows[0].id}.original`]);
}, 120_000);
