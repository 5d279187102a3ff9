import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ManualClock } from '@fengqiao/test-rig/fakes/manual-clock';
import { startWithSample, type Headquarters } from '../scoring.scenario.ts';

/** The samples' reference moment. */
const reference = '2026-11-20T17:00:00+08:00';
let headquarters: Headquarters;

beforeAll(async () => {
  headquarters = await startWithSample(new ManualClock(reference));
}, 60_000);
afterAll(() => headquarters.stop());

interface Item {
  unit: string;
  score: number | null;
  status: string;
  rank: number | null;
  measures: Record<string, { met: number; total: number; rate: number | null }>;
}

async function scores(query: string, as = 'hq-analyst') {
  const { status, body } = await headquarters.scoring.get(`/v1/scores?${query.replaceAll('+', '%2B')}`, {
    as,
  });
  if (status !== 200) throw new Error(JSON.stringify(body));
  return body as { period: string; formula: string; asOf: string; knownAt: string; items: Item[] };
}

/** `[satisfaction, complete on time, assign on time]` as met of total. */
function told({ unit, score, rank, measures }: Item) {
  const { satisfaction, completeOnTime, assignOnTime } = measures;
  return [
    unit.split('.').at(-1),
    ...[satisfaction, completeOnTime, assignOnTime].map((figure) => `${figure!.met}/${figure!.total}`),
    score,
    rank,
  ];
}

describe("the sample's scores of November at its reference moment, worked out by hand", () => {
  /*
   * Assign, by the owner's unit. Met, A-021 (Linjiang)
   * (Hubin); A-025 (Dongcheng itself); A-004, A-011 (Qiaotou); A-013 (Chengguan); A-008 (Beishan itself); A-002,
   * A-010, A-023 (household registration); A-007, A-020 (traffic); A-018 (supervision). Missed: A-009 (Dongcheng,
   * 11-16 18:00), A-017 (Chengguan, 11-19 18:00). are not due yet; A-026 was in October.
   * Complete, by the handling unit. Met at the reply, A-012 (Linjiang); A-005, A-006 (Hubin); A-008
   * (Beishan); A-013 (Chengguan); A-002, A-023 (household); A-018 (supervision: replied in time, not yet followed up).
   * Missed: A-019, A-021 (Linjiang); A-004, A-011 (Qiaotou); A-010 (household: its first reply did not stand).
   * Satisfied; A-005, A-006 (basically); A-008; A-013. Unsatisfied: A-010.
   */
  it.each([
    [
      'station',
      [
        ['chengguan', '1/1', '1/1', '1/2', null, null],
        ['qiaotou', '0/0', '0/2', '2/2', null, null],
        ['hubin', '2/2', '2/2', '3/3', null, null],
        ['linjiang', '3/3', '3/5', '7/7', null, null],
      ],
    ],
    [
      'branch',
      [
        // 50 + 30 × 5/7 + 20 × 11/12
        ['dongcheng', '5/5', '5/7', '11/12', 89.7619, 1],
        ['beishan', '2/2', '2/4', '4/5', null, null],
      ],
    ],
    [
      'division',
      [
        ['ducha', '0/0', '1/1', '1/1', null, null],
        ['huzheng', '2/3', '2/3', '3/3', null, null],
        ['jiaojing', '0/0', '0/0', '2/2', null, null],
      ],
    ],
    // 50 × 9/10 + 30 × 10/15 + 20 × 21/23
    ['bureau', [['shifan', '9/10', '10/15', '21/23', 83.2609, 1]]],
  ])('%s', async (level, expected) => {
    const { items, formula } = await scores(`period=2026-11&level=${level}&asOf=${reference}`);
    expect(formula).toBe('v1');
    expect(items.map(told)).toEqual(expected);
    expect(
      items.every(({ status, rank }) => status === (rank === null ? 'insufficient-sample' : 'ranked')),
    ).toBe(true);
  });

  it.each([
    // A-026 alone.
    ['2026-10', ['shifan', '1/1', '1/1', '1/1', null, null]],
    // 50 × 10/11 + 30 × 11/16 + 20 × 22/24
    ['2026-Q4', ['shifan', '10/11', '11/16', '22/24', 84.4129, 1]],
    ['2026', ['shifan', '10/11', '11/16', '22/24', 84.4129, 1]],
    ['2026-01', ['shifan', '0/0', '0/0', '0/0', null, null]],
  ])('%s', async (period, expected) => {
    const { items } = await scores(`period=${period}&level=bureau&asOf=${reference}`);
    expect(items.map(told)).toEqual([expected]);
  });

  it.each([
    // A-010 is replied to, and not yet followed up: met until the follow-up says otherwise.
    ['2026-11-11T18:00:00+08:00', ['huzheng', '1/1', '2/2', '3/3', null, null]],
    ['2026-11-12T10:00:00+08:00', ['huzheng', '1/2', '1/1', '3/3', null, null]],
    // An act at the very moment would have been in time.
    ['2026-11-13T10:30:00+08:00', ['huzheng', '1/2', '1/1', '3/3', null, null]],
    ['2026-11-13T10:30:01+08:00', ['huzheng', '1/2', '1/2', '3/3', null, null]],
  ])('household registration as of %s', async (asOf, expected) => {
    const { items } = await scores(`period=2026-11&level=division&asOf=${asOf}`);
    expect(items.map(told)).toContainEqual(expected);
  });

  it('a suggestion alone counts as one', async () => {
    const { items } = await scores(`period=2026-11&level=bureau&ledger=suggestion&asOf=${reference}`);
    // Assigned; A-017 late. Replied.
    expect(items.map(told)).toEqual([['shifan', '4/4', '4/4', '7/8', null, null]]);
  });
});
