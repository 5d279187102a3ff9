import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { fuzzRuns, fuzzService } from '@fengqiao/test-rig/fuzz/fuzz-service';
import { ManualClock } from '@fengqiao/test-rig/manual-clock';
import { sampleRows } from '@fengqiao/test-rig/sample';
import { until } from '@fengqiao/test-rig/until';
import { importLedger, startHeadquarters, type Headquarters } from './scoring.scenario.ts';

const reference = '2026-11-20T17:00:00+08:00';
let headquarters: Headquarters;

beforeAll(async () => {
  headquarters = await startHeadquarters(new ManualClock(reference));
  await importLedger(headquarters.intake);
  await until('the ledger is known', async () => (await totals()).body.items?.[0]?.received > 0);
}, 60_000);
afterAll(() => headquarters.stop());

const totals = () => headquarters.scoring.get('/v1/ledgers/totals?unit=shifan', { as: 'hq-analyst' });

it(
  'whatever scoring is asked, it answers as it promises and writes nothing',
  async () => {
    const onlyRefused = await fuzzService(headquarters.scoring, {
      people: ['hq-analyst', 'linjiang-chief', 'admin'],
      known: {
        unit: sampleRows('units.csv').map((unit) => unit['path'] ?? ''),
        asOf: [reference, '2026-11-04T12:00:00Z', '1900-01-01T00:00:00Z'],
        knownAt: [reference, '2026-10-01T00:00:00+08:00'],
      },
      examples: {},
      stillWorks: totals,
    });
    expect(onlyRefused).toEqual([]);
  },
  20_000 + fuzzRuns * 300,
);
