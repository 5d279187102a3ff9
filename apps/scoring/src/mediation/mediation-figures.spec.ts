import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { until } from '@fengqiao/test-rig/harness/until';
import { mediationFigures } from '@fengqiao/domain/score/mediation/mediation';
import { recounted } from '@fengqiao/domain/score/book/recount.scenario';
import {
  held,
  hongqi,
  inSession,
  move,
  written,
  type Written,
} from '../../../mediation/src/mediation.scenario.ts';
import { figureView } from './mediation-view.ts';
import { factsKept, startThree, untilKnown, walkAll, type ThreeServices } from './three-services.scenario.ts';

const begun = '2026-11-20T10:00:00+08:00';
let three: ThreeServices;
let disputes: Map<string, Written[]>;

beforeAll(async () => {
  three = await startThree(begun);
  disputes = await walkAll(three);
  await untilKnown(three);
}, 120_000);
afterAll(() => three.stop());

const ask = (query = '', as = 'hq-analyst', headers: Record<string, string> = {}) =>
  three.scoring.get(`/v1/mediation/figures?${query}`, { as, headers });
const behind = (query: string, as = 'hq-analyst') =>
  three.scoring.get(`/v1/mediation/figures/disputes?${query}`, { as });

const told = (measures: Record<string, { met: number; total: number | null; value: number | null }>) =>
  Object.fromEntries(
    Object.entries(measures).map(([name, { met, total, value }]) => [
      name,
      total === null ? met : `${met}/${total}: ${value}`,
    ]),
  );

/** Eleven were written down; one was merged into another. Four settled, one agreed, one performing: six agreed. */
const table = {
  screened: 10,
  accepted: 8,
  mediated: 7,
  agreed: 6,
  performed: 4,
  referredOut: 1,
  withdrawn: 1,
  solvedAtCommunity: '6/6: 1',
  solvedUpToStation: '6/6: 1',
  // The one withdrawn had never been accepted.
  agreementRate: '6/7: 0.857143',
  successAtCommunity: '6/7: 0.857143',
  successAtStation: '0/0: null',
  successAtCounty: '0/0: null',
  // Ten minutes each.
  daysToAgreement: '6/6: 0',
  relapses: '0/4: null',
  resolveOnTime: '6/6: 1',
  obligationsInTime: '0/0: null',
  extensions: '0/8: 0',
};

describe('figures of a month', () => {
  it('are those worked out by hand, for every unit at or above the place', async () => {
    for (const unit of ['shifan', 'shifan.dongcheng', 'shifan.dongcheng.linjiang', hongqi]) {
      const { status, body } = await ask(`period=2026-11&unit=${unit}`);
      expect([status, body.unit, told(body.measures)]).toEqual([200, unit, table]);
    }
    const elsewhere = (await ask('unit=shifan.beishan')).body.measures;
    expect([elsewhere.screened.met, elsewhere.agreementRate.status]).toEqual([0, 'insufficient-sample']);
    expect((await ask('period=2026-10')).body.measures.screened.met).toBe(0);
    expect((await ask('period=2026')).body.measures.screened.met).toBe(10);
  });

  it('say what five leave open, and nothing of fewer', async () => {
    const { measures } = (await ask()).body;
    // Wilson at 95 % of 6 in 7.
    expect(measures.agreementRate.interval).toEqual({ low: 0.486872, high: 0.97432 });
    expect(measures.relapses).toMatchObject({ value: null, interval: null, status: 'insufficient-sample' });
  });

  it.each([
    ['level', ['community', 'station', 'county'], 'community'],
    ['colour', ['blue', 'yellow', 'red'], 'yellow'],
    ['complexity', ['general', 'complex', 'difficult'], 'general'],
    ['kind', ['other'], 'other'],
    ['place', [hongqi], hongqi],
  ])('by %s come to the whole', async (by, keys, where) => {
    const { body } = await ask(`by=${by}`);
    expect(body.items.map(({ key }: { key: string }) => key)).toEqual(keys);
    for (const { key, measures } of body.items)
      expect([key, told(measures).screened]).toEqual([key, key === where ? 10 : 0]);
    expect(told(body.measures)).toEqual(table);
  });

  it('are a table as CSV, and not sent again to whoever has them', async () => {
    const { body, headers } = await ask('by=level', 'hq-analyst', { accept: 'text/csv' });
    const lines = (body as string).split('\r\n');
    expect(lines[0]).toMatch(/^\uFEFF?期间 period,单位 unit,/);
    expect(lines).toContain(
      '2026-11,shifan,level,community,agreementRate,调解成功率,6,7,0.857143,0.486872,0.97432,sufficient',
    );
    const again = await ask('by=level', 'hq-analyst', {
      accept: 'text/csv',
      'if-none-match': headers.get('etag') ?? '',
    });
    expect(again.status).toBe(304);
  });
});

describe('the two moments', () => {
  it('give what a recount of the facts by hand gives, as of every moment anything happened', async () => {
    const facts = await factsKept(three);
    const moments = [...new Set(facts.flat().map(({ occurredAt }) => occurredAt))].sort((a, b) => a - b);
    // The first, and ten minutes further for each of the seven that was held.
    expect(moments).toHaveLength(8);
    for (const moment of moments) {
      const counts = facts.flatMap((each) => recounted(each, moment)).map((each) => ({ ...each, count: 1 }));
      const asOf = encodeURIComponent(new Date(moment).toISOString());
      const { body } = await ask(`asOf=${asOf}`);
      const wanted = Object.entries(mediationFigures(counts)).map(([name, each]) => [name, figureView(each)]);
      expect([asOf, body.measures]).toEqual([asOf, Object.fromEntries(wanted)]);
    }
  });

  it('give the same bytes for ever, whatever happens and comes on record later', async () => {
    const before = await ask('by=colour');
    const { asOf, knownAt } = before.body;
    const named = `by=colour&asOf=${encodeURIComponent(asOf)}&knownAt=${encodeURIComponent(knownAt)}`;
    const { two, clock } = three;
    clock.advance(60_000);
    const another = await written(two.mediation, { colour: 'blue' });
    await inSession(two.mediation, clock, another);
    await move(two.mediation, another, [held('not-agreed')]);
    const [settled] = disputes.get('accepted')!;
    await move(two.mediation, settled!, [
      ['set-colour', 'linjiang-officer-a', { colour: 'red', reason: '情绪激动' }],
    ]);
    await untilKnown(three);
    const now = (await ask('by=colour')).body;
    expect(now.items.map((each: { measures: typeof now.measures }) => each.measures.screened.met)).toEqual([
      1, 9, 1,
    ]);
    expect(JSON.stringify((await ask(named)).body)).toBe(JSON.stringify(before.body));
    // As of then, by what is known now: nothing of it had happened.
    const then = (await ask(`by=colour&asOf=${encodeURIComponent(asOf)}`)).body;
    expect(then.items).toEqual(before.body.items);
  });

  it.each([
    ['a moment to come', 'asOf=2027-01-01T00:00:00Z', 422, 'future-moment'],
    ['what is not yet known', 'knownAt=2027-01-01T00:00:00Z', 422, 'not-yet-known'],
    ['a period to come', 'period=2027-01', 422, 'period-not-begun'],
    ['an unknown unit', 'unit=shifan.nowhere', 422, 'unknown-unit'],
    ['an unknown part', 'by=party', 400, 'validation'],
    ['no period at all', 'period=november', 400, 'validation'],
  ])('%s is refused, in both languages', async (_, query, status, code) => {
    const url = `/v1/mediation/figures?${query}`;
    const [chinese, english] = await Promise.all(
      ['zh-CN', 'en'].map((language) =>
        three.scoring.get(url, { as: 'hq-analyst', headers: { 'accept-language': language } }),
      ),
    );
    expect([chinese!.status, chinese!.body.code]).toEqual([status, code]);
    expect(chinese!.body.title).toMatch(/\p{Script=Han}/u);
    expect(english!.body.title).toMatch(/^[\x20-\x7e]+$/);
  });
});

describe('beside a unit’s score', () => {
  const score = async (query = '') =>
    (await three.scoring.get(`/v1/scores/shifan.dongcheng.linjiang?${query}`, { as: 'hq-analyst' })).body;

  it('stands how its disputes were solved, known as far as the score', async () => {
    const { mediation, asOf, knownAt } = await until('mediation is known as far', async () => {
      const body = await score();
      return body.mediation && body;
    });
    const moments = `asOf=${encodeURIComponent(asOf)}&knownAt=${encodeURIComponent(knownAt)}`;
    const { measures } = (await ask(`unit=shifan.dongcheng.linjiang&${moments}`)).body;
    const { successAtCommunity, successAtStation, successAtCounty, solvedAtCommunity, solvedUpToStation } =
      measures;
    expect(mediation).toEqual({
      ...{ successAtCommunity, successAtStation, successAtCounty, solvedAtCommunity, solvedUpToStation },
    });
    expect(mediation.solvedAtCommunity).toMatchObject({ met: 6, total: 6, value: 1 });
  });

  it('stands nothing while mediation is down, and the score goes on; later it says of then what it would have', async () => {
    await three.two.mediationStops();
    const { knownAt: last } = await score();
    three.clock.advance(60_000);
    const silent = await until('cases are known further', async () => {
      const body = await score();
      return Date.parse(body.knownAt) >= Date.parse(last) + 50_000 && body;
    });
    expect([silent.status, silent.mediation]).toEqual(['insufficient-sample', null]);
    await three.two.mediationStarts();
    const named = `asOf=${encodeURIComponent(silent.asOf)}&knownAt=${encodeURIComponent(silent.knownAt)}`;
    const again = await until('mediation is heard of again', async () => {
      const body = await score(named);
      return body.mediation && body;
    });
    expect({ ...again, mediation: null }).toEqual(silent);
  });
});

describe('who may read', () => {
  it('figures: a unit itself and below, the whole bureau who sees all of it', async () => {
    expect((await ask('', 'linjiang-chief')).body.unit).toBe('shifan.dongcheng.linjiang');
    expect((await ask('unit=shifan.dongcheng', 'linjiang-chief')).status).toBe(404);
    expect((await ask('', 'supervisor')).body.unit).toBe('shifan');
    expect((await three.scoring.get('/v1/mediation/figures')).status).toBe(401);
  });

  it('the disputes behind a number, page by page: as many as it says, numbers and ids only', async () => {
    const first = (await behind('measure=agreed&limit=4')).body;
    const rest = (await behind(`measure=agreed&limit=4&cursor=${encodeURIComponent(first.next)}`)).body;
    const all = [...first.items, ...rest.items];
    expect([first.items.length, all.length, rest.next]).toEqual([4, 6, null]);
    const agreed = ['settled', 'agreed', 'performing'].flatMap((status) => disputes.get(status)!);
    expect(all.map(({ disputeId }) => disputeId).sort()).toEqual(agreed.map(({ id }) => id).sort());
    expect(all.map(({ number }) => number).sort()).toEqual(agreed.map(({ number }) => number).sort());
    const keys = [
      'disputeId',
      'number',
      'source',
      'outcome',
      'at',
      'days',
      'place',
      'level',
      'colour',
      'complexity',
    ];
    expect(Object.keys(all[0]).sort()).toEqual([...keys, 'kind'].sort());
    const unmet = (await behind('measure=agreementRate&colour=red')).body;
    expect(unmet.items).toEqual([]);
    expect((await behind('measure=agreed&cursor=1')).body.code).toBe('validation');
    expect((await behind('measure=happiness')).body.code).toBe('validation');
  });

  it('only those disputes mediation lets the reader see', async () => {
    expect((await behind('measure=agreed', 'linjiang-officer-a')).body.items).toHaveLength(6);
    // Of the same unit for scoring's token, of no seat that may see them for mediation.
    const machine = await three.scoring.post('/v1/api-keys', {
      as: 'admin',
      body: { label: 'other', unit: hongqi, expiresAt: '2027-01-01T00:00:00+08:00' },
    });
    const key = { authorization: `Bearer ${machine.body.key}` };
    const seen = await three.scoring.get('/v1/mediation/figures/disputes?measure=agreed', { headers: key });
    expect([seen.status, seen.body.unit, seen.body.items.length]).toEqual([200, hongqi, 6]);
    const sibling = await three.scoring.get('/v1/mediation/figures?unit=shifan.beishan', { headers: key });
    expect(sibling.status).toBe(404);
  });

  it('nothing behind a number while mediation does not answer; the figures go on', async () => {
    await three.two.mediationStops();
    const { status, body } = await behind('measure=agreed');
    expect([status, body.code, body.items]).toEqual([503, 'unavailable', undefined]);
    expect((await ask()).status).toBe(200);
    await three.two.mediationStarts();
  });
});
