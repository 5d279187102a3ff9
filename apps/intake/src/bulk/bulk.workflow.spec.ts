import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { replays } from '@fengqiao/test-rig/harness/replay';
import type { TestService } from '@fengqiao/test-rig/harness/test-service';
import { until } from '@fengqiao/test-rig/harness/until';
import { workflowBundlePath } from '@fengqiao/workflows/workflow-bundle';
import { casesIn, stepsOf } from './bulk.scenario.ts';
import { IntakeInSkippedTime } from '../intake-in-skipped-time.scenario.ts';

let office: IntakeInSkippedTime;
let temporal: IntakeInSkippedTime['temporal'];
let intake: TestService;

beforeAll(async () => {
  office = await IntakeInSkippedTime.start();
  ({ temporal, intake } = office);
});
afterAll(() => office.stop());

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
