import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ManualClock } from '@fengqiao/test-rig/fakes/manual-clock';
import { until } from '@fengqiao/test-rig/harness/until';
import { startHeadquarters, type Headquarters } from '../scoring.scenario.ts';

const clock = new ManualClock('2026-11-20T17:00:00+08:00');
let headquarters: Headquarters;
const county = 'shifan.xian';
const villages = Array.from({ length: 47 }, (_, i) => `${county}.zhen.cun-${i + 1}`);

beforeAll(async () => {
  headquarters = await startHeadquarters(clock);
  const units = [
    [county, '县局', 'County', 'branch', 'shifan'],
    [`${county}.zhen`, '镇派出所', 'Town Station', 'station', county],
    ...villages.map((path) => [path, '村', 'Village', 'room', `${county}.zhen`]),
  ];
  const body = ['path,name_zh,name_en,level,parent', ...units.map((unit) => unit.join(','))].join('\n');
  await headquarters.intake.post('/v1/imports/units', { as: 'admin', body });
  await until('the villages are known', async () => (await index()).body.places === 47);
}, 60_000);
afterAll(() => headquarters.stop());

function index(query = `period=2026&unit=${county}`, as = 'hq-analyst') {
  return headquarters.scoring.get(`/v1/indices/three-zero?${query.replaceAll('+', '%2B')}`, { as });
}

function importing(rows: readonly (readonly string[])[], as = 'admin') {
  const body = ['place,kind,occurredOn,source', ...rows.map((row) => row.join(','))].join('\n');
  return headquarters.scoring.post('/v1/imports/occurrences', { as, body });
}

const village = (n: number) => villages[n - 1]!;

describe('the three-zero index', () => {
  it('of 47 villages of which 45, 47 and 44 are at zero is 95.74, 100 and 93.62 per cent', async () => {
    const before = (await index()).body;
    const rows = [
      [village(3), 'petition', '2026-02-03', 'xinfang'],
      [village(20), 'petition', '2026-05-06', 'xinfang'],
      [village(20), 'petition', '2026-05-07', 'xinfang'],
      ...[1, 2, 47].map((n) => [village(n), 'case', '2026-03-04', '110']),
      [village(9), 'accident', '2025-12-31', 'jiaojing'],
    ];
    clock.advance(1_000);
    const first = await importing(rows);
    expect([first.status, first.body.rows, first.body.imported, first.body.skipped]).toEqual([200, 7, 7, 0]);
    expect((await importing(rows)).body).toMatchObject({ rows: 7, imported: 0, skipped: 7 });
    const { body } = await until('it is on record', async () => {
      const answer = await index();
      return answer.body.items[0].zero === 45 && answer;
    });
    expect([body.period, body.unit, body.places]).toEqual(['2026', county, 47]);
    expect(body.items).toEqual([
      { kind: 'petition', zero: 45, share: 95.74 },
      { kind: 'accident', zero: 47, share: 100 },
      { kind: 'case', zero: 44, share: 93.62 },
    ]);
    expect(body.struck).toContainEqual({ place: village(20), kinds: ['petition'] });
    // By what was known before, and as of an earlier day.
    const again = await index(`period=2026&unit=${county}&asOf=${before.asOf}&knownAt=${before.knownAt}`);
    expect(JSON.stringify(again.body)).toBe(JSON.stringify(before));
    const april = await index(`period=2026&unit=${county}&asOf=2026-04-01T00:00:00+08:00`);
    expect(april.body.items.map(({ zero }: { zero: number }) => zero)).toEqual([46, 47, 44]);
    const year = await index(`period=2025&unit=${county}`);
    expect(year.body.items.map(({ zero }: { zero: number }) => zero)).toEqual([47, 46, 47]);
  });

  it("is of the reader's own rooms", async () => {
    const { body } = await index('period=2026-11', 'linjiang-chief');
    expect([body.unit, body.places]).toEqual(['shifan.dongcheng.linjiang', 2]);
    expect((await index(undefined, 'linjiang-chief')).body.code).toBe('not-found');
  });

  it.each([
    ['a place nobody knows', ['shifan.nowhere', 'case', '2026-01-01', '110'], 'place', 'unknown-place'],
    ['a station', [`${county}.zhen`, 'case', '2026-01-01', '110'], 'place', 'unknown-place'],
    ['another kind', [village(1), 'rumour', '2026-01-01', '110'], 'kind', 'invalid-value'],
    ['no day', [village(1), 'case', '2026-02-30', '110'], 'occurredOn', 'bad-date'],
    ['a day to come', [village(1), 'case', '2026-11-21', '110'], 'occurredOn', 'future-moment'],
    ['no source', [village(1), 'case', '2026-01-01', ''], 'source', 'value-missing'],
  ])('a list with %s is refused whole', async (_, row, column, code) => {
    const count = async () =>
      (await headquarters.scoring.dataSource.query('select count(*)::int as n from occurrence'))[0].n;
    const before = await count();
    const { status, body } = await importing([[village(5), 'case', '2026-01-02', '110'], row]);
    expect([status, body.code, body.errors]).toMatchObject([
      422,
      'import-rejected',
      [{ row: 3, column, code }],
    ]);
    expect(await count()).toBe(before);
  });

  it('is told by the administrator only', async () => {
    expect((await importing([], 'hq-analyst')).status).toBe(403);
  });
});
