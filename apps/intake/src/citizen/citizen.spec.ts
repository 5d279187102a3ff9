import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ManualClock } from '@fengqiao/test-rig/fakes/manual-clock';
import type { TestService } from '@fengqiao/test-rig/harness/test-service';
import { asCitizen, caseIn, give, matter, register, startIntake } from '../intake.scenario.ts';

const clock = new ManualClock('2026-11-16T10:00:00+08:00');
let intake: TestService;

beforeAll(async () => {
  intake = await startIntake(clock);
});
afterAll(() => intake.stop());

describe('by number and code', () => {
  it('a citizen sees the matter, its clocks, the answer, and what may be done now', async () => {
    const own = await caseIn(intake, 'replied');
    const { status, body, headers } = await asCitizen(intake, own, null);
    expect([status, headers.get('etag')]).toEqual([200, `"${body.version}"`]);
    expect(body).toMatchObject({
      number: own.number,
      stage: 'replied',
      result: '已劝止',
      summary: matter.summary,
    });
    const offers = body.commands.map((offer: { command: string; code: string }) => [
      offer.command,
      offer.code,
    ]);
    expect(Object.fromEntries(offers)).toEqual({
      rate: null,
      'choose-messages': null,
      reopen: 'stage-forbids',
      withdraw: 'stage-forbids',
      consent: 'not-confidential',
      appeal: 'stage-forbids',
      add: null,
    });
    expect(JSON.stringify(body)).not.toContain('linjiang-officer-a');
  });

  it('rates, and an unsatisfied one has it worked on again', async () => {
    const own = await caseIn(intake, 'replied');
    const { status, body } = await asCitizen(intake, own, 'rating', { outcome: 'unsatisfied' });
    expect([status, body.stage, body.round]).toEqual([200, 'handling', 2]);
    const again = await asCitizen(intake, own, 'rating', { outcome: 'satisfied' });
    expect([again.status, again.body.code]).toEqual([409, 'stage-forbids']);
  });

  it('is told why it was declined and where to go, and appeals once', async () => {
    const own = await caseIn(intake, 'declined');
    const { body } = await asCitizen(intake, own, null);
    expect(body.declined).toEqual({ reason: '属法院管辖', referral: '区人民法院' });
    const appealed = await asCitizen(intake, own, 'appeal', { reason: '法院让我来的' });
    expect([appealed.status, appealed.body.appeal]).toEqual([200, 'open']);
    const twice = await asCitizen(intake, own, 'appeal', { reason: '再来' });
    expect([twice.status, twice.body.code]).toEqual([409, 'already-appealed']);
    const decided = await give(intake, own.id, [['accept-appeal', 'dongcheng-chief', {}]]);
    expect(decided).toMatchObject({ stage: 'submitted', appeal: 'accepted' });
  });

  it('repeats an act by its key once', async () => {
    const own = await caseIn(intake, 'handling');
    const headers = { 'idempotency-key': 'gone-1' };
    const first = await asCitizen(intake, own, 'withdraw', {}, headers);
    const again = await asCitizen(intake, own, 'withdraw', {}, headers);
    expect([again.status, again.body]).toEqual([200, first.body]);
    expect(first.body.stage).toBe('withdrawn');
  });
});

it.each([
  ['registered', 'receiving', 1],
  ['submitted', 'deciding', 2],
  ['assigned', 'assigned', 3],
  ['handling', 'handling', 4],
] as const)('of a case %s the citizen is told that the unit is %s it', async (stage, unitPart, nth) => {
  const { body } = await asCitizen(intake, await caseIn(intake, stage), null);
  expect([body.unit, body.unitPart]).toEqual([matter.unit, unitPart]);
  expect(body.stages).toHaveLength(8);
  expect(body.stages[nth - 1]).toEqual({ stage, state: 'current' });
});

describe('of a merged case', () => {
  it('its citizen sees and rates the one that survives, without the other’s words', async () => {
    const survivor = (await register(intake, { body: { ...matter, summary: '另一位的原话' } })).body;
    const own = (await register(intake)).body;
    await give(intake, own.id, [['merge', 'linjiang-desk', { into: survivor.id }]]);
    const { body } = await asCitizen(intake, own, null);
    expect(body).toMatchObject({ number: own.number, mergedInto: survivor.number, stage: 'registered' });
    expect(JSON.stringify(body)).not.toContain('另一位的原话');
    await give(intake, survivor.id, [
      ['submit', 'linjiang-desk', { unit: matter.unit }],
      ['assign', 'linjiang-chief', { unit: matter.unit, handler: 'linjiang-officer-a' }],
      ['accept', 'linjiang-officer-a', { handler: 'linjiang-officer-a' }],
      ['reply', 'linjiang-officer-a', { result: '已劝止', evidence: [{ text: '记录' }] }],
    ]);
    // It is answered: what the survivor was told its citizen was told too.
    const withdrawn = await asCitizen(intake, own, 'withdraw');
    expect([withdrawn.status, withdrawn.body.code]).toEqual([409, 'stage-forbids']);
    const rated = await asCitizen(intake, own, 'rating', { outcome: 'satisfied' });
    expect([rated.status, rated.body.stage]).toEqual([200, 'followed-up']);
  });
});

describe('a code that is not right', () => {
  it('finds nothing, as a number nobody has', async () => {
    const own = await caseIn(intake, 'registered');
    const wrong = await asCitizen(intake, { ...own, queryCode: 'AAAAAAAAAA' }, null);
    const unknown = await asCitizen(intake, { ...own, number: 'SQ-2026-999999' }, null);
    for (const { status, body } of [wrong, unknown]) expect([status, body.code]).toEqual([404, 'not-found']);
    const long = await asCitizen(intake, { ...own, queryCode: 'A'.repeat(201) }, null);
    expect([long.status, long.body.code]).toEqual([404, 'not-found']);
  });

  it('missing, is asked for by the name of its header, in both languages and whatever is called', async () => {
    const { number } = await caseIn(intake, 'registered');
    const path = `/v1/public/cases/${number}`;
    const blank = { headers: { 'query-code': ' ' } };
    for (const answer of [await intake.get(path), await intake.get(path, blank)])
      expect([answer.status, answer.body.code]).toEqual([400, 'query-code-missing']);
    for (const language of ['zh-CN', 'en']) {
      const asked = { headers: { 'accept-language': language }, body: {} };
      const { status, body } = await intake.post(`${path}/withdraw`, asked);
      expect([status, body.code]).toEqual([400, 'query-code-missing']);
      expect(body.title).toContain('Query-Code');
    }
  });

  it('is slowed down after five, ever more, and after twenty nobody gets in for a day', async () => {
    const own = await caseIn(intake, 'registered');
    const guess = () => asCitizen(intake, { ...own, queryCode: 'AAAAAAAAAA' }, null);
    for (let n = 0; n < 5; n++) expect((await guess()).status).toBe(404);
    const slowed = await asCitizen(intake, own, null);
    expect([slowed.status, slowed.body]).toMatchObject([429, { code: 'rate-limited', retryAfterSeconds: 1 }]);
    expect(slowed.headers.get('retry-after')).toBe('1');
    clock.set('2026-11-16T10:00:01+08:00');
    expect((await asCitizen(intake, own, null)).status).toBe(200);

    for (let n = 0; n < 20; n++) {
      clock.set(new Date((await clock.now()) + 3_600_000).toISOString());
      expect((await guess()).status).toBe(404);
    }
    clock.set(new Date((await clock.now()) + 23 * 3_600_000).toISOString());
    expect((await asCitizen(intake, own, null)).status).toBe(429);
    clock.set(new Date((await clock.now()) + 3_600_000).toISOString());
    expect((await asCitizen(intake, own, null)).status).toBe(200);
  });

  it('a hundred at once are not all the first', async () => {
    const own = await caseIn(intake, 'registered');
    const answers = await Promise.all(
      Array.from({ length: 40 }, () => asCitizen(intake, { ...own, queryCode: 'AAAAAAAAAA' }, null)),
    );
    expect(answers.filter(({ status }) => status === 404)).toHaveLength(5);
  });
});
