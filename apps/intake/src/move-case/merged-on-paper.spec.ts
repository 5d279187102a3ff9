import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ManualClock } from '@fengqiao/test-rig/fakes/manual-clock';
import type { TestService } from '@fengqiao/test-rig/harness/test-service';
import { asCitizen, give, matter, register, roadTo, startIntake } from '../intake.scenario.ts';

const clock = new ManualClock('2026-11-16T10:00:00+08:00');
const desk = 'linjiang-desk';
const onPaper = { signedOn: '2026-11-16', reference: '档案 7' };
let intake: TestService;
beforeAll(async () => {
  intake = await startIntake(clock);
});
afterAll(() => intake.stop());

/** A case that was answered, and one that was merged into it before. */
async function merged(ofSurvivor: object = {}, own: object = {}) {
  const { body: survivor } = await register(intake, { body: { ...matter, ...ofSurvivor } });
  const { body: mine } = await register(intake, { body: { ...matter, ...own } });
  await give(intake, mine.id, [['merge', desk, { into: survivor.id }]]);
  await give(intake, survivor.id, roadTo('reply'));
  return { survivor, mine };
}
const act = (id: string, command: string, body: object, more: object = {}) =>
  intake.post(`/v1/cases/${id}/${command}`, { as: desk, body: { ...body, onPaper }, ...more });
const stageOf = async (id: string) => (await intake.get(`/v1/cases/${id}`, { as: desk })).body.stage;
const nameless = { reporter: undefined, anonymous: true };

describe('the citizen of a merged case, at a counter', () => {
  it('rates what answers for it under the own number, once, beside the other’s citizen', async () => {
    const { survivor, mine } = await merged();
    const rated = await act(mine.id, 'rate', { outcome: 'satisfied' });
    expect([rated.status, rated.body.id, rated.body.stage]).toEqual([200, mine.id, 'merged']);
    expect(await stageOf(survivor.id)).toBe('followed-up');
    const [event] = await intake.dataSource.query(
      `select data ->> 'by' as by, data -> 'fact' as fact from event
       where aggregate_id = $1 and type = 'followed-up'`,
      [survivor.id],
    );
    expect(event).toMatchObject({ by: desk, fact: { of: mine.id, rated: true, signedOn: '2026-11-16' } });
    const byCode = await asCitizen(intake, mine, 'rating', { outcome: 'satisfied' });
    expect([byCode.status, byCode.body.code]).toEqual([409, 'already-rated']);
    expect((await act(mine.id, 'rate', { outcome: 'satisfied' })).body.code).toBe('already-rated');
    const other = await act(survivor.id, 'rate', { outcome: 'unsatisfied' });
    expect([other.status, other.body.stage, other.body.round]).toEqual([200, 'handling', 2]);
  });

  it('reopens it', async () => {
    const { survivor, mine } = await merged();
    await give(intake, survivor.id, [
      ['follow-up', desk, { outcome: 'satisfied' }],
      ['sign-off', 'linjiang-chief', {}],
      ['close', desk, { publicSummary: '已办结' }],
    ]);
    expect((await act(mine.id, 'reopen', { reason: '又吵了' })).status).toBe(200);
    expect(await stageOf(survivor.id)).toBe('handling');
  });

  it('is judged by the own case: its name, its version, who may see it, and who handles what answers for it', async () => {
    const rate = { outcome: 'satisfied' };
    const anonymous = await merged({}, nameless);
    expect((await act(anonymous.mine.id, 'rate', rate)).body.code).toBe('anonymous-by-code-alone');
    const beside = await merged(nameless);
    expect((await act(beside.mine.id, 'rate', rate)).status).toBe(200);
    const { mine } = await merged();
    const headers = { 'if-match': '"99"' };
    const stale = await act(mine.id, 'rate', rate, { headers });
    expect([stale.status, stale.body.code]).toEqual([412, 'stale-version']);
    expect((await act(mine.id, 'rate', rate, { as: 'hubin-desk' })).body.code).toBe('not-found');
    expect((await act(mine.id, 'rate', rate, { as: 'linjiang-officer-a' })).body.code).toBe('forbidden');
  });

  it('is answered again under the same key, with nothing written twice', async () => {
    const { survivor, mine } = await merged();
    const headers = { 'idempotency-key': 'paper-1' };
    const rate = () => act(mine.id, 'rate', { outcome: 'satisfied' }, { headers });
    const [first, again] = [await rate(), await rate()];
    expect([first.status, again.status, again.body]).toEqual([200, 200, first.body]);
    const [row] = await intake.dataSource.query(
      `select count(*)::int as n from event where aggregate_id = $1 and type = 'followed-up'`,
      [survivor.id],
    );
    expect(row.n).toBe(1);
  });
});
