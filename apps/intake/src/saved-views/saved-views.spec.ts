import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { mostViews } from '@fengqiao/contracts/http/intake/saved-view';
import { ManualClock } from '@fengqiao/test-rig/fakes/manual-clock';
import type { TestService } from '@fengqiao/test-rig/harness/test-service';
import { randomUUID } from 'node:crypto';
import { startIntake } from '../intake.scenario.ts';

const clock = new ManualClock('2026-11-20T17:00:00+08:00');
let intake: TestService;

beforeAll(async () => {
  intake = await startIntake(clock);
});
afterAll(() => intake.stop());

interface Kept {
  readonly id: string;
  readonly name: string;
  readonly mine: boolean;
}

const put = (as: string, body: object, id = randomUUID() as string, headers: Record<string, string> = {}) =>
  intake.put(`/v1/views/${id}`, { as, body, headers });
const names = async (as: string): Promise<[string, boolean][]> =>
  (await intake.get('/v1/views', { as })).body.items.map(({ name, mine }: Kept) => [name, mine]);

it('a view is kept, changed under its id, and forgotten', async () => {
  const id = randomUUID();
  const first = await put('linjiang-officer-a', { name: '逾期', search: 'tab=overdue' }, id);
  expect([first.status, first.body]).toEqual([
    200,
    { id, name: '逾期', search: 'tab=overdue', sharedWith: null, mine: true, by: 'linjiang-officer-a' },
  ]);
  await put('linjiang-officer-a', { name: '本周逾期', search: 'tab=overdue&ledger=claim' }, id);
  expect(await names('linjiang-officer-a')).toEqual([['本周逾期', true]]);
  expect(await names('dongcheng-desk')).toEqual([]);
  for (const _ of ['gone', 'gone again'])
    expect((await intake.delete(`/v1/views/${id}`, { as: 'linjiang-officer-a' })).status).toBe(204);
  expect(await names('linjiang-officer-a')).toEqual([]);
});

it('one shared with a unit is seen by whoever sits there or below, and changed by its maker alone', async () => {
  const id = randomUUID();
  await put('dongcheng-chief', { name: '东城', search: 'tab=all', sharedWith: 'shifan.dongcheng' }, id);
  expect(await names('dongcheng-desk')).toEqual([['东城', false]]);
  expect(await names('linjiang-officer-a')).toEqual([['东城', false]]);
  expect(await names('hq-analyst')).toEqual([]);
  const taken = await put('dongcheng-desk', { name: '我的', search: '' }, id);
  expect([taken.status, taken.body.code]).toEqual([404, 'not-found']);
  await intake.delete(`/v1/views/${id}`, { as: 'dongcheng-desk' });
  expect(await names('dongcheng-chief')).toEqual([['东城', true]]);
});

it.each([
  ['above one’s seat', 'shifan', 403, 'not-your-unit-to-share'],
  ['beside it', 'shifan.ducha', 403, 'not-your-unit-to-share'],
  ['that does not exist', 'shifan.dongcheng.nowhere', 422, 'unknown-unit'],
])('it is not shared with a unit %s', async (_, sharedWith, status, code) => {
  const answer = await put('dongcheng-chief', { name: '越权', search: '', sharedWith });
  expect([answer.status, answer.body.code]).toEqual([status, code]);
});

it('a name is one view’s, of each person', async () => {
  await put('supervisor', { name: '同名', search: '' });
  const second = await put('supervisor', { name: '同名', search: 'tab=all' });
  expect([second.status, second.body.code]).toEqual([409, 'view-name-taken']);
  expect((await put('hq-analyst', { name: '同名', search: '' })).status).toBe(200);
});

it('the same call twice is one view, and two people at once keep as many as may be', async () => {
  const headers = { 'idempotency-key': randomUUID() };
  const id = randomUUID();
  const body = { name: '一次', search: '' };
  const [one, two] = [
    await put('bureau-desk', body, id, headers),
    await put('bureau-desk', body, id, headers),
  ];
  expect(two.body).toEqual(one.body);
  const answers = await Promise.all(
    Array.from({ length: mostViews + 5 }, (_, i) => put('bureau-desk', { name: `第${i}个`, search: '' })),
  );
  const refused = answers.filter(({ status }) => status !== 200);
  expect([...new Set(refused.map(({ body: { code } }) => code))]).toEqual(['too-many-views']);
  expect(await names('bureau-desk')).toHaveLength(mostViews);
});

it.each([
  ['no name', { search: '' }],
  ['a name of blanks', { name: '   ', search: '' }],
  ['a search too long', { name: '长', search: 'x'.repeat(5001) }],
  ['a control character', { name: '控', search: 'a\u0000b' }],
  ['somebody else as its maker', { name: '人', search: '', by: 'hq-analyst' }],
])('%s is refused', async (_, body) => {
  const { status, body: problem } = await put('dongcheng-desk', body);
  expect([status, problem.code]).toEqual([400, 'validation']);
});

it('is for whoever is known', async () => {
  expect((await intake.get('/v1/views')).status).toBe(401);
});
