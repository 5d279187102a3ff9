import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { replays } from '@fengqiao/test-rig/harness/replay';
import type { TestService } from '@fengqiao/test-rig/harness/test-service';
import { until } from '@fengqiao/test-rig/harness/until';
import { startTestNats, type TestNats } from '@fengqiao/test-rig/servers/test-nats';
import { startTestTemporal } from '@fengqiao/test-rig/servers/test-temporal';
import { workflowBundlePath } from '@fengqiao/workflows/workflow-bundle';
import { startIntake } from '../intake.scenario.ts';
import { casesIn, stepsOf } from './bulk.scenario.ts';

let temporal: Awaited<ReturnType<typeof startTestTemporal>>;
let nats: TestNats;
let intake: TestService;

beforeAll(async () => {
  [temporal, nats] = await Promise.all([startTestTemporal(), startTestNats()]);
  intake = await startIntake(temporal.clock, {
    roles: ['api', 'relay', 'worker'],
    natsUrl: nats.url,
    temporalAddress: temporal.address,
  });
});
afterAll(async () => {
  await intake.stop();
  await nats.stop();
  await temporal.env.teardown();
});

it('is carried out while whoever gave it does something else, and its workflow knows nothing but its id', async () => {
  const ids = await casesIn(intake, 'handling', 5);
  const order = { command: 'urge', body: { text: '请抓紧' }, selection: { ids } };
  const { body } = await intake.post('/v1/bulk', { as: 'dongcheng-chief', body: order });
  await until('the bulk act has ended', async () => {
    const { body: watched } = await intake.get(`/v1/bulk/${body.id}`, { as: 'dongcheng-chief' });
    return watched.status === 'finished';
  });
  const results = (await stepsOf(intake, body.id, 'dongcheng-chief')).map(({ result }) => result);
  expect(results).toEqual(ids.map(() => 'done'));

  const handle = temporal.env.client.workflow.getHandle(`bulk/${body.id}`);
  await handle.result();
  const history = await handle.fetchHistory();
  const payloads = JSON.stringify(history).matchAll(/"data":"([^"]+)"/g);
  const written = [...payloads].map(([, data = '']) => Buffer.from(data, 'base64').toString()).join();
  expect(written).toContain(body.id);
  for (const secret of ['请抓紧', 'dongcheng-chief', ...ids]) expect(written).not.toContain(secret);
  await replays(workflowBundlePath, `bulk/${body.id}`, history, 'bulk');
}, 60_000);
