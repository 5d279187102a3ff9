import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { firstThresholds } from '@fengqiao/domain/score/gaming/flag-thresholds';
import { ManualClock } from '@fengqiao/test-rig/fakes/manual-clock';
import { until } from '@fengqiao/test-rig/harness/until';
import { matter } from '../../../intake/src/intake.scenario.ts';
import { startHeadquarters, type Headquarters } from '../scoring.scenario.ts';

const clock = new ManualClock('2026-11-20T17:00:00+08:00');
let headquarters: Headquarters;
beforeAll(async () => {
  headquarters = await startHeadquarters(clock);
}, 60_000);
afterAll(() => headquarters.stop());

it('a desk that writes one matter down as six is shown to a supervisor with the cases, and to nobody else', async () => {
  const { intake, scoring } = headquarters;
  const body = { ...matter, channel: 'visit' };
  const ids: string[] = [];
  for (let n = 0; n < 6; n += 1)
    ids.push((await intake.post('/v1/cases', { as: 'linjiang-desk', body })).body.id);
  const flags = await until('it is seen', async () => {
    const { body: found } = await scoring.get('/v1/flags?period=2026-11', { as: 'supervisor' });
    return found.items?.[0]?.found === 6 && found;
  });
  expect(flags.items).toMatchObject([
    { flag: 'cases-split', unit: 'shifan.dongcheng.linjiang', person: 'linjiang-desk', found: 6 },
  ]);
  expect([...flags.items[0].cases].sort()).toEqual([...ids].sort());
  for (const as of ['hq-analyst', 'admin', 'linjiang-chief'])
    expect([as, (await scoring.get('/v1/flags', { as })).status]).toEqual([as, 403]);
  const elsewhere = await scoring.get('/v1/flags?unit=shifan.beishan', { as: 'supervisor' });
  expect(elsewhere.body.items).toEqual([]);
  // Nothing is deducted for it.
  const { body: score } = await scoring.get('/v1/scores/shifan.dongcheng.linjiang', { as: 'supervisor' });
  expect(score.deducted).toEqual([]);
});

describe('thresholds', () => {
  const path = '/v1/flags/thresholds';
  const publish = (change: object, as = 'supervisor', headers: Record<string, string> = {}) =>
    headquarters.scoring.put(path, { as, body: { ...firstThresholds, ...change }, headers });
  const versions = async () => (await headquarters.scoring.get(path, { as: 'admin' })).body.items;
  const flags = async (query = '') =>
    (await headquarters.scoring.get(`/v1/flags?period=2026-11${query}`, { as: 'supervisor' })).body;

  it('that nobody has published are version 1', async () => {
    expect(await versions()).toEqual([
      { version: 1, thresholds: firstThresholds, publishedAt: null, publishedBy: null },
    ]);
    expect(await flags()).toMatchObject({ thresholdsVersion: 1, thresholds: firstThresholds });
  });

  it.each([
    [
      'a crowd of one',
      { splitCases: 1 },
      'threshold-too-low',
      ['低于该阈值的最小值', 'Below the least this threshold may be'],
    ],
    [
      'a month for minutes',
      { bulkWithinMs: 30 * 86_400_000 },
      'threshold-too-high',
      ['高于该阈值的最大值', 'Above the most this threshold may be'],
    ],
  ])('of %s are refused in both languages, and nothing is published', async (_, change, code, words) => {
    for (const [n, language] of ['zh-CN', 'en'].entries()) {
      const { status, body } = await publish(change, 'supervisor', { 'accept-language': language });
      const field = Object.keys(change)[0];
      expect([status, body.code, body.errors]).toEqual([
        422,
        'threshold-out-of-range',
        [{ field, code, message: words[n] }],
      ]);
    }
    expect(await versions()).toHaveLength(1);
  });

  it.each(['splitCases', 'no such thing'])(
    'without or with more than they are (%s) are refused',
    async (name) => {
      const { status, body } = await publish({ [name]: name in firstThresholds ? undefined : 3 });
      expect([status, body.code]).toEqual([400, 'validation']);
    },
  );

  it('are published and seen by supervisors and administrators only', async () => {
    for (const as of ['hq-analyst', 'linjiang-chief', 'linjiang-officer-a']) {
      expect((await publish({ splitCases: 7 }, as)).status).toBe(403);
      expect((await headquarters.scoring.get(path, { as })).status).toBe(403);
    }
    expect(await versions()).toHaveLength(1);
  });

  it('are a version that hides what is below it, while the one before still shows it', async () => {
    const before = await flags();
    clock.advance(60_000);
    const published = await publish({ splitCases: 7 }, 'supervisor', { 'if-match': '"1"' });
    expect([published.status, published.headers.get('etag'), published.body.version]).toEqual([
      200,
      '"2"',
      2,
    ]);
    expect((await publish({ splitCases: 8 }, 'admin', { 'if-match': '"1"' })).body.code).toBe(
      'stale-version',
    );
    expect((await publish({ splitCases: 7 })).body.code).toBe('nothing-to-change');
    clock.advance(1_000);
    const after = await until('the mark has passed it', async () => {
      const found = await flags();
      return found.thresholdsVersion === 2 && found;
    });
    expect([after.thresholds.splitCases, after.items]).toEqual([7, []]);
    const [asOf, knownAt] = [before.asOf, before.knownAt].map(encodeURIComponent);
    expect(await flags(`&asOf=${asOf}&knownAt=${knownAt}`)).toEqual(before);
    expect((await flags('&thresholds=1')).items).toEqual(before.items);
    expect((await flags('&thresholds=3')).code).toBe('unknown-thresholds');
    expect(
      (await versions()).map(({ version, publishedBy }: Record<string, unknown>) => [version, publishedBy]),
    ).toEqual([
      [1, null],
      [2, 'supervisor'],
    ]);
  });

  it('published by two at once are two versions', async () => {
    const answers = await Promise.all([publish({ splitCases: 8 }), publish({ splitCases: 9 }, 'admin')]);
    expect(answers.map(({ body }) => body.version).sort()).toEqual([3, 4]);
  });
});
