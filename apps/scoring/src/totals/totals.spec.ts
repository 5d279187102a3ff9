import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ManualClock } from '@fengqiao/test-rig/fakes/manual-clock';
import { TestService, type Answer } from '@fengqiao/test-rig/harness/test-service';
import { until } from '@fengqiao/test-rig/harness/until';
import { matter } from '../../../intake/src/intake.scenario.ts';
import { scoring } from '../scoring.service.ts';
import { importLedger, startHeadquarters, type Headquarters } from '../scoring.scenario.ts';

/** The samples' reference moment. */
const reference = '2026-11-20T17:00:00+08:00';
const clock = new ManualClock(reference);
let headquarters: Headquarters;
/** A mark from before the ledger came in. */
let before: string;

beforeAll(async () => {
  headquarters = await startHeadquarters(clock);
  before = await until('units are known', async () => {
    const { status, body } = await totals('unit=shifan');
    return status === 200 && body.items.length > 0 && body.knownAt;
  });
  clock.advance(1_000);
  await importLedger(headquarters.intake);
  await until('the ledger is known', async () => sum(await totals('unit=shifan'), 'shifan').received === 26);
}, 60_000);
afterAll(() => headquarters.stop());

function totals(query: string, as = 'hq-analyst', language = 'zh-CN'): Promise<Answer> {
  const encoded = query.replaceAll('+', '%2B');
  return headquarters.scoring.get(`/v1/ledgers/totals?${encoded}`, {
    as,
    headers: { 'accept-language': language },
  });
}

type Counts = Record<'received' | 'closed' | 'open' | 'overdue', number>;
type Item = Counts & { unit: string; ledger: string };

function sum({ body }: Answer, unit: string): Counts {
  const total = { received: 0, closed: 0, open: 0, overdue: 0 };
  for (const item of (body.items ?? []) as Item[])
    if (item.unit === unit)
      for (const count of Object.keys(total) as (keyof Counts)[]) total[count] += item[count];
  return total;
}

describe('totals of the sample at its reference moment', () => {
  it('are the hand-worked ones', async () => {
    const answer = await totals(`unit=shifan&asOf=${reference}`);
    expect(sum(answer, 'shifan')).toEqual({ received: 26, closed: 9, open: 17, overdue: 7 });
    const byLedger = (answer.body.items as Item[])
      .filter((item) => item.unit === 'shifan')
      .map((item) => [item.ledger, item.received]);
    expect(byLedger).toEqual([
      ['suggestion', 9],
      ['claim', 13],
      ['complaint', 4],
    ]);
  });

  it.each([
    // are closed; in time; overdue.
    ['shifan.dongcheng.linjiang', { received: 8, closed: 4, open: 4, overdue: 2 }],
    // are closed, A-014 is in time.
    ['shifan.dongcheng.hubin', { received: 3, closed: 2, open: 1, overdue: 0 }],
    // The two stations, and the complaints the branch itself handles: A-009 (overdue) and A-025.
    ['shifan.dongcheng', { received: 13, closed: 6, open: 7, overdue: 3 }],
    ['shifan.dongcheng.linjiang.hongqi', { received: 0, closed: 0, open: 0, overdue: 0 }],
  ])('%s', async (unit, counts) => {
    expect(sum(await totals(`unit=shifan&asOf=${reference}`), unit)).toEqual(counts);
  });

  it('hold an item a ledger for the unit asked and each below it, and no other', async () => {
    const { body } = await totals('unit=shifan.beishan');
    expect((body.items as Item[]).map((item) => item.unit)).toEqual(
      [
        'shifan.beishan',
        'shifan.beishan.chengguan',
        'shifan.beishan.chengguan.taihuang',
        'shifan.beishan.qiaotou',
        'shifan.beishan.qiaotou.shangyang',
      ].flatMap((unit) => [unit, unit, unit]),
    );
  });
});

describe('whose totals', () => {
  it("are of the reader's own unit where none is asked, of the bureau for who sees all of it", async () => {
    const top = async (as: string) => (await totals(`asOf=${reference}`, as)).body.items[0].unit;
    expect(await top('hubin-chief')).toBe('shifan.dongcheng.hubin');
    for (const as of ['hq-analyst', 'supervisor', 'admin'])
      expect([as, await top(as)]).toEqual([as, 'shifan']);
  });

  it('of the bureau and its branches are the sum of those below and their own, ledger by ledger', async () => {
    const { body } = await totals(`unit=shifan&asOf=${reference}`);
    const items = body.items as Item[];
    // Cases that stand straight under a branch or the bureau, not under a unit below it.
    const branches = ['shifan', 'shifan.dongcheng', 'shifan.beishan'];
    const own: Record<string, number> = { 'shifan.dongcheng complaint': 2, 'shifan.beishan complaint': 1 };
    for (const { unit, ledger, received } of items.filter((item) => branches.includes(item.unit))) {
      const children = items.filter((each) => each.ledger === ledger && parentOf(each.unit) === unit);
      const below = children.reduce((total, child) => total + child.received, 0);
      expect([unit, ledger, received - below]).toEqual([unit, ledger, own[`${unit} ${ledger}`] ?? 0]);
    }
  });

  const parentOf = (unit: string) => unit.split('.').slice(0, -1).join('.');
});

describe('totals of the past', () => {
  it('are overdue from the moment after the due one: A-010 was due on the 13th at 10:30', async () => {
    const overdue = async (asOf: string) =>
      sum(await totals(`unit=shifan.huzheng&asOf=${asOf}`), 'shifan.huzheng').overdue;
    expect(await overdue('2026-11-13T10:30:00+08:00')).toBe(0);
    expect(await overdue('2026-11-13T10:30:01+08:00')).toBe(1);
  });

  it.each([
    // By noon on 4 November: A-026 closed; open.
    ['2026-11-04T12:00:00+08:00', { received: 4, closed: 1, open: 3, overdue: 0 }],
    // A minute past closing on the 17th A-019 is late; so are. A-012 is closed the day after,
    // and six of the 26 have not come in yet.
    ['2026-11-17T18:01:00+08:00', { received: 20, closed: 8, open: 12, overdue: 4 }],
    ['2026-10-01T00:00:00+08:00', { received: 0, closed: 0, open: 0, overdue: 0 }],
  ])('as of %s', async (asOf, counts) => {
    expect(sum(await totals(`unit=shifan&asOf=${asOf}`), 'shifan')).toEqual(counts);
  });

  it('are zero as far as was known before the import', async () => {
    const zero = { received: 0, closed: 0, open: 0, overdue: 0 };
    const early = await totals(`unit=shifan&asOf=${reference}&knownAt=${before}`);
    expect([early.body.items.length, sum(early, 'shifan')]).toEqual([45, zero]);
    // Before the units themselves were on record there is the unit asked, with nothing in it.
    const earlier = await totals(`unit=shifan&asOf=${reference}&knownAt=2026-11-01T00:00:00+08:00`);
    expect([earlier.status, earlier.body.items.length, sum(earlier, 'shifan')]).toEqual([200, 3, zero]);
  });

  it('stay what they were: the same two moments give the same bytes', async () => {
    const first = await totals('unit=shifan');
    const { asOf, knownAt } = first.body;
    clock.advance(60_000);
    await headquarters.intake.post('/v1/cases', {
      as: 'bureau-desk',
      body: { ...matter, receivedAt: '2026-11-19T09:00:00+08:00' },
    });
    await until(
      'the late case is known',
      async () => sum(await totals('unit=shifan'), 'shifan').received === 27,
    );
    expect((await totals(`unit=shifan&asOf=${asOf}`)).body.items).not.toEqual(first.body.items);
    const again = await totals(`unit=shifan&asOf=${asOf}&knownAt=${knownAt}`);
    expect(JSON.stringify(again.body)).toBe(JSON.stringify(first.body));
  });
});

describe('refusals', () => {
  it.each([
    ['a moment to come', 'unit=shifan&asOf=2027-01-01T00:00:00+08:00', 'hq-analyst', 422, 'future-moment'],
    [
      'what is not yet known',
      'unit=shifan&knownAt=2027-01-01T00:00:00+08:00',
      'hq-analyst',
      422,
      'not-yet-known',
    ],
    ['an unknown unit', 'unit=shifan.nowhere', 'hq-analyst', 422, 'unknown-unit'],
    ['no moment at all', 'unit=shifan&asOf=yesterday', 'hq-analyst', 400, 'validation'],
    ['another station', 'unit=shifan.dongcheng.hubin', 'linjiang-chief', 404, 'not-found'],
    ['the branch above', 'unit=shifan.dongcheng', 'linjiang-chief', 404, 'not-found'],
  ])('%s', async (_, query, as, status, code) => {
    const chinese = await totals(query, as);
    const english = await totals(query, as, 'en');
    expect([chinese.status, chinese.body.code]).toEqual([status, code]);
    expect(chinese.body.title).toMatch(/\p{Script=Han}/u);
    expect(english.body.title).toMatch(/^[\x20-\x7e]+$/);
  });

  it('a reader without a token', async () => {
    expect((await headquarters.scoring.get('/v1/ledgers/totals')).status).toBe(401);
  });
});

describe('a scoring that has heard of intake in part', () => {
  let apart: TestService;
  beforeAll(async () => {
    apart = await TestService.start('scoring', scoring, { clock });
    await apart.dataSource.query(
      `insert into directory_fact (aggregate_id, seq, kind, recorded_at, person, role, unit)
       values (gen_random_uuid(), 1, 'person', now(), 'hq-analyst', 'analyst', 'shifan')`,
    );
  });
  afterAll(() => apart.stop());

  it('is unavailable to everybody, until every partition of intake has said how far it is', async () => {
    const mark = (from: number, to: number) =>
      apart.dataSource.query(
        `insert into known_until select 'intake', p, '2026-11-20T08:00:00Z' from generate_series($1::int, $2::int) p`,
        [from, to],
      );
    const code = async () =>
      (await apart.get('/v1/ledgers/totals?unit=shifan', { as: 'hq-analyst' })).body.code;
    expect(await code()).toBe('unavailable');
    await mark(0, 14);
    expect(await code()).toBe('unavailable');
    await mark(15, 15);
    expect(await code()).toBe('unknown-unit');
  });
});
