import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ManualClock } from '@fengqiao/test-rig/fakes/manual-clock';
import type { Answer, Call } from '@fengqiao/test-rig/harness/test-service';
import { until } from '@fengqiao/test-rig/harness/until';
import { parse } from 'csv-parse/sync';
import readXlsxFile from 'read-excel-file/node';
import { matter } from '../../../intake/src/intake.scenario.ts';
import { startWithSample, type Headquarters } from '../scoring.scenario.ts';

const reference = '2026-11-20T17:00:00+08:00';
const clock = new ManualClock(reference);
let headquarters: Headquarters;
beforeAll(async () => {
  headquarters = await startWithSample(clock);
}, 60_000);
afterAll(() => headquarters.stop());

function get(path: string, as = 'hq-analyst', headers: Call['headers'] = {}): Promise<Answer> {
  return headquarters.scoring.get(path.replaceAll('+', '%2B'), { as, headers });
}

interface Behind {
  number: string;
  source: string;
  outcome: string;
  at: string;
  unit: string;
}

async function numbersOf(ids: readonly { caseId: string }[]): Promise<string[]> {
  const rows: { ref: string }[] = await headquarters.intake.dataSource.query(
    'select ref from ledger_case where id = any($1::uuid[]) order by ref',
    [ids.map(({ caseId }) => caseId)],
  );
  return rows.map(({ ref }) => ref);
}

describe('a unit', () => {
  it('is told its score, what each measure counts and brings, and what changed since the month before', async () => {
    const { status, body } = await get(`/v1/scores/shifan.dongcheng?period=2026-11&asOf=${reference}`);
    expect([status, body.score, body.rank, body.ranked, body.level]).toEqual([200, 89.7619, 1, 1, 'branch']);
    const weighed = body.inputs.filter(({ weight }: { weight: number }) => weight > 0);
    expect(weighed.map(({ measure, points }: Record<string, unknown>) => [measure, points])).toEqual([
      ['satisfaction', 50],
      ['completeOnTime', 21.4286],
      ['assignOnTime', 18.3333],
    ]);
    expect(body.inputs.every(({ zh, en, excluded }: Record<string, string>) => zh && en && excluded)).toBe(
      true,
    );
    // October had A-026 alone: too few for a score, but each measure can be set beside.
    expect(body.before).toMatchObject({
      period: '2026-10',
      score: null,
      status: 'insufficient-sample',
      change: null,
    });
    expect(body.before.because[1]).toEqual({
      measure: 'completeOnTime',
      from: 1,
      to: 0.714286,
      points: -8.5714,
    });
  });

  it('sees itself and below on a board, with its rank among all; headquarters sees all', async () => {
    const units = async (as: string) =>
      (await get(`/v1/scores?period=2026-11&level=station&asOf=${reference}`, as)).body.items
        .map(({ unit }: { unit: string }) => unit.split('.').at(-1))
        .sort();
    expect(await units('hubin-chief')).toEqual(['hubin']);
    expect(await units('dongcheng-chief')).toEqual(['hubin', 'linjiang']);
    for (const as of ['hq-analyst', 'supervisor', 'admin', 'bureau-chief'])
      expect([as, await units(as)]).toEqual([as, ['chengguan', 'hubin', 'linjiang', 'qiaotou']]);
  });

  it('without a question about a period is told of the month', async () => {
    expect((await get('/v1/scores/shifan.huzheng', 'huzheng-chief')).body.period).toBe('2026-11');
  });
});

describe('the cases behind a number', () => {
  const behind = async (unit: string, query: string, as = 'hq-analyst') =>
    (await get(`/v1/scores/${unit}/cases?period=2026-11&asOf=${reference}&${query}`, as)).body;

  it('are as many as it says, for who may see them all', async () => {
    const late = await behind('shifan', 'measure=completeOnTime&counted=not-met');
    expect(await numbersOf(late.items)).toEqual(['A-004', 'A-010', 'A-011', 'A-019', 'A-021']);
    const met = await behind('shifan', 'measure=completeOnTime&counted=met');
    expect(met.items).toHaveLength(10);
    const assigned = await behind('shifan', 'measure=assignOnTime&limit=200');
    expect([assigned.items.length, assigned.next]).toEqual([23, null]);
  });

  it('come page by page, each once, in order', async () => {
    const seen: Behind[] = [];
    let cursor = '';
    do {
      const page = await behind('shifan', `limit=7${cursor && `&cursor=${encodeURIComponent(cursor)}`}`);
      seen.push(...page.items);
      cursor = page.next ?? '';
    } while (cursor);
    // 10 follow-ups, 15 completions, 23 assignments.
    expect(seen).toHaveLength(48);
    expect(new Set(seen.map((each) => JSON.stringify(each))).size).toBe(48);
    const moments = seen.map(({ at }) => Date.parse(at));
    expect(moments).toEqual([...moments].sort((one, other) => one - other));
  });

  it('leave out a complaint for those to whom it does not exist, though the number holds it', async () => {
    // A-009 and A-025 complain of Hubin and are handled by the branch; A-008 of Chengguan, by the other branch.
    const own = async (as: string) =>
      numbersOf((await behind('shifan.dongcheng', 'measure=assignOnTime&limit=200', as)).items);
    expect(await own('dongcheng-chief')).toContain('A-009');
    const { body: score } = await get(
      `/v1/scores/shifan.dongcheng?period=2026-11&asOf=${reference}`,
      'dongcheng-chief',
    );
    expect(score.measures.assignOnTime.total).toBe(12);
    // Somebody of headquarters' group who stands in for the subject's chief is told neither here nor there.
    const { intake, scoring } = headquarters;
    const change = (path: string, body: object) =>
      intake.post(`/v1/directory/${path}`, { as: 'admin', body });
    await change('people', { id: 'second-analyst', nameZh: '考核员乙', role: 'analyst', unit: 'shifan' });
    await change('stand-ins', { unit: 'shifan.dongcheng.hubin', person: 'second-analyst' });
    await until('scoring knows who stands in', async () => {
      const told = `select from directory_fact where kind = 'stand-in' and person = 'second-analyst'`;
      return (await scoring.dataSource.query(told)).length === 1;
    });
    const token = { sub: 'second-analyst' };
    const { body } = await headquarters.scoring.get(
      `/v1/scores/shifan.dongcheng/cases?period=2026-11&measure=assignOnTime&limit=200&asOf=${encodeURIComponent(reference)}`,
      { token: await headquarters.scoring.token(token) },
    );
    const shown = await numbersOf(body.items);
    expect(shown).toContain('A-005');
    expect(shown.filter((ref) => ['A-009', 'A-025'].includes(ref))).toEqual([]);
  });

  it('leave a line in the audit where they are confidential', async () => {
    await behind('shifan.beishan', 'measure=assignOnTime', 'supervisor');
    const [{ n }] = await headquarters.intake.dataSource.query(
      `select count(*)::int as n from read_audit join ledger_case c on c.id = case_id
       where person = 'supervisor' and ref = 'A-008' and what = 'list'`,
    );
    expect(n).toBe(1);
  });
});

describe('chiefs', () => {
  it('are those the directory names, each with the figures of the unit; a vacant post is scored too', async () => {
    const { body } = await get(`/v1/scores/chiefs?period=2026&asOf=${reference}`);
    const of = (unit: string) => body.items.filter((item: { unit: string }) => item.unit === unit);
    expect(of('shifan.dongcheng.linjiang')).toMatchObject([
      { person: 'linjiang-chief', knownFrom: 'directory' },
    ]);
    expect(of('shifan.dongcheng.linjiang')[0].measures.assignOnTime).toMatchObject({ met: 8, total: 8 });
    expect(of('shifan.beishan.chengguan')).toMatchObject([{ person: null }]);
    expect(of('shifan.beishan.chengguan')[0].measures.assignOnTime).toMatchObject({ met: 1, total: 2 });
    expect(of('shifan.dongcheng.linjiang.hongqi')).toEqual([]);
  });
});

describe('an answer', () => {
  const board = `/v1/scores?period=2026-11&level=division&asOf=${reference}`;

  it('is CSV where that is asked for, Chinese first', async () => {
    const { headers, body } = await get(board, 'hq-analyst', { accept: 'text/csv' });
    expect(headers.get('content-type')).toMatch(/^text\/csv; charset=utf-8/);
    const rows: Record<string, string>[] = parse(body, { bom: true, columns: true });
    expect(
      rows.map((row) => [row['单位 unit'], row['中文名称 nameZh'], row['按时办结数 completeOnTime.met']]),
    ).toEqual([
      ['shifan.ducha', '警务督察支队', '1'],
      ['shifan.huzheng', '户政支队', '2'],
      ['shifan.jiaojing', '交警支队', '0'],
    ]);
  });

  it('is a spreadsheet where that is asked for: the yearly table', async () => {
    const { url } = headquarters.scoring.running;
    const accept = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
    const authorization = `Bearer ${await headquarters.scoring.token('hq-analyst')}`;
    const asked = `${url}/v1/scores?period=2026&level=branch&asOf=${encodeURIComponent(reference)}`;
    const answer = await fetch(asked, { headers: { accept, authorization } });
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, accept]);
    const [sheet] = await readXlsxFile(Buffer.from(await answer.arrayBuffer()));
    const [heading, first] = sheet!.data;
    expect(heading!.slice(0, 2)).toEqual(['名次 rank', '单位 unit']);
    // A-026 of October is one more of each: 50 + 30 × 6/8 + 20 × 12/13.
    expect([first![1], first![4]]).toEqual(['shifan.dongcheng', 90.9615]);
  });

  it('is 304 for who holds its figures, while they are the same', async () => {
    const now = '/v1/scores?period=2026-11&level=division';
    const { headers } = await get(now);
    const etag = headers.get('etag') ?? '';
    expect(headers.get('cache-control')).toBe('private, no-cache');
    const again = await get(now, 'hq-analyst', { 'if-none-match': etag });
    expect([again.status, again.body]).toEqual([304, '']);
    expect((await get(now, 'hq-analyst', { 'if-none-match': '"other"' })).status).toBe(200);
    // Another reader's figures, and another form of them, are others.
    expect((await get(now, 'huzheng-chief', { 'if-none-match': etag })).status).toBe(200);
    expect((await get(now, 'hq-analyst', { 'if-none-match': etag, accept: 'text/csv' })).status).toBe(200);
  });

  it('saved before further changes is given again, byte for byte, for the same two moments', async () => {
    const paths = [
      '/v1/scores?period=2026-11&level=bureau',
      '/v1/scores/shifan?period=2026-11',
      '/v1/scores/chiefs?period=2026',
    ];
    const saved = await Promise.all(paths.map((path) => get(path)));
    clock.advance(60_000);
    await headquarters.intake.post('/v1/cases', {
      as: 'bureau-desk',
      body: { ...matter, receivedAt: '2026-11-02T09:00:00+08:00' },
    });
    await until('the late case counts as missed', async () => {
      const { body } = await get(paths[0]!);
      return body.items[0].measures.assignOnTime.total === 24;
    });
    for (const [i, path] of paths.entries()) {
      const { asOf, knownAt } = saved[i]!.body;
      const join = path.includes('?') ? '&' : '?';
      const again = await get(`${path}${join}asOf=${asOf}&knownAt=${knownAt}`);
      expect(JSON.stringify(again.body)).toBe(JSON.stringify(saved[i]!.body));
    }
  });
});

describe('refusals', () => {
  const november = 'period=2026-11&level=station';
  it.each([
    ['a moment to come', `/v1/scores?${november}&asOf=2027-01-01T00:00:00+08:00`, 422, 'future-moment'],
    [
      'what is not yet known',
      `/v1/scores?${november}&knownAt=2027-01-01T00:00:00+08:00`,
      422,
      'not-yet-known',
    ],
    ['a period to come', '/v1/scores?period=2026-12&level=station', 422, 'period-not-begun'],
    [
      'a period to come, then',
      `/v1/scores?${november}&asOf=2026-10-31T23:59:59+08:00`,
      422,
      'period-not-begun',
    ],
    ['no period', '/v1/scores?period=2026-13&level=station', 400, 'validation'],
    ['no level', '/v1/scores?period=2026-11&level=empire', 400, 'validation'],
    ['an unknown formula', `/v1/scores?${november}&formula=v0`, 422, 'unknown-formula'],
    ['an unknown unit', '/v1/scores/shifan.nowhere', 422, 'unknown-unit'],
    ['cases of an unknown unit', '/v1/scores/shifan.nowhere/cases', 422, 'unknown-unit'],
    ['a cursor of nobody', '/v1/scores/shifan/cases?cursor=17', 400, 'validation'],
    ['an unknown measure', '/v1/scores/shifan/cases?measure=luck', 400, 'validation'],
  ])('%s', async (_, path, status, code) => {
    const [chinese, english] = [await get(path), await get(path, 'hq-analyst', { 'accept-language': 'en' })];
    expect([chinese.status, chinese.body.code]).toEqual([status, code]);
    expect(chinese.body.title).toMatch(/\p{Script=Han}/u);
    expect(english.body.title).toMatch(/^[\x20-\x7e]+$/);
  });

  it.each([
    '/v1/scores/shifan.dongcheng',
    '/v1/scores/shifan.dongcheng/cases',
    '/v1/scores/shifan.dongcheng.hubin',
  ])('%s does not exist for Linjiang', async (path) =>
    expect((await get(path, 'linjiang-chief')).body.code).toBe('not-found'),
  );

  it('without intake nothing is shown behind a number', async () => {
    await headquarters.intake.stop();
    const { status, body } = await get('/v1/scores/shifan/cases');
    expect([status, body.code]).toEqual([503, 'unavailable']);
    headquarters.intake.stop = () => Promise.resolve();
  });
});
