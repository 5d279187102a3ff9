import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { sortedColumns } from '@fengqiao/contracts/http/intake/case-query';
import { stages } from '@fengqiao/domain/case/case';
import { ManualClock } from '@fengqiao/test-rig/fakes/manual-clock';
import { sampleFile } from '@fengqiao/test-rig/harness/sample';
import type { TestService } from '@fengqiao/test-rig/harness/test-service';
import { matter, startIntake } from '../intake.scenario.ts';

const clock = new ManualClock('2026-11-20T17:00:00+08:00');
let intake: TestService;

beforeAll(async () => {
  intake = await startIntake(clock);
  await intake.post('/v1/imports/ledger', { as: 'admin', body: sampleFile('ledger.csv') });
  await intake.post('/v1/cases', { body: matter });
});
afterAll(() => intake.stop());

interface Shown {
  readonly id: string;
  readonly [column: string]: unknown;
}

async function allPages(query: string): Promise<Shown[]> {
  const items: Shown[] = [];
  for (let cursor = ''; ;) {
    const { status, body } = await intake.get(`/v1/cases?limit=7&${query}${cursor}`, { as: 'hq-analyst' });
    expect(status).toBe(200);
    items.push(...body.items);
    if (body.next === null) return items;
    cursor = `&cursor=${encodeURIComponent(body.next)}`;
  }
}

const keyOf = (column: string, shown: Shown): string | number =>
  column === 'stage'
    ? stages.findIndex((stage) => stage === shown['stage'])
    : ((shown[column] ?? '') as string | number);

it.each(sortedColumns)('by %s, page by page, each case once, and the other way round', async (column) => {
  const all = (await allPages('order=newest')).map(({ id }) => id).sort();
  const forward = await allPages(`order=${column}`);
  expect(forward.map(({ id }) => id).sort()).toEqual(all);
  const keys = forward.map((shown) => keyOf(column, shown));
  expect(keys).toEqual([...keys].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0)));
  const backward = await allPages(`order=${column}&backwards=true`);
  expect(backward.map(({ id }) => id)).toEqual(forward.map(({ id }) => id).reverse());
});

it('by receipt the oldest first', async () => {
  const latest = await allPages('order=received');
  const oldest = await allPages('order=received&backwards=true');
  expect(oldest.map(({ id }) => id)).toEqual(latest.map(({ id }) => id).reverse());
});

it('a list too long to be sorted is refused, and narrowed it is sorted', async () => {
  const { body: own } = await intake.post('/v1/cases', { body: { ...matter, summary: '一万零一件' } });
  await intake.dataSource.query(
    `insert into ledger_case select (jsonb_populate_record(c, jsonb_build_object(
       'id', gen_random_uuid(), 'number', 'SORTED-' || n, 'handler', 'nobody-else'))).*
     from ledger_case c, generate_series(1, 10001) n where c.id = $1`,
    [own.id],
  );
  const asked = (query: string) => intake.get(`/v1/cases?${query}`, { as: 'hq-analyst' });
  const { status, body } = await asked('order=handler');
  expect([status, body.code]).toEqual([422, 'too-many-to-sort']);
  expect((await asked('order=handler&ledger=complaint')).status).toBe(200);
  expect((await asked('order=received')).status).toBe(200);
}, 60_000);

it.each([
  'order=due&backwards=true',
  'backwards=true',
  'order=handler&cursor=r1_0199a0de-0000-7000-8000-000000000000',
  'order=due&cursor=k_0199a0de-0000-7000-8000-000000000000',
  'order=handler&cursor=k$_0199a0de-0000-7000-8000-000000000000',
  'order=reporter',
])('%s is refused', async (query) => {
  const { status, body } = await intake.get(`/v1/cases?${query}`, { as: 'hq-analyst' });
  expect([status, body.code]).toEqual([400, 'validation']);
});

it('a cursor with a byte that no text holds leads somewhere, and breaks nothing', async () => {
  const cursor = `k${Buffer.from('\0x').toString('base64url')}_0199a0de-0000-7000-8000-000000000000`;
  expect(
    (await intake.get(`/v1/cases?ledger=complaint&order=unit&cursor=${cursor}`, { as: 'hq-analyst' })).status,
  ).toBe(200);
});
