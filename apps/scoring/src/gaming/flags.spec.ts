import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { ManualClock } from '@fengqiao/test-rig/manual-clock';
import { until } from '@fengqiao/test-rig/until';
import { matter } from '../../../intake/src/intake.scenario.ts';
import { startHeadquarters, type Headquarters } from '../scoring.scenario.ts';

let headquarters: Headquarters;
beforeAll(async () => {
  headquarters = await startHeadquarters(new ManualClock('2026-11-20T17:00:00+08:00'));
}, 60_000);
afterAll(() => headquarters.stop());

it('a desk that writes one matter down as six is shown to a supervisor with the cases, and to nobody else', async () => {
  const { intake, scoring } = headquarters;
  const body = { ...matter, channel: 'visit' };
  const ids: string[] = [];
  for (let n = 0; n < 6; n += 1)
    ids.push((await intake.post('/v1/cases', { as: 'linjiang-desk', body })).body.id);
  const flags = await until('it is seen', async () => {
    const { body: found } = await scoring.get('/v1/flags?period=2026-11', { as: 'supervisor' });
    return found.items?.[0]?.found === 6 && found;
  });
  expect(flags.items).toMatchObject([
    { flag: 'cases-split', unit: 'shifan.dongcheng.linjiang', person: 'linjiang-desk', found: 6 },
  ]);
  expect([...flags.items[0].cases].sort()).toEqual([...ids].sort());
  for (const as of ['hq-analyst', 'admin', 'linjiang-chief'])
    expect([as, (await scoring.get('/v1/flags', { as })).status]).toEqual([as, 403]);
  const elsewhere = await scoring.get('/v1/flags?unit=shifan.beishan', { as: 'supervisor' });
  expect(elsewhere.body.items).toEqual([]);
  // Nothing is deducted for it.
  const { body: score } = await scoring.get('/v1/scores/shifan.dongcheng.linjiang', { as: 'supervisor' });
  expect(score.deducted).toEqual([]);
});
