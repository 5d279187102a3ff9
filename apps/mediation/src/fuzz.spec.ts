import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { fuzzRuns, fuzzService } from '@fengqiao/test-rig/fuzz/fuzz-service';
import { ManualClock } from '@fengqiao/test-rig/manual-clock';
import { sampleRows } from '@fengqiao/test-rig/sample';
import { hongqi, quarrel, TwoServices } from './mediation.scenario.ts';

let services: TwoServices;
const ids: string[] = [];

beforeAll(async () => {
  services = await TwoServices.start(new ManualClock('2026-11-20T17:00:00+08:00'));
  for (let n = 0; n < 5; n++) ids.push((await screen()).body.id);
}, 60_000);
afterAll(() => services.stop());

const screen = () => services.mediation.post('/v1/disputes', { as: 'linjiang-desk', body: quarrel });

it(
  'whatever mediation is asked, it answers as it promises and keeps nothing of what it refuses',
  async () => {
    const onlyRefused = await fuzzService(services.mediation, {
      people: ['linjiang-desk', 'community-mediator', 'admin', 'hq-analyst'],
      known: { id: ids, place: [hongqi, ...sampleRows('units.csv').map((unit) => unit['path'] ?? '')] },
      examples: { 'POST /v1/disputes': [{ as: 'linjiang-desk', body: quarrel }] },
      stillWorks: screen,
    });
    expect(onlyRefused).toEqual([]);
  },
  20_000 + fuzzRuns * 300,
);
