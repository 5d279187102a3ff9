import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { closeHistoryWorkflowType } from '@fengqiao/contracts/temporal/close-period';
import { bounds } from '@fengqiao/domain/bounds';
import { startTestTemporal } from '@fengqiao/test-rig/servers/test-temporal';
import { replays } from '@fengqiao/test-rig/harness/replay';
import { until } from '@fengqiao/test-rig/harness/until';
import { workflowBundlePath } from '@fengqiao/workflows/workflow-bundle';
import { ledgerColumns } from '../../../intake/src/import-ledger/ledger-table.ts';
import { startHeadquarters, type Headquarters } from '../scoring.scenario.ts';
import { ClosingWorkflows } from './closing.flow.ts';

const dayMs = 86_400_000;
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

const list = async (query = '') =>
  (await headquarters.scoring.get(`/v1/periods${query}`, { as: 'hq-analyst' })).body as {
    items: { period: string; state: string }[];
    next: string | null;
  };

it('a ledger of 1950 and 1970 is closed by one workflow, a month that counts nothing by none, and listed by page', async () => {
  const { intake, scoring } = headquarters;
  const unknown = ','.repeat(10);
  // Two are open since; and twelve, one a month, of a year ago, so that more than one piece is needed.
  const now = await temporal.clock.now();
  const lastYear = Number(new Date(now).getUTCFullYear()) - 2;
  const months = Array.from({ length: 12 }, (_, i) => `${lastYear}-${String(i + 1).padStart(2, '0')}-03`);
  const lines = ['1950-06-01', '1970-06-01', ...months].map(
    (day, i) =>
      `r-${i},claim,visit,noise,shifan.dongcheng.linjiang,,夜间噪声,每晚施工,no,${day}T09:00:00+08:00${unknown}`,
  );
  const body = `${ledgerColumns.join()}\n${lines.join('\n')}\n`;
  expect((await intake.post('/v1/imports/ledger', { as: 'admin', body })).status).toBe(200);
  await until('what counts is known', async () => (await list()).items.length > 0);

  const pending = await scoring.running.app.get(ClosingWorkflows).pending();
  const ofHistory = pending.filter(({ type }) => type === closeHistoryWorkflowType);
  expect(ofHistory.length).toBeLessThanOrEqual(bounds.workflowsOfHistory);
  // Beside it those of last month, quarter and year at the most.
  expect(pending.length - ofHistory.length).toBeLessThanOrEqual(3);
  const { items, next } = await list('?limit=3');
  expect(items.map(({ period }) => period)).toEqual(['1950-06', '1950-Q2', '1950-07']);
  expect(next).toBe('1950-07');
  expect((await list('?limit=2&cursor=1950-07')).items.map(({ period }) => period)).toEqual([
    '1950-08',
    '1950-09',
  ]);
  const { body: refused } = await scoring.get('/v1/periods?limit=201', { as: 'hq-analyst' });
  expect(refused.code).toBe('validation');

  const stateOf = async (period: string) =>
    (await scoring.get(`/v1/periods/${period}`, { as: 'hq-analyst' })).body.state as string;
  const old = ['1950-06', '1950-Q2', '1950', '1970', `${lastYear}-12`, `${lastYear}-Q1`, `${lastYear}`];
  const states = () => Promise.all(old.map(stateOf));
  const all = (state: string) => async () => (await states()).every((each) => each === state);
  await until('all are provisional', all('provisional'));
  for (let day = 0; day < 9 && !(await all('frozen')()); day += 1) {
    await temporal.env.sleep(dayMs);
    await until('what is due is done', all('frozen'), 1_000).catch(() => undefined);
  }
  await until('all are frozen', all('frozen'));
  expect(await stateOf('1960')).toBe('ended');

  const handle = temporal.env.client.workflow.getHandle('period/history');
  await until('it has ended', async () => (await handle.describe()).status.name === 'COMPLETED');
  await replays(workflowBundlePath, 'period/history', await handle.fetchHistory(), 'close-history');
  const [closings] = (await scoring.dataSource.query('select count(*)::int as n from period_closing')) as [
    { n: number },
  ];
  const [monthsCounted, quarters, years, lately] = [2 + 12, 2 + 4, 2 + 1, 6];
  expect(closings.n).toBeLessThanOrEqual(monthsCounted + quarters + years + lately);
}, 180_000);
