import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ManualClock } from '@fengqiao/test-rig/fakes/manual-clock';
import { sampleFile } from '@fengqiao/test-rig/harness/sample';
import type { TestService } from '@fengqiao/test-rig/harness/test-service';
import { matter, startIntake } from '../intake.scenario.ts';

const clock = new ManualClock('2026-11-20T17:00:00+08:00');
let intake: TestService;

interface Item {
  readonly id: string;
  readonly receivedAt: string;
  readonly clocks: readonly { state: string; endedAt: string | null; dueAt: string | null }[];
}

beforeAll(async () => {
  intake = await startIntake(clock);
  await intake.post('/v1/imports/ledger', { as: 'admin', body: sampleFile('ledger.csv') });
});
afterAll(() => intake.stop());

/** Page by page to the end; between two pages something may happen. */
async function walked(query: string, as = 'bureau-desk', between = () => Promise.resolve()): Promise<Item[]> {
  const seen: Item[] = [];
  for (let cursor = ''; ;) {
    const { status, body } = await intake.get(`/v1/cases?limit=4&${query}${cursor}`, { as });
    expect(status).toBe(200);
    seen.push(...body.items);
    if (body.next === null) return seen;
    cursor = `&cursor=${body.next}`;
    await between();
  }
}
const ids = (items: readonly Item[]) => items.map(({ id }) => id);
const dueOf = ({ clocks }: Item) => {
  const running = clocks.filter(({ endedAt, state }) => endedAt === null && state !== 'suspended');
  const due = running.flatMap(({ dueAt }) => (dueAt === null ? [] : [Date.parse(dueAt)]));
  return due.length === 0 ? null : Math.min(...due);
};
function whereOf(condition: object): string {
  return `where=${encodeURIComponent(JSON.stringify(condition))}`;
}
const isSorted = (values: readonly number[]) =>
  values.every((value, i) => i === 0 || (values[i - 1] ?? 0) <= value);

describe.each([
  ['', 'bureau-desk'],
  ['', 'linjiang-desk'],
  ['ledger=claim', 'bureau-desk'],
  ['unit=shifan.dongcheng', 'bureau-desk'],
  [
    whereOf({ all: [{ round: { atLeast: 0 } }, { unit: ['shifan.dongcheng', 'shifan.beishan'] }] }),
    'bureau-desk',
  ],
  [whereOf({ any: [{ unit: ['shifan.dongcheng'] }, { ledger: ['claim'] }] }), 'bureau-desk'],
])('the worklist (%s) of %s', (filters, as) => {
  it('by due moment has what is due first on top, then by receipt what has nothing running', async () => {
    const all = await walked(filters, as);
    const seen = await walked(`order=due&${filters}`, as);
    expect(ids(seen).toSorted()).toEqual(ids(all).toSorted());
    const firstIdle = seen.findIndex((item) => dueOf(item) === null);
    const [running, idle] = [seen.slice(0, firstIdle), seen.slice(firstIdle)];
    expect(running.length).toBeGreaterThan(2);
    expect(idle.length).toBeGreaterThan(2);
    expect(running.map(dueOf)).not.toContain(null);
    expect(isSorted(running.map((item) => dueOf(item) ?? 0))).toBe(true);
    expect(idle.map(dueOf).every((due) => due === null)).toBe(true);
    expect(isSorted(idle.map(({ receivedAt }) => -Date.parse(receivedAt)))).toBe(true);
  });

  it('by receipt has the latest first', async () => {
    const seen = await walked(`order=received&${filters}`, as);
    expect(ids(seen).toSorted()).toEqual(ids(await walked(filters, as)).toSorted());
    expect(isSorted(seen.map(({ receivedAt }) => -Date.parse(receivedAt)))).toBe(true);
  });
});

it('what comes in while somebody turns pages moves nothing that was there', async () => {
  const before = await walked('order=received');
  const register = async () => {
    expect((await intake.post('/v1/cases', { body: matter })).status).toBe(201);
  };
  const seen = await walked('order=received', 'bureau-desk', register);
  expect(ids(seen)).toEqual(ids(before));
});

describe('a cursor', () => {
  const id = '019a0000-0000-7000-8000-000000000000';
  it.each([
    ['due', id],
    ['received', id],
    ['received', `d1763629200000_${id}`],
    ['newest', `r1763629200000_${id}`],
    ['due', `x1763629200000_${id}`],
    ['due', `d99999999999999_${id}`],
    ['due', `d1763629200000_${id}' or true`],
    ['due', `d_${id}`],
    ['oldest', id],
  ])('of no page in that order is refused: %s %s', async (order, cursor) => {
    const query = `order=${order}&cursor=${encodeURIComponent(cursor)}`;
    const { status, body } = await intake.get(`/v1/cases?${query}`, { as: 'bureau-desk' });
    expect([status, body.code]).toEqual([400, 'validation']);
  });

  it('that points where no case is goes on from there', async () => {
    for (const moment of ['d0', 'd9999999999999', 'r-9999999999999', 'r0']) {
      const { status } = await intake.get(`/v1/cases?order=due&cursor=${moment}_${id}`, {
        as: 'bureau-desk',
      });
      expect(status).toBe(200);
    }
  });
});
