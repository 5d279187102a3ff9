import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { bounds } from '@fengqiao/domain/bounds';
import { ManualClock } from '@fengqiao/test-rig/fakes/manual-clock';
import type { TestService } from '@fengqiao/test-rig/harness/test-service';
import { randomUUID } from 'node:crypto';
import { complaint, linjiang, register, startIntake } from '../intake.scenario.ts';
import { carriedOut, casesIn, stepsOf } from './bulk.scenario.ts';

const [chief, desk, above] = ['linjiang-chief', 'linjiang-desk', 'dongcheng-chief'];
const officer = 'linjiang-officer-a';
let intake: TestService;

beforeAll(async () => {
  intake = await startIntake(new ManualClock('2026-11-20T17:00:00+08:00'));
});
afterAll(() => intake.stop());
beforeEach(() => intake.dataSource.query('delete from bulk_act; delete from bulk_step'));

const post = (as: string, body: object) => intake.post('/v1/bulk', { as, body });
const preview = (as: string, body: object) => intake.post('/v1/bulk/preview', { as, body });
const count = async (what: string) => {
  const [row] = await intake.dataSource.query(`select count(*)::int as n from ${what}`);
  return row.n as number;
};
const assign = (ids: readonly string[]) => ({
  command: 'assign',
  body: { unit: linjiang, handler: officer },
  selection: { ids },
});

describe('a preview', () => {
  it('says how many and why not the others, and writes nothing', async () => {
    const ids = await casesIn(intake, 'submitted', 2);
    const others = await casesIn(intake, 'assigned', 1);
    const before = await count('event');
    const order = { ...assign([...ids, ...others, randomUUID()]) };
    const { status, body } = await preview(chief, order);
    expect([status, body.selected, body.allowed, body.clocks]).toEqual([200, 4, 2, null]);
    // Only the assigned one has a unit whose people handle it.
    expect(body.units).toEqual([linjiang]);
    expect(body.leftOut.map(({ code, count: n }: { code: string; count: number }) => [code, n])).toEqual([
      ['stage-forbids', 1],
      ['not-found', 1],
    ]);
    expect(body.leftOut[0]).toMatchObject({
      message: { 'zh-CN': '事项当前环节不允许此操作' },
      cases: [{ id: others[0], number: expect.any(String) }],
    });
    const unsaid = await preview(chief, { command: 'assign', selection: order.selection });
    expect([unsaid.body.allowed, unsaid.body.leftOut]).toEqual([2, body.leftOut]);
    const unfit = { ...order, body: { unit: linjiang, handler: 'hubin-officer' } };
    expect((await preview(chief, unfit)).body.leftOut[0]).toMatchObject({
      code: 'unknown-handler',
      count: 2,
    });
    expect([await count('event'), await count('bulk_act')]).toEqual([before, 0]);
  });

  it('of a merge says what becomes of the due moments', async () => {
    const [into = '', ...others] = await casesIn(intake, 'registered', 3);
    const order = { command: 'merge', body: { into }, selection: { ids: [into, ...others] } };
    const { body } = await preview(desk, order);
    expect([body.allowed, body.leftOut.map(({ code }: { code: string }) => code)]).toEqual([
      2,
      ['merge-ring'],
    ]);
    expect(body.clocks.before).toHaveLength(body.clocks.after.length);
    const { body: act } = await post(desk, order);
    await carriedOut(intake, act.id);
    expect((await stepsOf(intake, act.id, desk)).map(({ result }) => result)).toEqual([
      'refused',
      'done',
      'done',
    ]);
    const { body: survivor } = await intake.get(`/v1/cases/${into}`, { as: desk });
    expect(survivor.tookIn).toEqual(others);
    const due = (clocks: { dueAt: string }[]) => clocks.map(({ dueAt }) => dueAt);
    expect(due(body.clocks.after)).toEqual(due(survivor.clocks));
  });

  it('tells nothing of a case that others are merged into and that is not there for the reader', async () => {
    const { body: hidden } = await register(intake, { body: { ...complaint, subjectUnit: linjiang } });
    const ids = await casesIn(intake, 'registered', 1);
    const { body } = await preview(desk, { command: 'merge', body: { into: hidden.id }, selection: { ids } });
    expect([body.allowed, body.leftOut[0].code, body.clocks]).toEqual([0, 'not-found', null]);
  });

  it('names no case that is not there for the reader, nor does what comes of it; of whoever may see it it is a reading', async () => {
    const { body: hidden } = await register(intake, { body: { ...complaint, subjectUnit: linjiang } });
    const order = { command: 'urge', body: { text: '请抓紧' }, selection: { ids: [hidden.id] } };
    const { body } = await preview(chief, order);
    expect(body.leftOut).toMatchObject([{ code: 'not-found', cases: [{ id: hidden.id, number: null }] }]);
    const { body: act } = await post(chief, order);
    await carriedOut(intake, act.id);
    const { body: steps } = await intake.get(`/v1/bulk/${act.id}/steps`, { as: chief });
    expect(steps.items).toMatchObject([{ number: null, code: 'not-found' }]);
    const readings = () => count(`read_audit where case_id = '${hidden.id}' and what = 'bulk'`);
    expect(await readings()).toBe(0);
    const seen = await preview('supervisor', order);
    expect([seen.body.allowed, seen.body.leftOut]).toEqual([1, []]);
    expect(await readings()).toBe(1);
  });
});

describe('too much, nothing, nonsense', () => {
  const order = { command: 'urge', body: { text: '请抓紧' } };

  it.each([
    [
      'more ids than may be',
      { ids: Array.from({ length: bounds.casesOfBulk + 1 }, () => randomUUID()) },
      422,
      'too-many-selected',
    ],
    ['a search that finds nothing', { search: { q: '没有这样的事项' } }, 422, 'nothing-selected'],
    ['no ids', { ids: [] }, 400, 'validation'],
    ['ids and a search', { ids: [randomUUID()], search: {} }, 400, 'validation'],
    ['a search by what there is not', { search: { colour: 'red' } }, 400, 'validation'],
    ['a million ids', { ids: Array.from({ length: 1_000_000 }, () => 'x'.repeat(36)) }, 413, 'too-large'],
  ])('%s: refused, and nothing written', async (_, selection, status, code) => {
    for (const path of ['', '/preview']) {
      const answer = await intake.post(`/v1/bulk${path}`, { as: above, body: { ...order, selection } });
      expect([path, answer.status, answer.body.code]).toEqual([path, status, code]);
    }
    expect(await count('bulk_act')).toBe(0);
  });

  it('a search that finds more than may be is told by how many', async () => {
    const [id] = await casesIn(intake, 'handling', 1);
    const [columns] = await intake.dataSource.query(
      `select string_agg(quote_ident(column_name), ', ') as names from information_schema.columns
       where table_name = 'ledger_case' and column_name not in ('id', 'number', 'ref', 'ref_fingerprint') and is_generated = 'NEVER'`,
    );
    await intake.dataSource.query(
      `insert into ledger_case (id, number, ${columns.names})
       select gen_random_uuid(), 'X' || n, ${columns.names} from ledger_case, generate_series(1, $2) n where id = $1`,
      [id, bounds.casesOfBulk],
    );
    const { body } = await preview(above, { ...order, selection: { search: { stage: 'handling' } } });
    expect([body.code, body.most]).toEqual(['too-many-selected', bounds.casesOfBulk]);
    expect(body.count).toBe(await count(`ledger_case where stage = 'handling'`));
    await intake.dataSource.query(`delete from ledger_case where number like 'X%'`);
  });

  it.each([
    ['another command', { command: 'close', body: {} }],
    ['a body of another command', { command: 'assign', body: { text: 'x' } }],
    ['no body', { command: 'urge' }],
  ])('%s is refused', async (_, wrong) => {
    const { status, body } = await post(above, { ...wrong, selection: { ids: [randomUUID()] } });
    expect([status, body.code]).toEqual([400, 'validation']);
  });

  it('is for whoever is known', async () => {
    expect((await intake.get('/v1/bulk')).status).toBe(401);
    const token = await intake.token({ sub: 'nobody-knows-whom' });
    const selection = { ids: [randomUUID()] };
    for (const path of ['', '/preview']) {
      const answer = await intake.post(`/v1/bulk${path}`, { token, body: { ...order, selection } });
      expect([answer.status, answer.body.code]).toEqual([403, 'forbidden']);
    }
  });
});
