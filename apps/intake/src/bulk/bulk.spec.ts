import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { ManualClock } from '@fengqiao/test-rig/fakes/manual-clock';
import type { TestService } from '@fengqiao/test-rig/harness/test-service';
import { randomUUID } from 'node:crypto';
import { complaint, linjiang, matter, register, startIntake } from '../intake.scenario.ts';
import { BulkStepsHandler } from './bulk-steps.handler.ts';
import { BulkWorkflows } from './bulk.workflows.ts';
import { carriedOut, casesIn, stepsOf } from './bulk.scenario.ts';

const clock = new ManualClock('2026-11-20T17:00:00+08:00');
const [chief, desk, above] = ['linjiang-chief', 'linjiang-desk', 'dongcheng-chief'];
const officer = 'linjiang-officer-a';
let intake: TestService;

beforeAll(async () => {
  intake = await startIntake(clock);
});
afterAll(() => intake.stop());
beforeEach(() => intake.dataSource.query('delete from bulk_act; delete from bulk_step'));

const post = (as: string, body: object, headers: Record<string, string> = {}) =>
  intake.post('/v1/bulk', { as, body, headers });
const count = async (what: string, values: readonly unknown[] = []) => {
  const [row] = await intake.dataSource.query(`select count(*)::int as n from ${what}`, values);
  return row.n as number;
};
const happened = (type: string, ids: readonly string[]) =>
  count('event where type = $1 and aggregate_id = any($2::uuid[])', [type, ids]);
const assign = (ids: readonly string[]) => ({
  command: 'assign',
  body: { unit: linjiang, handler: officer },
  selection: { ids },
});

describe('a bulk act', () => {
  it('gives its command to each case once, and says what became of each', async () => {
    const ids = await casesIn(intake, 'submitted', 3);
    const [already = ''] = await casesIn(intake, 'assigned', 1);
    const nowhere = randomUUID();
    const given = await post(chief, assign([...ids, already, nowhere, ids[0] ?? '']));
    expect([given.status, given.body]).toEqual([
      200,
      {
        id: expect.any(String),
        command: 'assign',
        status: 'under-way',
        ...{ undoes: null, undo: { allowed: false, code: 'no-opposite', message: expect.any(Object) } },
        ...{ total: 5, done: 0, refused: 0, waiting: 5 },
        ...{ givenAt: '2026-11-20T17:00:00+08:00', endedAt: null, serverTime: '2026-11-20T17:00:00+08:00' },
      },
    ]);
    await carriedOut(intake, given.body.id);
    const { body } = await intake.get(`/v1/bulk/${given.body.id}`, { as: chief });
    expect(body).toMatchObject({ status: 'finished', done: 3, refused: 2, waiting: 0 });
    expect((await stepsOf(intake, body.id, chief)).map(({ id, result, code }) => [id, result, code])).toEqual(
      [
        ...ids.map((id) => [id, 'done', null]),
        [already, 'refused', 'stage-forbids'],
        [nowhere, 'refused', 'not-found'],
      ],
    );
    expect(await happened('assigned', ids)).toBe(3);
    const { body: left } = await intake.get(`/v1/bulk/${body.id}/steps?result=refused&limit=1`, {
      as: chief,
    });
    expect([left.items[0].id, left.items[0].message.en, left.next]).toEqual([
      already,
      'The case is not in a stage that allows this',
      3,
    ]);
    const { body: last } = await intake.get(`/v1/bulk/${body.id}/steps?result=refused&cursor=3`, {
      as: chief,
    });
    expect([last.items.map(({ number }: { number: null }) => number), last.next]).toEqual([[null], null]);
  });

  it('keeps neither words nor whose token it was when it has ended', async () => {
    const ids = await casesIn(intake, 'handling', 1);
    const { body } = await post(above, { command: 'urge', body: { text: '请抓紧' }, selection: { ids } });
    await carriedOut(intake, body.id);
    const [row] = await intake.dataSource.query('select * from bulk_act where id = $1', [body.id]);
    expect([row.identity, row.body, row.ended_at]).toEqual([null, null, expect.any(Date)]);
    expect(await happened('urged', ids)).toBe(1);
  });

  it('takes all that a search finds for its giver at that moment, and none that comes later', async () => {
    const summary = '渡口路灯不亮';
    const find = { search: { q: '渡口路灯' } };
    const before = [];
    for (let n = 0; n < 2; n += 1)
      before.push((await register(intake, { body: { ...matter, summary } })).body.id);
    const { body: hidden } = await register(intake, {
      body: { ...complaint, summary, subjectUnit: linjiang },
    });
    const { body: found } = await intake.get(`/v1/cases?q=${encodeURIComponent('渡口路灯')}`, { as: desk });
    expect(found.items.map(({ id }: { id: string }) => id)).not.toContain(hidden.id);
    const order = { command: 'transfer', body: { unit: 'shifan.dongcheng' }, selection: find };
    const { body } = await post(desk, order);
    const { body: later } = await register(intake, { body: { ...matter, summary } });
    await carriedOut(intake, body.id);
    const seen = await stepsOf(intake, body.id, desk);
    expect(seen.map(({ id, result }) => [id, result])).toEqual(before.toReversed().map((id) => [id, 'done']));
    expect(await happened('transferred', [hidden.id, later.id])).toBe(0);
  });

  it('gives each step by the rights its giver has then', async () => {
    const ids = await casesIn(intake, 'submitted', 3);
    const token = await intake.token({ sub: desk, roles: ['officer'] });
    const order = { command: 'transfer', body: { unit: 'shifan.dongcheng' }, selection: { ids } };
    const narrowed = await intake.post('/v1/bulk', { token, body: order });
    await carriedOut(intake, narrowed.body.id);
    expect((await stepsOf(intake, narrowed.body.id, desk)).map(({ code }) => code)).toEqual([
      'forbidden',
      'forbidden',
      'forbidden',
    ]);

    const { body } = await post(chief, assign(ids));
    const steps = intake.running.app.get(BulkStepsHandler);
    await steps.next(body.id, 0);
    clock.advance(60_000);
    const holding = { unit: linjiang, post: 'chief', person: 'linjiang-officer-b' };
    const seat = await intake.post('/v1/directory/posts/seat', { as: 'admin', body: holding });
    expect(seat.status).toBe(200);
    await carriedOut(intake, body.id);
    expect((await stepsOf(intake, body.id, chief)).map(({ result }) => result)).toEqual([
      'done',
      'refused',
      'refused',
    ]);
    await intake.post('/v1/directory/posts/seat', { as: 'admin', body: { ...holding, person: chief } });
  });
});

describe('whatever dies', () => {
  it('a step is done with its case or not at all, and by one of two who do it at once', async () => {
    const ids = await casesIn(intake, 'handling', 12);
    const { body } = await post(above, { command: 'urge', body: { text: '请抓紧' }, selection: { ids } });
    const steps = intake.running.app.get(BulkStepsHandler);
    // The fourth case's transaction dies after everything was written.
    await intake.dataSource.query(`
      create function die() returns trigger language plpgsql as $$ begin
        if (select count(*) from bulk_step where result = 'done') = 3 and (select tries from bulk_step where n = old.n) = 0
        then raise exception 'died'; end if; return new; end $$;
      create trigger die before update on bulk_step for each row when (new.result = 'done') execute function die()`);
    await steps.next(body.id, 0);
    await steps.next(body.id, 0);
    await steps.next(body.id, 0);
    await steps.next(body.id, 0);
    await intake.dataSource.query('drop function die cascade');
    expect(await happened('urged', ids)).toBe(3);
    expect(await count(`bulk_step where bulk_id = $1 and tries = 1`, [body.id])).toBe(1);
    await Promise.all([
      carriedOut(intake, body.id),
      carriedOut(intake, body.id),
      carriedOut(intake, body.id),
    ]);
    expect([await happened('urged', ids), await count(`bulk_step where result <> 'done'`)]).toEqual([12, 0]);
    const urged = await intake.dataSource.query(
      `select count(*)::int as n from event where type = 'urged' and aggregate_id = any($1::uuid[]) group by aggregate_id`,
      [ids],
    );
    expect(urged).toEqual(ids.map(() => ({ n: 1 })));
  });

  it('a case that always fails by our own fault holds up no other', async () => {
    const ids = await casesIn(intake, 'handling', 3);
    await intake.dataSource.query(`
      create function refuse_one() returns trigger language plpgsql as $$ begin raise exception 'broken'; end $$;
      create trigger refuse_one before update on ledger_case for each row when (new.id = '${ids[0]}')
        execute function refuse_one()`);
    const { body } = await post(above, { command: 'urge', body: { text: '请抓紧' }, selection: { ids } });
    await carriedOut(intake, body.id);
    await intake.dataSource.query('drop function refuse_one cascade');
    expect((await stepsOf(intake, body.id, above)).map(({ result, code }) => [result, code])).toEqual([
      ['refused', 'internal'],
      ['done', null],
      ['done', null],
    ]);
    expect(await happened('urged', ids)).toBe(2);
  });

  it('is owed to Temporal until it has ended, and asked for again when a minute has passed', async () => {
    const ids = await casesIn(intake, 'handling', 1);
    const flow = intake.running.app.get(BulkWorkflows);
    expect(await flow.pending()).toEqual([]);
    const { body } = await post(above, { command: 'urge', body: { text: '请抓紧' }, selection: { ids } });
    const owed = { type: 'bulk', id: `bulk/${body.id}`, input: { id: body.id } };
    expect(await flow.pending()).toEqual([owed]);
    await flow.started(owed);
    expect(await flow.pending()).toEqual([]);
    clock.advance(60_001);
    expect(await flow.pending()).toEqual([owed]);
    await carriedOut(intake, body.id);
    expect(await flow.pending()).toEqual([]);
  });

  it('knows nothing of an act that somebody made up', async () => {
    const steps = intake.running.app.get(BulkStepsHandler);
    expect(await steps.next(randomUUID())).toEqual({ status: 'ended', done: 0, refused: 0, waiting: 0 });
  });
});

describe('whoever gave it', () => {
  it('can stop it: no case more is begun', async () => {
    const ids = await casesIn(intake, 'handling', 3);
    const { body } = await post(above, { command: 'urge', body: { text: '请抓紧' }, selection: { ids } });
    await intake.running.app.get(BulkStepsHandler).next(body.id, 0);
    const stopped = await intake.post(`/v1/bulk/${body.id}/stop`, { as: above });
    expect(stopped.body).toMatchObject({ status: 'stopped', done: 1, waiting: 2 });
    await carriedOut(intake, body.id);
    expect(await happened('urged', ids)).toBe(1);
    expect((await intake.post(`/v1/bulk/${body.id}/stop`, { as: above })).body).toEqual(stopped.body);
  });

  it('alone sees it and stops it', async () => {
    const ids = await casesIn(intake, 'handling', 1);
    const { body } = await post(above, { command: 'urge', body: { text: '请抓紧' }, selection: { ids } });
    for (const path of ['', '/steps'])
      expect((await intake.get(`/v1/bulk/${body.id}${path}`, { as: chief })).body.code).toBe('not-found');
    expect((await intake.post(`/v1/bulk/${body.id}/stop`, { as: chief })).body.code).toBe('not-found');
    const mine = async (as: string) =>
      (await intake.get('/v1/bulk', { as })).body.items.map(({ id }: { id: string }) => id);
    expect([await mine(above), await mine(chief)]).toEqual([[body.id], []]);
    expect((await intake.get(`/v1/bulk/${body.id}`, { as: above })).body.status).toBe('under-way');
  });

  it('gives it once by one key, and has three under way at the most', async () => {
    const ids = await casesIn(intake, 'handling', 1);
    const order = { command: 'urge', body: { text: '请抓紧' }, selection: { ids } };
    const key = { 'idempotency-key': randomUUID() };
    const [one, two] = await Promise.all([post(above, order, key), post(above, order, key)]);
    expect(two.body).toEqual(one.body);
    const answers = await Promise.all(Array.from({ length: 4 }, () => post(above, order)));
    expect(answers.map(({ body }) => body.code ?? 'taken').toSorted()).toEqual([
      'taken',
      'taken',
      'too-many-bulks',
      'too-many-bulks',
    ]);
    expect(await count('bulk_act')).toBe(3);
  });
});

it('is forgotten when nobody looks it up any more', async () => {
  const ids = await casesIn(intake, 'handling', 1);
  const order = { command: 'urge', body: { text: '请抓紧' }, selection: { ids } };
  const { body: old } = await post(above, order);
  await carriedOut(intake, old.id);
  clock.advance(91 * 86_400_000);
  const { body: young } = await post(above, order);
  expect((await intake.get('/v1/bulk', { as: above })).body.items).toEqual([young]);
  expect(await count('bulk_step where bulk_id = $1', [old.id])).toBe(0);
});
