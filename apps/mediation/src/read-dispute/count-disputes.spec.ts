import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { ManualClock } from '@fengqiao/test-rig/fakes/manual-clock';
import type { TestService } from '@fengqiao/test-rig/harness/test-service';
import { mediator, move, officer, startMediationAlone, written } from '../mediation.scenario.ts';

const clock = new ManualClock('2026-11-16T10:00:00+08:00');
let mediation: TestService;

beforeAll(async () => {
  mediation = await startMediationAlone(clock);
  for (const colour of ['red', 'blue', 'blue']) await written(mediation, { colour });
  const accepted = await written(mediation, { colour: 'yellow' });
  await move(mediation, accepted, [['accept', officer, { mediator }]]);
}, 60_000);
afterAll(() => mediation.stop());

async function countedAndListed(filters: string, as: string): Promise<[number, number]> {
  const counted = await mediation.get(`/v1/disputes/counts?${filters}`, { as });
  const listed = await mediation.get(`/v1/disputes?limit=200&${filters}`, { as });
  expect([counted.status, listed.status, counted.body.more]).toEqual([200, 200, false]);
  return [counted.body.count, listed.body.items.length];
}

it.each([
  ['', officer, 4],
  ['colour=blue', officer, 2],
  ['colour=red', officer, 1],
  [`mediator=${mediator}`, officer, 1],
  ['place=shifan.dongcheng.linjiang', 'hq-analyst', 4],
  ['overdue=true', officer, 0],
  ['', 'hubin-desk', 0],
])('the count for "%s" as %s is the length of the list', async (filters, as, expected) => {
  expect(await countedAndListed(filters, as)).toEqual([expected, expected]);
});

it.each(['colour=green', 'limit=2', 'cursor=00000000-0000-7000-8000-000000000000'])(
  'a count has no filter "%s"',
  async (filters) => {
    const { status, body } = await mediation.get(`/v1/disputes/counts?${filters}`, { as: officer });
    expect([status, body.code]).toEqual([400, 'validation']);
  },
);
