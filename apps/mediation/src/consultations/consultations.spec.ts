import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { JointEventData } from '@fengqiao/contracts/events/joint-event';
import { ManualClock } from '@fengqiao/test-rig/fakes/manual-clock';
import type { TestService } from '@fengqiao/test-rig/harness/test-service';
import { startMediationAlone } from '../mediation.scenario.ts';
import { linjiang, members, minutes, planned, published, screened } from './consult.scenario.ts';

const clock = new ManualClock('2026-11-20T10:00:00+08:00');
let mediation: TestService;

beforeAll(async () => {
  mediation = await startMediationAlone(clock);
  await members(mediation, linjiang, ['partner.sifa', 'partner.xinfang']);
}, 60_000);
afterAll(() => mediation.stop());
beforeEach(() => clock.set('2026-11-20T10:00:00+08:00'));

const get = (path: string, as = 'linjiang-chief') => mediation.get(path, { as });
const meeting = (id: string, as?: string) => get(`/v1/consultations/${id}`, as);
const move = (id: string, command: string, body: object, as = 'linjiang-chief', headers = {}) =>
  mediation.post(`/v1/consultations/${id}/${command}`, { as, body, headers });
const give = (id: string, dispute: string, change: object = {}, as?: string) =>
  move(
    id,
    'resolve',
    { dispute, unit: 'partner.sifa', dueAt: '2026-11-25T18:00:00+08:00', text: '上门做工作', ...change },
    as,
  );
const numbers = (body: { agenda: { number: string }[] }) => body.agenda.map(({ number }) => number);

async function endAll(): Promise<void> {
  const { body } = await mediation.get('/v1/disputes?limit=200', { as: 'linjiang-desk' });
  for (const { id } of body.items)
    await mediation.post(`/v1/disputes/${id}/withdraw`, {
      as: 'linjiang-desk',
      body: { reason: 'over', remedies: 'the court' },
    });
}

describe('a meeting', () => {
  beforeAll(endAll);

  it('is planned by the desk: 201, its number, its week, and its agenda as it is now', async () => {
    const blue = await screened(mediation, { colour: 'blue' });
    const red = await screened(mediation, { colour: 'red' });
    const { status, body, headers } = await mediation.post('/v1/consultations', {
      as: 'linjiang-desk',
      body: { unit: linjiang, at: '2026-11-23T09:00:00+08:00' },
    });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      ...{ version: 1, unit: linjiang, week: '2026-W48', weekly: false, status: 'planned' },
      ...{ at: '2026-11-23T09:00:00+08:00', heldAt: null, attended: [], minutes: null, resolutions: [] },
      members: ['partner.sifa', 'partner.xinfang'],
    });
    expect(body.number).toMatch(/^HS-2026-\d{6}$/);
    expect(numbers(body)).toEqual([red.number, blue.number]);
    expect(body.agenda[0]).toMatchObject({ title: '楼道堆放杂物', colour: 'red', missed: false, open: [] });
    expect([headers.get('etag'), headers.get('location')]).toEqual(['"1"', `/v1/consultations/${body.id}`]);
    expect((await meeting(body.id, 'linjiang-desk')).body).toEqual(body);
  });

  it('exists for the station and those above, for members and headquarters, for nobody else', async () => {
    const id = await planned(mediation);
    const listed = async (as: string) =>
      (await get('/v1/consultations?limit=200', as)).body.items.map((each: { id: string }) => each.id);
    for (const as of ['linjiang-officer-a', 'dongcheng-chief', 'sifa-member', 'supervisor'])
      expect([as, (await meeting(id, as)).status, (await listed(as)).includes(id)]).toEqual([as, 200, true]);
    for (const as of ['hubin-desk', 'zongzhi-member', 'jijian-chief', 'community-mediator'])
      expect([as, (await meeting(id, as)).status, (await listed(as)).includes(id)]).toEqual([as, 404, false]);
    expect((await move(id, 'hold', minutes, 'hubin-desk')).status).toBe(404);
    expect((await move(id, 'hold', minutes, 'sifa-member')).body.code).toBe('forbidden');
  });

  it('tells members’ people and the chief when it is planned, by an event without words', async () => {
    const id = await planned(mediation);
    const [event] = await published(mediation, id);
    const data = JointEventData.parse(event?.data);
    expect(event?.type).toBe('planned');
    expect(data.tells.map(({ person, seat }) => `${person} ${seat}`)).toEqual([
      'linjiang-chief shifan.dongcheng.linjiang#chief',
      'sifa-member partner.sifa#member',
      'xinfang-chief partner.xinfang#member',
      'xinfang-member partner.xinfang#member',
    ]);
    expect(data.tells[0]).toMatchObject({ dueAt: '2026-11-23T01:00:00.000Z', atAnyHour: false, items: 1 });
    await move(id, 'cancel', { reason: '防汛' });
    const called = await meeting(id);
    expect(called.body).toMatchObject({ status: 'cancelled', reason: '防汛', agenda: [] });
    expect(JSON.stringify(await published(mediation, id))).not.toContain('防汛');
  });

  it('is listed newest first, page by page', async () => {
    const all: string[] = [];
    for (let cursor = ''; all.length === 0 || cursor;) {
      const { body } = await get(`/v1/consultations?unit=shifan.dongcheng&limit=2${cursor}`);
      all.push(...body.items.map((each: { id: string }) => each.id));
      cursor = body.next === null ? '' : `&cursor=${body.next}`;
    }
    expect(all).toEqual([...all].sort().reverse());
    expect(new Set(all).size).toBe(all.length);
    const { body } = await get('/v1/consultations?status=cancelled&limit=200');
    expect(new Set(body.items.map((each: { status: string }) => each.status))).toEqual(
      new Set(['cancelled']),
    );
  });
});

describe('at a meeting', () => {
  beforeEach(endAll);

  it('the agenda stands still once it is held, whatever happens to the disputes', async () => {
    const [one, two] = [await screened(mediation), await screened(mediation)];
    const id = await planned(mediation);
    clock.set('2026-11-23T09:00:00+08:00');
    const held = await move(id, 'hold', minutes);
    expect(held.body).toMatchObject({ status: 'held', heldAt: '2026-11-23T09:00:00+08:00', ...minutes });
    await mediation.post(`/v1/disputes/${one.id}/set-colour`, {
      as: 'linjiang-desk',
      body: { colour: 'red', reason: 'a knife' },
    });
    await screened(mediation);
    const { body } = await meeting(id);
    expect(numbers(body)).toEqual([one.number, two.number]);
    expect(body.agenda[0].colour).toBe('yellow');
    expect(JSON.stringify(await published(mediation, id))).not.toContain(minutes.minutes);
  });

  it('each dispute leaves with a unit and a limit, or the meeting does not end, and says why', async () => {
    const [one, two] = [await screened(mediation), await screened(mediation)];
    const id = await planned(mediation);
    clock.set('2026-11-23T09:00:00+08:00');
    await move(id, 'hold', minutes);
    const given = await give(id, one.id);
    expect(given.body.resolutions).toEqual([
      {
        ...{ dispute: one.id, number: one.number, resolution: 1, unit: 'partner.sifa', text: '上门做工作' },
        ...{ dueAt: '2026-11-25T18:00:00+08:00', doneAt: null, state: 'open' },
      },
    ]);
    const before = await published(mediation, id);
    const refused = await move(id, 'close', {}, 'linjiang-desk', { 'accept-language': 'en' });
    expect([refused.status, refused.body.code, refused.body.missing]).toEqual([
      409,
      'leaves-without-resolution',
      two.number,
    ]);
    expect(refused.body.title).toMatch(/^A dispute of the agenda/);
    expect((await move(id, 'close', {})).body.title).toMatch(/^议题/);
    expect(await published(mediation, id)).toEqual(before);
    await give(id, two.id, { unit: linjiang });
    expect((await move(id, 'close', {})).body.status).toBe('closed');
    expect((await give(id, one.id)).body.code).toBe('stage-forbids');
  });

  it('a resolution is the dispute’s too: its view, its event, its ladder and the unit’s notice', async () => {
    const one = await screened(mediation);
    const id = await planned(mediation);
    await move(id, 'hold', minutes);
    await give(id, one.id);
    const { body } = await get(`/v1/disputes/${one.id}`, 'sifa-member');
    expect(body.resolutions).toMatchObject([{ consultation: id, unit: 'partner.sifa', text: '上门做工作' }]);
    expect(body.clocks.at(-1)).toMatchObject({ name: 'resolution', dueAt: '2026-11-25T18:00:00+08:00' });
    const made = (await published(mediation, one.id)).at(-1);
    expect(made?.type).toBe('resolution-made');
    expect(made?.data.tells.map(({ person }) => person)).toEqual(['sifa-member', 'linjiang-officer-a']);
    const [{ plan }] = await mediation.dataSource.query(
      'select plan from ladder_plan where aggregate_id = $1',
      [one.id],
    );
    expect(plan.rungs.map((rung: { id: string }) => rung.id)).toContain('resolution/1/breach/1');
    await mediation.post(`/v1/disputes/${one.id}/complete-resolution`, {
      as: 'sifa-member',
      body: { resolution: 1, result: '双方握手' },
    });
    expect((await meeting(id)).body.resolutions).toMatchObject([{ state: 'done' }]);
  });

  it('a refused one writes neither the meeting nor the dispute', async () => {
    const one = await screened(mediation);
    const id = await planned(mediation);
    await move(id, 'hold', minutes);
    const later = await screened(mediation);
    const cases: [object, string, number][] = [
      [{ dispute: later.id }, 'not-on-agenda', 422],
      [{ unit: 'partner.zongzhi' }, 'not-a-member', 422],
      [{ dueAt: '2026-11-20T10:00:00+08:00' }, 'due-not-ahead', 422],
      [{ dueAt: '2299-11-20T10:00:00+08:00' }, 'limit-too-long', 422],
      [{ dueAt: 'tomorrow' }, 'validation', 400],
    ];
    const counts = async () => mediation.dataSource.query('select count(*) from event');
    const before = await counts();
    for (const [change, code, status] of cases) {
      const { body, ...answer } = await give(id, one.id, change);
      expect([answer.status, body.code]).toEqual([status, code]);
    }
    expect(await counts()).toEqual(before);
  });

  it('what was given out and not done in time is marked at the next meeting, and climbs', async () => {
    const one = await screened(mediation, { colour: 'blue' });
    const first = await planned(mediation);
    clock.set('2026-11-23T09:00:00+08:00');
    await move(first, 'hold', minutes);
    await give(first, one.id);
    await move(first, 'close', {});
    clock.set('2026-11-25T18:00:01+08:00');
    expect((await meeting(first)).body.resolutions).toMatchObject([{ state: 'missed' }]);
    const next = await planned(mediation, '2026-11-30T09:00:00+08:00');
    expect((await meeting(next)).body.agenda).toMatchObject([
      { number: one.number, colour: 'blue', missed: true, open: [{ unit: 'partner.sifa', missed: true }] },
    ]);
    await move(next, 'hold', minutes);
    // Not before it has another limit does it leave this one.
    expect((await move(next, 'close', {})).body.missing).toBe(one.number);
    await give(next, one.id, { unit: linjiang, dueAt: '2026-11-27T18:00:00+08:00' });
    expect((await move(next, 'close', {})).body.status).toBe('closed');
    const climbed = (await published(mediation, one.id)).filter(({ type }) => type === 'rung-climbed');
    expect(climbed.map(({ data }) => (data.fact as { rung: { id: string } }).rung.id)).toContain(
      'resolution/1/breach/1',
    );
  });

  it('the same key gives the same answer, a stale version is refused, and two at once make one', async () => {
    const one = await screened(mediation);
    const id = await planned(mediation);
    const stale = await move(id, 'hold', minutes, 'linjiang-chief', { 'if-match': '"7"' });
    expect([stale.status, stale.body.code]).toEqual([412, 'stale-version']);
    const key = { 'idempotency-key': 'hold-1' };
    const both = await Promise.all([1, 2].map(() => move(id, 'hold', minutes, 'linjiang-chief', key)));
    expect(both[0]?.body).toEqual(both[1]?.body);
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    const given = await Promise.all([
      give(id, one.id),
      give(id, one.id, { unit: linjiang }),
      mediation.post(`/v1/disputes/${one.id}/check-in`, {
        as: 'linjiang-desk',
        body: { seen: 'calm' },
      }),
    ]);
    expect(given.map(({ status }) => status)).toEqual([200, 200, 200]);
    const { body } = await meeting(id);
    expect(body.resolutions.map((each: { resolution: number }) => each.resolution)).toEqual([1, 2]);
    expect(body.version).toBe(4);
  });
});
