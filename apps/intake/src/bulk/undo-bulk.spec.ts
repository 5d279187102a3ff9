import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { ManualClock } from '@fengqiao/test-rig/fakes/manual-clock';
import type { TestService } from '@fengqiao/test-rig/harness/test-service';
import { randomUUID } from 'node:crypto';
import { give, startIntake } from '../intake.scenario.ts';
import { BulkStepsHandler } from './bulk-steps.handler.ts';
import { carriedOut, casesIn, stepsOf } from './bulk.scenario.ts';

const [chief, desk, above] = ['linjiang-chief', 'linjiang-desk', 'dongcheng-chief'];
const [officerA, officerB] = ['linjiang-officer-a', 'linjiang-officer-b'];
let intake: TestService;

beforeAll(async () => {
  intake = await startIntake(new ManualClock('2026-11-20T17:00:00+08:00'));
});
afterAll(() => intake.stop());

async function done(as: string, command: string, body: object, ids: readonly string[]): Promise<string> {
  const given = await intake.post('/v1/bulk', { as, body: { command, body, selection: { ids } } });
  await carriedOut(intake, given.body.id);
  return given.body.id;
}

const undo = (as: string, id: string, headers: Record<string, string> = {}) =>
  intake.post(`/v1/bulk/${id}/undo`, { as, headers });
const results = async (as: string, id: string) =>
  (await stepsOf(intake, id, as)).map(({ id: each, result, code }) => [each, result, code]);
const handlerOf = async (id: string) => (await intake.get(`/v1/cases/${id}`, { as: chief })).body.handler;

it('other handlers go back to those who had each case, but not where it was changed since', async () => {
  const ids = await casesIn(intake, 'handling', 4);
  const [, own = '', changed = '', moved = ''] = ids;
  await give(intake, own, [['change-handler', chief, { handler: officerB }]]);
  const act = await done(chief, 'change-handler', { handler: 'linjiang-desk' }, ids);
  const { body: before } = await intake.get(`/v1/bulk/${act}`, { as: chief });
  expect([before.done, before.undo]).toEqual([4, { allowed: true, code: null, message: null }]);
  await give(intake, changed, [['change-handler', chief, { handler: officerB }]]);
  await give(intake, moved, [['urge', above, { text: '请抓紧' }]]);

  const { body } = await undo(chief, act);
  expect(body).toMatchObject({ command: 'change-handler', undoes: act, total: 4, status: 'under-way' });
  await carriedOut(intake, body.id);
  expect(await results(chief, body.id)).toEqual([
    [ids[0], 'done', null],
    [own, 'done', null],
    [changed, 'refused', 'changed-since'],
    // Whatever else has happened: the handler is still the one that was set.
    [moved, 'done', null],
  ]);
  expect(await Promise.all(ids.map(handlerOf))).toEqual([officerA, officerB, officerB, officerA]);
});

it('what was merged comes apart again, but not what has come apart before', async () => {
  const [into = '', one = '', other = ''] = await casesIn(intake, 'registered', 3);
  const act = await done(desk, 'merge', { into }, [one, other]);
  await give(intake, other, [['unmerge', desk, {}]]);
  const { body } = await undo(desk, act);
  expect(body).toMatchObject({ command: 'unmerge', undo: { allowed: false, code: 'no-opposite' } });
  await carriedOut(intake, body.id);
  expect(await results(desk, body.id)).toEqual([
    [one, 'done', null],
    [other, 'refused', 'changed-since'],
  ]);
  expect((await intake.get(`/v1/cases/${into}`, { as: desk })).body.tookIn).toEqual([]);
});

it('only what was done is taken back, once, and by whoever gave it', async () => {
  const [handled = '', second = ''] = await casesIn(intake, 'handling', 2);
  const [waiting = ''] = await casesIn(intake, 'submitted', 1);
  const act = await done(chief, 'change-handler', { handler: officerB }, [handled, waiting, second]);
  expect((await undo(desk, act)).body.code).toBe('not-found');
  const key = { 'idempotency-key': randomUUID() };
  const { body } = await undo(chief, act, key);
  expect((await undo(chief, act, key)).body).toEqual(body);
  expect(body.total).toBe(2);
  const again = await undo(chief, act);
  expect([again.status, again.body.code]).toEqual([409, 'already-undone']);
  // One that was stopped on the way can be begun once more, and leaves alone what is back already.
  await intake.running.app.get(BulkStepsHandler).next(body.id, 0);
  await intake.post(`/v1/bulk/${body.id}/stop`, { as: chief });
  const { body: rest } = await undo(chief, act);
  await carriedOut(intake, rest.id);
  expect(await results(chief, rest.id)).toEqual([
    [handled, 'refused', 'changed-since'],
    [second, 'done', null],
  ]);
});

it('there is nothing to take back of what is under way, came to nothing or cannot be unsaid', async () => {
  const ids = await casesIn(intake, 'handling', 1);
  const order = { command: 'change-handler', body: { handler: officerB }, selection: { ids } };
  const { body } = await intake.post('/v1/bulk', { as: chief, body: order });
  const urged = await done(above, 'urge', { text: '请抓紧' }, ids);
  const refused = await done(desk, 'merge', { into: randomUUID() }, ids);
  const answers = await Promise.all([undo(chief, body.id), undo(above, urged), undo(desk, refused)]);
  expect(answers.map(({ status, body: { code } }) => [status, code])).toEqual([
    [409, 'bulk-under-way'],
    [422, 'no-opposite'],
    [409, 'nothing-done'],
  ]);
  const [{ n }] = await intake.dataSource.query(
    'select count(*)::int as n from bulk_act where undoes = any($1)',
    [[body.id, urged, refused]],
  );
  expect(n).toBe(0);
});
