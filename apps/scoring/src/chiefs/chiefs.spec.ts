import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ManualClock } from '@fengqiao/test-rig/fakes/manual-clock';
import { sampleFile } from '@fengqiao/test-rig/harness/sample';
import { until } from '@fengqiao/test-rig/harness/until';
import { startWithSample, type Headquarters } from '../scoring.scenario.ts';

const clock = new ManualClock('2026-11-20T17:00:00+08:00');
const linjiang = 'shifan.dongcheng.linjiang';
let headquarters: Headquarters;
beforeAll(async () => {
  headquarters = await startWithSample(clock);
}, 60_000);
afterAll(() => headquarters.stop());

interface Stint {
  unit: string;
  person: string | null;
  from: string;
  to: string;
  measures: Record<string, { met: number; total: number }>;
}

async function stints(query: string, as = 'hq-analyst'): Promise<Stint[]> {
  const { body } = await headquarters.scoring.get(`/v1/scores/chiefs?${query.replaceAll('+', '%2B')}`, {
    as,
  });
  return (body.items as Stint[]).filter(({ unit }) => unit === linjiang);
}

const told = ({ person, from, to, measures }: Stint) => {
  const { completeOnTime: done, assignOnTime: assigned } = measures;
  return [person, from, to, `${done!.met}/${done!.total}`, `${assigned!.met}/${assigned!.total}`];
};

describe('a year with two chiefs', () => {
  it('is split where the post changed hands, each with what fell into the own days', async () => {
    const before = await stints('period=2026');
    expect(before.map(told)).toEqual([
      ['linjiang-chief', '2026-01-01T00:00:00+08:00', '2026-11-20T17:00:00.001+08:00', '4/6', '8/8'],
    ]);
    clock.set('2026-11-26T09:00:00+08:00');
    const people = sampleFile('people.csv')
      .replace(
        `linjiang-chief,临江派出所所长,chief,${linjiang},chief`,
        `linjiang-chief,临江派出所所长,chief,${linjiang},`,
      )
      .replace(`民警甲,officer,${linjiang},`, `民警甲,officer,${linjiang},chief`);
    const imported = await headquarters.intake.post('/v1/imports/people', { as: 'admin', body: people });
    expect(imported.status).toBe(200);
    clock.set('2026-11-30T09:00:00+08:00');
    const after = await until('both are known', async () => {
      const all = await stints('period=2026');
      return all.length === 2 && all;
    });
    // were due on the 27th, under the second.
    expect(after.map(told)).toEqual([
      ['linjiang-chief', '2026-01-01T00:00:00+08:00', '2026-11-26T09:00:00+08:00', '4/6', '8/8'],
      ['linjiang-officer-a', '2026-11-26T09:00:00+08:00', '2026-11-30T09:00:00.001+08:00', '0/2', '0/0'],
    ]);
    const october = await stints('period=2026-10');
    expect(october.map(({ person }) => person)).toEqual(['linjiang-chief']);
  });

  it('is read by the unit itself and those above, as a table too', async () => {
    expect(await stints('period=2026', 'hubin-chief')).toEqual([]);
    expect(await stints('period=2026', 'dongcheng-chief')).toHaveLength(2);
    const { body } = await headquarters.scoring.get('/v1/scores/chiefs?period=2026', {
      as: 'linjiang-chief',
      headers: { accept: 'text/csv' },
    });
    expect(body.split('\r\n')).toHaveLength(4);
  });
});
