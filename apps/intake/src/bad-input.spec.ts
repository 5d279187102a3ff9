import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ManualClock } from '@fengqiao/test-rig/fakes/manual-clock';
import type { TestService } from '@fengqiao/test-rig/harness/test-service';
import { matter, register, startIntake } from './intake.scenario.ts';

let intake: TestService;

beforeAll(async () => {
  intake = await startIntake(new ManualClock('2026-11-20T17:00:00+08:00'));
});
afterAll(() => intake.stop());

describe('words of any script', () => {
  it('come back as they were given: right to left, mixed, joined from several characters', async () => {
    const mixed = 'شكوى עברית 投诉 жалоба ไทย \u200f!\u200e 👨‍👩‍👧 e\u0301 \u202ereversed\u202c';
    const { status, body } = await register(intake, { body: { ...matter, summary: mixed, detail: mixed } });
    expect([status, body.summary, body.detail]).toEqual([201, mixed, mixed]);
    const { body: read } = await intake.get(`/v1/cases/${body.id}`, { as: 'linjiang-desk' });
    expect(read.summary).toBe(mixed);
    await intake.dataSource.query('delete from ledger_case');
  });

  it.each([
    ['empty', ''],
    ['blank', ' \t\n '],
    ['over-long', '字'.repeat(201)],
    ['with a control character', 'a\u0007b'],
  ])('are refused: %s', async (_, summary) => {
    const { status, body } = await register(intake, { body: { ...matter, summary } });
    expect([status, body.code, body.errors[0].field]).toEqual([400, 'validation', 'summary']);
  });
});

describe('what the database could not keep is refused before it gets there', () => {
  it.each<[string, object, number, string]>([
    ['a control character', { summary: 'a\u0000b' }, 400, 'validation'],
    ['half a character', { summary: '\ud800' }, 400, 'validation'],
    ['half a character in a name', { reporter: { ...matter.reporter, name: 'a\udfff' } }, 400, 'validation'],
    [
      'a moment before the years that are reckoned with',
      { receivedAt: '1899-12-31T00:00:00+08:00' },
      422,
      'moment-out-of-range',
    ],
  ])('%s in a matter', async (_, change, status, code) => {
    for (const [language, words] of [
      ['en', /^[\x20-\x7e]+$/],
      ['zh-CN', /\p{Script=Han}/u],
    ] as const) {
      const answer = await register(intake, {
        body: { ...matter, ...change },
        headers: { 'accept-language': language },
      });
      expect([answer.status, answer.body.code]).toEqual([status, code]);
      expect(answer.body.title).toMatch(words);
    }
    expect(await intake.dataSource.query('select from ledger_case')).toEqual([]);
  });

  it('what is wrong with each field is said in the language asked', async () => {
    const errors = async (language: string) => {
      const headers = { 'accept-language': language };
      const { body } = await register(intake, { body: { ...matter, ledger: 7, detail: '', x: 1 }, headers });
      return body.errors as { field: string; message: string }[];
    };
    const [english, chinese] = [await errors('en'), await errors('zh-CN')];
    expect(english.map(({ field }) => field)).toEqual(['ledger', 'detail', '']);
    expect(chinese.map(({ field }) => field)).toEqual(['ledger', 'detail', '']);
    for (const { message } of english) expect(message).toMatch(/^[\x20-\x7e]+$/);
    for (const { message } of chinese) expect(message).toMatch(/\p{Script=Han}/u);
  });

  it.each([
    ['a person', { sub: 'a\u0000b' }],
    ['half a character as person', { sub: '\ud800' }],
    ['a unit', { unit: 'shifan\u0000' }],
  ])('%s that a token claims', async (_, claims) => {
    const token = await intake.token({ sub: 'somebody', unit: 'shifan', roles: ['desk'], ...claims });
    const { status, body } = await intake.get('/v1/cases', { token });
    expect([status, body.code]).toEqual([401, 'unauthenticated']);
  });

  it.each([
    'cursor=next',
    'ref=%00',
    'changedSince=99999999999999999999',
    'limit=0',
    'dueBefore=2026-11-20',
    'unit=%00',
  ])('a worklist asked with %s', async (query) => {
    const { status, body } = await intake.get(`/v1/cases?${query}`, { as: 'hq-analyst' });
    expect([status, body.code]).toEqual([400, 'validation']);
  });
});
