import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { monthAt, periodBefore } from '@fengqiao/domain/score/periods/period';
import { startTestTemporal } from '@fengqiao/test-rig/servers/test-temporal';
import { replays } from '@fengqiao/test-rig/harness/replay';
import { until } from '@fengqiao/test-rig/harness/until';
import { workflowBundlePath } from '@fengqiao/workflows/workflow-bundle';
import { ledgerColumns } from '../../../intake/src/import-ledger/ledger-table.ts';
import { startHeadquarters, type Headquarters } from '../scoring.scenario.ts';

let temporal: Awaited<ReturnType<typeof startTestTemporal>>;
let headquarters: Headquarters;

beforeAll(async () => {
  temporal = await startTestTemporal();
  headquarters = await startHeadquarters(temporal.clock, {
    roles: ['api', 'relay', 'worker'],
    temporalAddress: temporal.address,
  });
}, 60_000);
afterAll(async () => {
  await headquarters.stop();
  await temporal.env.teardown();
});

const dayMs = 86_400_000;

it('a month that has ended is closed by Temporal, while nobody does anything', async () => {
  const { intake, scoring } = headquarters;
  const month = periodBefore(monthAt(await temporal.clock.now()));
  // Longer ago than a desk may write down by hand: it comes by import.
  const unknown = ','.repeat(10);
  const body = `${ledgerColumns.join()}
r-1,claim,visit,noise,shifan.dongcheng.linjiang,,夜间噪声,每晚施工,no,${new Date(month.to - 10 * dayMs).toISOString()}${unknown}
`;
  expect((await intake.post('/v1/imports/ledger', { as: 'admin', body })).status).toBe(200);
  const state = async () => (await scoring.get(`/v1/periods/${month.name}`, { as: 'hq-analyst' })).body;
  await until('it is provisional', async () => (await state()).state === 'provisional');
  for (let day = 0; day < 9 && (await state()).state !== 'frozen'; day += 1) {
    await temporal.env.sleep(dayMs);
    await until('what is due is done', async () => (await state()).state === 'frozen', 1_000).catch(
      () => undefined,
    );
  }
  expect(await state()).toMatchObject({ state: 'frozen', revision: 1 });
  const path = `/v1/scores?period=${month.name}&level=bureau`;
  expect((await scoring.get(path, { as: 'hq-analyst' })).body.basis).toBe('frozen-revision');

  const handle = temporal.env.client.workflow.getHandle(`period/${month.name}`);
  await handle.result();
  await replays(workflowBundlePath, `period/${month.name}`, await handle.fetchHistory(), 'close-period');
}, 90_000);
