import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { JointEventData } from '@fengqiao/contracts/events/joint-event';
import { ManualClock } from '@fengqiao/test-rig/fakes/manual-clock';
import { until } from '@fengqiao/test-rig/harness/until';
import pg from 'pg';
import type { TestService } from '@fengqiao/test-rig/harness/test-service';
import { startMediationAlone } from '../mediation.scenario.ts';
import { linjiang, members, screened } from '../consultations/consult.scenario.ts';
import { DigestWriter } from './digest-writer.ts';

const clock = new ManualClock('2026-11-02T09:00:00+08:00');
let mediation: TestService;

beforeAll(async () => {
  mediation = await startMediationAlone(clock);
}, 60_000);
afterAll(() => mediation.stop());
// Each test has a week of its own, which begins with everything told.
let week = 0;
beforeEach(async () => {
  await members(mediation, linjiang, ['partner.sifa', 'partner.xinfang']);
  week += 1;
  at('mon 09:00');
  await digest();
});

const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
/** A moment of the test's week, and its date. */
function at(text: string): string {
  const [day = '', time = ''] = text.split(' ');
  const date = new Date(Date.UTC(2026, 10, 2 + week * 7 + days.indexOf(day))).toISOString().slice(0, 10);
  clock.set(`${date}T${time}:00+08:00`);
  return date;
}

const digest = () => mediation.running.app.get(DigestWriter).digestNews({ station: linjiang });
const read = (day: string, as = 'sifa-member') => mediation.get(`/v1/digests/${linjiang}?day=${day}`, { as });
const checkIn = (id: string) =>
  mediation.post(`/v1/disputes/${id}/check-in`, { as: 'linjiang-desk', body: { seen: '平静' } });

/** What was published for a day. */
async function told(day: string): Promise<JointEventData[]> {
  const rows: { data: unknown }[] = await mediation.dataSource.query(
    `select data from event where type = 'digested' and data -> 'fact' ->> 'day' = $1`,
    [day],
  );
  return rows.map(({ data }) => JointEventData.parse(data));
}

/** `number type` of each fact that a day's digest shows. */
async function shown(day: string): Promise<string[]> {
  const { body } = await read(day);
  return body.items.flatMap((item: { number: string; facts: { type: string }[] }) =>
    item.facts.map(({ type }) => `${item.number} ${type}`),
  );
}

it('a day’s new facts are one event, that tells each person of a member once', async () => {
  const one = await screened(mediation);
  await screened(mediation, { place: 'shifan.dongcheng.linjiang.xuefu' });
  await checkIn(one.id);
  const day = at('mon 17:30');
  expect(await digest()).toEqual({ status: 'told', day, disputes: 2, facts: 3 });
  const [event] = await told(day);
  expect(event).toMatchObject({
    number: `临江派出所 ${day}`,
    unit: linjiang,
    fact: { type: 'digested', day, disputes: expect.arrayContaining([one.id]), facts: 3 },
  });
  expect(event?.tells.map(({ person, seat, items }) => `${person} ${seat} ${items}`)).toEqual([
    'sifa-member partner.sifa#member 2',
    'xinfang-chief partner.xinfang#member 2',
    'xinfang-member partner.xinfang#member 2',
  ]);
  expect(JSON.stringify(event)).not.toMatch(/平静|楼道|Party/);
});

it('asked for twice, also by two at once, it is told once', async () => {
  await screened(mediation);
  const day = at('mon 17:30');
  const statuses = (await Promise.all([digest(), digest(), digest()])).map(({ status }) => status);
  expect(statuses.sort()).toEqual(['there-already', 'there-already', 'told']);
  expect(await told(day)).toHaveLength(1);
});

it('a member reads the facts behind a notice: numbers, types, moments', async () => {
  const one = await screened(mediation);
  const day = at('mon 17:30');
  await digest();
  const { status, body } = await read(day);
  expect(status).toBe(200);
  expect(body).toMatchObject({
    ...{ station: linjiang, day, at: `${day}T17:30:00+08:00` },
    items: [
      {
        ...{ dispute: one.id, number: one.number, title: '楼道堆放杂物' },
        facts: [{ seq: 1, type: 'screened', occurredAt: `${day}T09:00:00+08:00` }],
      },
    ],
  });
  expect((await mediation.get(`/v1/digests/${linjiang}`, { as: 'sifa-member' })).body).toEqual(body);
  for (const as of ['hubin-desk', 'zongzhi-member']) expect((await read(day, as)).status).toBe(404);
  expect((await read('2026-01-05')).status).toBe(404);
  expect((await read('2026-02-30')).status).toBe(400);
});

it('after days without a digest the next one has all of them, each fact once', async () => {
  const one = await screened(mediation);
  const monday = at('mon 17:30');
  await digest();
  at('tue 10:00');
  await checkIn(one.id);
  at('wed 10:00');
  const two = await screened(mediation);
  const thursday = at('thu 17:30');
  await digest();
  at('fri 08:00');
  await checkIn(one.id);
  // Late in the night, and of Friday all the same: Saturday is closed.
  const friday = at('fri 17:30');
  at('sat 20:00');
  await checkIn(two.id);
  await digest();
  expect(await shown(monday)).toEqual([`${one.number} screened`]);
  const climbs = (lines: string[]) => lines.filter((line) => !line.endsWith('rung-climbed'));
  expect(climbs(await shown(thursday))).toEqual([`${one.number} checked-in`, `${two.number} screened`]);
  expect(climbs(await shown(friday))).toEqual([`${one.number} checked-in`, `${two.number} checked-in`]);
});

it('what was begun before a digest and ended after it is in the next', async () => {
  const client = new pg.Client({ connectionString: mediation.databaseUrl });
  await client.connect();
  const one = await screened(mediation);
  // A slow command holds the dispute, with an event that has its place in the order of writing already.
  await client.query('begin');
  await client.query('select from dispute where id = $1 for update', [one.id]);
  await client.query(
    `insert into event (aggregate_type, aggregate_id, seq, type, partition, occurred_at, data, record)
     values ('dispute', $1, 2, 'checked-in', 0, $2, '{}', '{}')`,
    [one.id, new Date(await clock.now())],
  );
  await client.query(
    `update dispute set version = 2, state = jsonb_set(state, '{version}', '2') where id = $1`,
    [one.id],
  );
  await screened(mediation);
  const monday = at('mon 17:30');
  expect(await digest()).toMatchObject({ disputes: 2, facts: 2 });
  await client.query('commit');
  await client.end();
  const tuesday = at('tue 17:30');
  expect(await digest()).toMatchObject({ disputes: 1, facts: 1 });
  expect(await shown(monday)).toHaveLength(2);
  expect(await shown(tuesday)).toEqual([`${one.number} checked-in`]);
});

it('one that dies halfway has told nothing, and the next tells it', async () => {
  await screened(mediation);
  const day = at('mon 17:30');
  const client = new pg.Client({ connectionString: mediation.databaseUrl });
  await client.connect();
  // It gets as far as its event, and there it is killed.
  await client.query('begin');
  await client.query('lock table event in share mode');
  const dying = digest().then(
    () => 'done',
    () => 'died',
  );
  // Asked by another connection: within a transaction this view stands still.
  const waiting = `from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'
    and query like 'insert into event%'`;
  const ask = (what: string) => mediation.dataSource.query<unknown[]>(`select ${what} ${waiting}`);
  await until('it waits', async () => (await ask('pid')).length > 0);
  await ask('pg_terminate_backend(pid)');
  expect(await dying).toBe('died');
  await client.query('rollback');
  await client.end();
  expect(await told(day)).toEqual([]);
  expect(await digest()).toMatchObject({ status: 'told', day, disputes: 1, facts: 1 });
});

it('without news nobody is told, and without members there is no digest', async () => {
  const day = at('mon 17:30');
  expect(await digest()).toMatchObject({ status: 'nothing-new', day });
  expect(await told(day)).toEqual([]);
  expect((await read(day)).body.items).toEqual([]);
  await members(mediation, linjiang, []);
  at('tue 17:30');
  expect((await digest()).status).toBe('no-members');
});

it('the first digest of a station is of its day, not of the whole past', async () => {
  const hubin = 'shifan.dongcheng.hubin';
  const place = `${hubin}.xincheng`;
  const body = {
    ...{ title: '噪声', place, origin: 'visit', complexity: 'general', colour: 'blue' },
    parties: [{ name: 'East Party' }, { name: 'West Party' }],
  };
  const screen = () => mediation.post('/v1/disputes', { as: 'hubin-desk', body });
  await screen();
  at('tue 09:00');
  await screen();
  await members(mediation, hubin, ['partner.sifa']);
  const day = at('tue 17:30');
  const digester = mediation.running.app.get(DigestWriter);
  expect(await digester.digestNews({ station: hubin })).toEqual({
    status: 'told',
    day,
    disputes: 1,
    facts: 1,
  });
});
