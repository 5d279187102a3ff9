import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ManualClock } from '@fengqiao/test-rig/fakes/manual-clock';
import { until } from '@fengqiao/test-rig/harness/until';
import { walk } from '../../../intake/src/intake.scenario.ts';
import { startWithSample, type Headquarters } from '../scoring.scenario.ts';

const clock = new ManualClock('2026-11-20T17:00:00+08:00');
const linjiang = 'shifan.dongcheng.linjiang';
let headquarters: Headquarters;
beforeAll(async () => {
  headquarters = await startWithSample(clock);
}, 60_000);
afterAll(() => headquarters.stop());

interface Item {
  unit: string;
  person: string | null;
  from: string;
  to: string;
  standIn: boolean;
  inPlaceOf: string | null;
  standIns: { person: string; outcomes: number }[];
  standInShare: { outcomes: number; total: number; rate: number } | null;
  measures: Record<string, { met: number; total: number }>;
  beside: Record<string, { met: number; total: number }>;
}

async function chiefs(query = ''): Promise<Item[]> {
  const path = `/v1/scores/chiefs?period=2026${query.replaceAll('+', '%2B')}`;
  const { body } = await headquarters.scoring.get(path, { as: 'hq-analyst' });
  return (body.items as Item[]).filter(({ unit }) => unit === linjiang);
}

const told = ({ person, standIn, measures, beside }: Item) => [
  person,
  standIn,
  ...['satisfaction', 'completeOnTime', 'assignOnTime'].map((name) => {
    const { met, total } = measures[name]!;
    return `${met}/${total}`;
  }),
  `${beside['inPerson']!.met}/${beside['inPerson']!.total}`,
];

async function order(path: string, body: object): Promise<{ id: string }> {
  const answer = await headquarters.intake.post(`/v1/directory/${path}`, { as: 'admin', body });
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
  return answer.body;
}

describe('a year in which somebody stood in for a chief', () => {
  /*
   * Linjiang until 20 November, by hand (see sample-scores.spec.ts, and A-026 of October): satisfied 4 of 4, complete
   * 4 of 6, assigned 8 of 8; who did the owner's acts an import does not know. are due on the 27th and
   * are not done. On the 26th at 9:00 the chief goes on leave for two days. So 2 of 4 + 8 + 8 = 20 outcomes fall into
   * the days of the stand-in.
   */
  it('leaves the holder what fell into the own days, and names the rest beside it', async () => {
    expect((await chiefs()).map(told)).toEqual([['linjiang-chief', false, '4/4', '4/6', '8/8', '0/0']]);
    clock.set('2026-11-26T09:00:00+08:00');
    const leave = { unit: linjiang, person: 'linjiang-officer-b', until: '2026-11-28T09:00:00+08:00' };
    await order('stand-ins', leave);
    clock.set('2026-11-30T09:00:00+08:00');
    const [holder, standIn] = await until('both are known', async () => {
      const all = await chiefs();
      return all.length === 2 && all;
    });
    expect([holder, standIn].map((item) => told(item!))).toEqual([
      ['linjiang-chief', false, '4/4', '4/6', '8/8', '0/0'],
      ['linjiang-officer-b', true, '0/0', '0/2', '0/0', '0/0'],
    ]);
    expect(holder).toMatchObject({
      from: '2026-01-01T00:00:00+08:00',
      to: '2026-11-30T09:00:00.001+08:00',
      inPlaceOf: null,
      standIns: [{ person: 'linjiang-officer-b', outcomes: 2 }],
      standInShare: { outcomes: 2, total: 20, rate: 0.1 },
    });
    expect(standIn).toMatchObject({
      from: '2026-11-26T09:00:00+08:00',
      to: '2026-11-28T09:00:00+08:00',
      inPlaceOf: 'linjiang-chief',
      standInShare: null,
    });
  });

  it('counts an act of the stand-in against the share done in person, of the whole tenure', async () => {
    await walk(headquarters.intake, 'assign');
    clock.set('2026-11-30T10:00:00+08:00');
    const { id } = await order('stand-ins', { unit: linjiang, person: 'linjiang-officer-b' });
    clock.set('2026-11-30T11:00:00+08:00');
    const caseId = await walk(headquarters.intake, 'submit');
    const act = { as: 'linjiang-officer-b', body: { unit: linjiang } };
    expect((await headquarters.intake.post(`/v1/cases/${caseId}/assign`, act)).status).toBe(200);
    clock.advance(60_000);
    await order(`stand-ins/${id}/cancel`, {});
    clock.set('2026-11-30T12:00:00+08:00');
    const items = await until('it is known', async () => {
      const all = await chiefs();
      return all[0]?.beside['inPerson']!.total === 2 && all.length === 3 && all;
    });
    expect(items.map(told)).toEqual([
      ['linjiang-chief', false, '4/4', '4/6', '9/9', '1/2'],
      ['linjiang-officer-b', true, '0/0', '0/2', '0/0', '0/0'],
      ['linjiang-officer-b', true, '0/0', '0/0', '1/1', '0/1'],
    ]);
  });

  it('by what was known before, nobody had', async () => {
    const at = '2026-11-26T08:59:00+08:00';
    const items = await chiefs(`&asOf=${at}&knownAt=${at}`);
    expect(items.map(({ standIn }) => standIn)).toEqual([false]);
  });

  it('is a table with a line for each', async () => {
    const { body } = await headquarters.scoring.get('/v1/scores/chiefs?period=2026', {
      as: 'linjiang-chief',
      headers: { accept: 'text/csv' },
    });
    const [head, ...lines] = (body as string).trim().split('\r\n');
    expect(head).toMatch(/代行 standIn,代行对象 inPlaceOf,代行期间结果占比 standInShare/);
    expect(lines.filter((line) => line.includes(',是,linjiang-chief,'))).toHaveLength(2);
  });
});
