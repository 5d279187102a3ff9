import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { stages } from '@fengqiao/domain/case/case';
import { ManualClock } from '@fengqiao/test-rig/fakes/manual-clock';
import { sampleFile, sampleRows } from '@fengqiao/test-rig/harness/sample';
import type { TestService } from '@fengqiao/test-rig/harness/test-service';
import fc from 'fast-check';
import { complaint, matter, startIntake } from '../intake.scenario.ts';

const clock = new ManualClock('2026-11-20T17:00:00+08:00');
const people = sampleRows('people.csv').map(({ id }) => id ?? '');
const units = sampleRows('units.csv').map(({ path }) => path ?? '');
let intake: TestService;
let mark = '0';

beforeAll(async () => {
  intake = await startIntake(clock);
  await intake.post('/v1/imports/ledger', { as: 'admin', body: sampleFile('ledger.csv') });
  mark = (await intake.get('/v1/cases?limit=1', { as: 'bureau-desk' })).body.mark;
  for (const about of ['shifan.dongcheng', 'shifan', 'shifan.ducha', 'shifan.dongcheng.linjiang.hongqi'])
    await intake.post('/v1/cases', { body: { ...complaint, subjectUnit: about } });
  await intake.post('/v1/cases', { body: matter });
});
afterAll(() => intake.stop());

const maybe = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: undefined });
const filters = () =>
  fc.record({
    stage: maybe(fc.constantFrom(...stages)),
    ledger: maybe(fc.constantFrom('suggestion', 'claim', 'complaint')),
    unit: maybe(fc.constantFrom(...units)),
    owner: maybe(fc.constantFrom(...units)),
    handler: maybe(fc.constantFrom(...people)),
    overdue: maybe(fc.constantFrom('true', 'false')),
    dueBefore: maybe(fc.constantFrom('2026-11-20T18:00:01+08:00', '2026-12-31T00:00:00+08:00')),
    q: maybe(fc.constantFrom(matter.summary.slice(0, 2), matter.reporter.name, matter.reporter.phone, '甲')),
    changedSince: maybe(fc.constantFrom(mark, '0')),
  });

function asked(given: Record<string, string | undefined>): string {
  const said = Object.entries(given).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return new URLSearchParams(said).toString();
}

/** Page by page to the end. */
async function lengthOf(query: string, as: string): Promise<number> {
  let seen = 0;
  for (let cursor = ''; ;) {
    const { status, body } = await intake.get(`/v1/cases?limit=9&${query}${cursor}`, { as });
    expect(status).toBe(200);
    seen += body.items.length;
    if (body.next === null) return seen;
    cursor = `&cursor=${body.next}`;
  }
}

it('a count is the length of its list, whatever is asked and whoever asks', async () => {
  const counts: number[] = [];
  // Filters alone or in pairs: of many at once nearly every list is empty.
  const few = fc.tuple(filters(), fc.shuffledSubarray(['stage', 'ledger', 'unit', 'owner', 'handler', 'overdue', 'dueBefore', 'q', 'changedSince'] as const, { maxLength: 2 })); // prettier-ignore
  const readers = fc.constantFrom(...people);
  for (const [as, [given, kept]] of fc.sample(fc.tuple(readers, few), 150)) {
    const query = asked(Object.fromEntries(kept.map((name) => [name, given[name]])));
    const { status, body } = await intake.get(`/v1/cases/counts?${query}`, { as });
    expect([as, query, status, body.count, body.more]).toEqual([
      ...[as, query, 200, await lengthOf(query, as), false],
    ]);
    counts.push(body.count);
  }
  expect(new Set(counts).size).toBeGreaterThan(5);
}, 120_000);

it('a complaint that is hidden from its unit is in no count of that unit', async () => {
  const count = async (as: string) =>
    (await intake.get('/v1/cases/counts?ledger=complaint', { as })).body.count;
  const [before, seenBefore] = [await count('dongcheng-desk'), await count('jijian-member')];
  const about = { ...complaint, subjectUnit: 'shifan.dongcheng' };
  expect((await intake.post('/v1/cases', { body: about })).status).toBe(201);
  expect(await count('dongcheng-desk')).toBe(before);
  expect((await count('bureau-desk')) + (await count('jijian-member'))).toBeGreaterThan(seenBefore);
});

it('beyond a thousand it says that there are more, and up to there it is exact', async () => {
  const { body: own } = await intake.post('/v1/cases', { body: { ...matter, summary: '数到一千为止' } });
  const copies = (from: number, to: number) =>
    intake.dataSource.query(
      `insert into ledger_case select (jsonb_populate_record(c, jsonb_build_object(
         'id', gen_random_uuid(), 'number', 'COUNTED-' || n, 'handler', 'nobody-else'))).*
       from ledger_case c, generate_series($2::int, $3::int) n where c.id = $1`,
      [own.id, from, to],
    );
  const asked = () => intake.get('/v1/cases/counts?handler=nobody-else', { as: 'hq-analyst' });
  await copies(1, 1000);
  expect((await asked()).body).toMatchObject({ count: 1000, more: false });
  await copies(1001, 1001);
  expect((await asked()).body).toMatchObject({ count: 1000, more: true });
});

it.each(['limit=5', 'cursor=0199', 'stage=nowhere', 'handler='])('%s is refused', async (query) => {
  const { status, body } = await intake.get(`/v1/cases/counts?${query}`, { as: 'bureau-desk' });
  expect([status, body.code]).toEqual([400, 'validation']);
});

it('whoever is not known is told nothing', async () => {
  expect((await intake.get('/v1/cases/counts')).status).toBe(401);
});
