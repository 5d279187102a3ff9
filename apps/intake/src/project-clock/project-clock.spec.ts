import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  definitions,
  moments,
  suspensionsFrom,
  workingLimits,
} from '@fengqiao/domain/clock/projection/random-clocks.scenario';
import { answerWhatIf } from '@fengqiao/domain/clock/what-if';
import { isRefusal } from '@fengqiao/domain/refusal';
import { ManualClock } from '@fengqiao/test-rig/fakes/manual-clock';
import type { TestService } from '@fengqiao/test-rig/harness/test-service';
import fc from 'fast-check';
import { startIntake } from '../intake.scenario.ts';

let intake: TestService;

beforeAll(async () => {
  intake = await startIntake(new ManualClock('2026-11-20T17:00:00+08:00'));
});
afterAll(() => intake.stop());

const ask = (body: object, headers = {}) =>
  intake.post('/v1/clock/project', { as: 'linjiang-officer-a', body, headers });

const question = {
  calendar: 'cn',
  limit: { kind: 'working-days', days: 7, end: 'close-of-day' },
  startedAt: '2026-09-30T16:00:00+08:00',
};

describe('the what-if call', () => {
  it('gives the answers of the library, refusals too', async () => {
    const questions = fc
      .record({ calendar: definitions, limit: workingLimits, startedAt: moments })
      .chain((asked) =>
        fc.record({
          calendar: fc.constant(asked.calendar),
          limit: fc.constant(asked.limit),
          startedAt: fc.constant(written(asked.startedAt)),
          asOf: fc.option(moments.map(written)),
          suspensions: suspensionsFrom(asked.startedAt).map((list) =>
            list.map(({ from, to }) => ({ from: written(from), to: to === null ? null : written(to) })),
          ),
        }),
      );
    for (const body of fc.sample(questions, { numRuns: 60, seed: 5 })) {
      const expected = answerWhatIf(body, () => {
        throw new Error('not asked');
      });
      const answer = await ask(body);
      if (isRefusal(expected)) expect([answer.status, answer.body.code]).toEqual([422, expected.code]);
      else expect(answer.body).toMatchObject({ ...expected, steps: [...expected.steps] });
    }
  });

  it('counts on the bureau’s own calendar, National Day and its make-up day among the days', async () => {
    const { status, body } = await ask(question);
    expect([status, body.dueAt, body.provisional]).toEqual([200, '2026-10-15T18:00:00+08:00', false]);
    expect((await intake.post('/v1/clock/project', { body: question })).status).toBe(401);
  });

  it('counts days as the law does where the limit says so, and names the article', async () => {
    const limit = { kind: 'calendar', duration: 'P30D', roll: 'next-working-day', end: 'end-of-day' };
    const { status, body } = await ask({ ...question, limit, startedAt: '2026-10-30T09:00:00+08:00' });
    expect([status, body.dueAt]).toEqual([200, '2026-12-01T00:00:00+08:00']);
    expect(body.steps.at(-1)).toMatchObject({ date: '2026-11-30', endsAt: '24:00', closesAt: '18:00' });
    expect(body.steps.at(-1).whyZh).toContain('《民法典》第二百零三条');
    const wrong = await ask({ ...question, limit: { ...limit, duration: 'P30DT1H' } });
    expect([wrong.status, wrong.body.code]).toEqual([422, 'limit-unreadable']);
  });

  it.each([
    ['limit.minutes', { limit: { kind: 'working-time', minutes: '5' } }],
    ['limit.duration', { limit: { kind: 'elapsed', duration: 'PT1S'.repeat(20) } }],
    ['limit.kind', { limit: { kind: 'weeks', weeks: 1 } }],
    ['limit', { limit: 7 }],
    ['calendar', { calendar: 'us' }],
    ['calendar.knownYears.0', { calendar: { timeZone: 'Asia/Shanghai', weekly: {}, knownYears: [2026.5] } }],
    ['calendar.weekly', { calendar: { timeZone: 'Asia/Shanghai', weekly: { monday: [] } } }],
    ['startedAt', { startedAt: '2026-11-20' }],
    ['suspensions.0.to', { suspensions: [{ from: '2026-10-08T09:00:00+08:00' }] }],
  ])('names %s when its shape is none, in the language asked', async (field, change) => {
    for (const [language, words] of [
      ['en', /^[\x20-\x7e]+$/],
      ['zh-CN', /\p{Script=Han}/u],
    ] as const) {
      const { status, body } = await ask({ ...question, ...change }, { 'accept-language': language });
      expect([status, body.code, body.errors.length, body.errors[0].field]).toEqual([
        400,
        'validation',
        1,
        field,
      ]);
      expect(body.errors[0].message).toMatch(words);
    }
  });
});

function written(moment: number): string {
  return new Date(moment).toISOString();
}
