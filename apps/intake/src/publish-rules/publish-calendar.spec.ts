import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ManualClock } from '@fengqiao/test-rig/fakes/manual-clock';
import type { TestService } from '@fengqiao/test-rig/harness/test-service';
import { complaint, linjiang, register, startIntake, walk } from '../intake.scenario.ts';
import { ReprojectHandler } from '../re-project/re-project.handler.ts';

const path = '/v1/calendars/cn';
const preview = `${path}?preview=true`;
const clock = new ManualClock('2026-11-23T09:30:00+08:00');
let intake: TestService;
let running: string;

const inForce = async () => (await intake.get(path, { as: 'linjiang-desk' })).body;
const withHoliday = async (date: string) => {
  const calendar = await inForce();
  return { ...calendar, holidays: [...calendar.holidays, date] };
};
// Everything it knows, before and after.
const written = async () =>
  (await intake.dataSource.query(
    `select (select count(*) from event)::int as events, (select sum(version) from ledger_case)::int as versions,
       (select count(*) from rule_publication)::int as editions, (select count(*) from reprojection)::int as owed`,
  )) as unknown;
const completeOf = async (id: string) => {
  const { body } = await intake.get(`/v1/cases/${id}/clocks`, { as: 'linjiang-desk' });
  return body.items.find((clock: { name: string }) => clock.name === 'complete');
};

beforeAll(async () => {
  intake = await startIntake(clock);
  // One at work until 2 December, one closed, two still to be assigned by the 24th, one of them a complaint.
  running = await walk(intake, 'accept');
  await walk(intake, 'close');
  await register(intake);
  await register(intake, { body: complaint });
});
afterAll(() => intake.stop());

describe('the calendar in force', () => {
  it('is read by anybody with a token', async () => {
    const { status, headers, body } = await intake.get(path, { as: 'linjiang-officer-a' });
    expect([status, headers.get('etag')]).toEqual([200, '"1"']);
    expect(body).toMatchObject({ version: 1, publishedBy: null, timeZone: 'Asia/Shanghai', unitHours: [] });
    expect(body.weekly.mon).toEqual([
      ['09:00', '12:00'],
      ['14:00', '18:00'],
    ]);
    expect(body.knownYears).toContain(2026);
    expect((await intake.get(path)).status).toBe(401);
    expect((await intake.get(`${path}?version=7`, { as: 'admin' })).status).toBe(404);
  });
});

describe('a preview', () => {
  it('counts the open cases a holiday would move, shows which, and writes nothing', async () => {
    const before = await written();
    const body = await withHoliday('2026-11-30');
    const answer = await intake.put(preview, { as: 'admin', body });
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ openCases: 3, wouldMove: 1 });
    expect(answer.body.examples).toEqual([
      {
        id: running,
        number: expect.any(String),
        clock: 'complete',
        oldDueAt: '2026-12-02T18:00:00+08:00',
        newDueAt: '2026-12-03T18:00:00+08:00',
        provisional: false,
      },
    ]);
    expect(await written()).toEqual(before);
  });

  it('says which of the new dates lean on a year not yet announced', async () => {
    const body = await withHoliday('2026-11-30');
    body.knownYears = body.knownYears.filter((year: number) => year !== 2026);
    const { examples } = (await intake.put(preview, { as: 'admin', body })).body;
    expect(examples).toMatchObject([{ newDueAt: '2026-12-03T18:00:00+08:00', provisional: true }]);
  });

  it('counts nothing for the calendar in force', async () => {
    const { body } = await intake.put(preview, { as: 'admin', body: await inForce() });
    expect(body).toMatchObject({ openCases: 3, wouldMove: 0, examples: [] });
  });

  it('counts a complaint against an administrator, and does not show it to him', async () => {
    const named = { ...complaint, subjectUnit: undefined, subjectPersons: ['admin'] };
    const { body: hidden } = await register(intake, { body: named });
    const { body } = await intake.put(preview, { as: 'admin', body: await withHoliday('2026-11-24') });
    expect(body).toMatchObject({ openCases: 4, wouldMove: 4 });
    expect(body.examples).toHaveLength(3);
    expect(JSON.stringify(body.examples)).not.toContain(hidden.id);
  });
});

describe('what is no calendar to publish', () => {
  it('is refused to all but administrators, and over a version they have not read', async () => {
    const before = await written();
    const body = await withHoliday('2026-11-30');
    for (const address of [path, preview]) {
      expect((await intake.put(address, { as: 'supervisor', body })).status).toBe(403);
      const stale = await intake.put(address, { as: 'admin', body, headers: { 'if-match': '"7"' } });
      expect([stale.status, stale.body.code]).toEqual([412, 'stale-version']);
    }
    expect(await written()).toEqual(before);
  });

  it.each([
    ['zh-CN', '没有这个时区'],
    ['en', 'There is no such time zone'],
  ])('is refused naming the field, in %s', async (language, message) => {
    const call = { as: 'admin', headers: { 'accept-language': language } };
    const body = { ...(await inForce()), timeZone: 'Asia/Nowhere' };
    const answer = await intake.put(path, { ...call, body });
    expect(answer.status).toBe(422);
    expect(answer.body.errors).toEqual([{ field: 'timeZone', code: 'unknown-zone', message }]);
  });

  it.each([
    ['windows reversed', { weekly: { mon: [['12:00', '09:00']] } }, 'bad-window', 'weekly.mon.0'],
    ['a date that is none', { holidays: ['2026-02-30'] }, 'bad-date', 'holidays.0'],
    ['no opening hours', { weekly: {} }, 'calendar-never-opens', 'weekly'],
    ['hours of nobody', { unitHours: [{ unit: 'shifan.nowhere', weekly: {} }] }, 'unknown-unit', 'unitHours.0.unit'], // prettier-ignore
    ['a unit twice', { unitHours: [1, 2].map(() => ({ unit: linjiang, weekly: { sat: [['09:00', '12:00']] } })) }, 'duplicate-unit', 'unitHours.1.unit'], // prettier-ignore
  ])('is refused with %s', async (_, changes, code, field) => {
    const before = await written();
    const { status, body } = await intake.put(path, {
      as: 'admin',
      body: { ...(await inForce()), ...changes },
    });
    expect([status, body.code, body.errors[0].field]).toEqual([422, code, field]);
    expect(await written()).toEqual(before);
  });

  it('is answered in milliseconds however hostile', async () => {
    const dates = Array.from({ length: 10_000 }, (_, day) =>
      new Date(Date.UTC(2026, 10, 24 + day)).toISOString().slice(0, 10),
    );
    const { status, body } = await intake.put(path, {
      as: 'admin',
      body: { ...(await inForce()), holidays: dates },
    });
    expect([status, body.code]).toEqual([422, 'calendar-never-opens']);
  });
});

describe('a calendar that is published', () => {
  it('is a new version that says who published it, and counts from that moment for every case', async () => {
    const body = await withHoliday('2026-11-30');
    const published = await intake.put(path, { as: 'admin', body, headers: { 'if-match': '"1"' } });
    expect([published.status, published.headers.get('etag')]).toEqual([200, '"2"']);
    expect(published.body).toMatchObject({
      version: 2,
      publishedBy: 'admin',
      publishedAt: '2026-11-23T09:30:00+08:00',
      reprojection: { edition: 2, looked: 0, finishedAt: null },
    });
    // Nobody has re-projected anything yet, and no reader is told the old date any more.
    expect(await completeOf(running)).toMatchObject({
      dueAt: '2026-12-03T18:00:00+08:00',
      calendarVersion: 2,
    });
    const whatIf = { calendar: 'cn', limit: { kind: 'working-days', days: 7, end: 'close-of-day' }, suspensions: [] }; // prettier-ignore
    const asked = await intake.post('/v1/clock/project', {
      as: 'admin',
      body: { ...whatIf, startedAt: '2026-11-23T09:30:00+08:00' },
    });
    expect(asked.body.dueAt).toBe('2026-12-03T18:00:00+08:00');
  });

  it('is published once for one idempotency key, and not again when nothing is different', async () => {
    const body = await withHoliday('2026-12-31');
    const call = { as: 'admin', body, headers: { 'idempotency-key': 'year-end' } };
    const [once, twice] = [await intake.put(path, call), await intake.put(path, call)];
    expect([once.body.version, twice.body]).toEqual([3, once.body]);
    expect((await intake.put(path, { as: 'admin', body })).body.version).toBe(3);
  });

  it('leaves every earlier version to be read', async () => {
    const { body } = await intake.get(`${path}?version=1`, { as: 'linjiang-desk' });
    expect([body.version, body.holidays.includes('2026-11-30')]).toEqual([1, false]);
  });

  it('moves the case at its next command, told with old, new and cause', async () => {
    const reply = { result: '已劝止', evidence: [{ text: '现场记录' }] };
    await intake.post(`/v1/cases/${running}/reply`, { as: 'linjiang-officer-a', body: reply });
    const { body } = await intake.get(`/v1/cases/${running}/events`, { as: 'linjiang-desk' });
    expect(body.items.slice(-2).map(({ type }: { type: string }) => type)).toEqual([
      'deadline-moved',
      'replied',
    ]);
    expect(body.items.at(-2).fact).toEqual({
      type: 'deadline-moved',
      deadline: {
        clock: 'complete',
        instance: 1,
        oldDueAt: '2026-12-02T10:00:00.000Z',
        newDueAt: '2026-12-03T10:00:00.000Z',
      },
      cause: { calendarVersion: 2 },
    });
  });

  it('is told apart by two administrators who publish at once: one wins, the other is told', async () => {
    const [a, b] = await Promise.all(
      ['2027-01-05', '2027-01-06'].map(async (date) => {
        const body = await withHoliday(date);
        return intake.put(path, { as: 'admin', body, headers: { 'if-match': '"3"' } });
      }),
    );
    expect([a?.status, b?.status].sort()).toEqual([200, 412]);
  });

  it('gives a unit hours of its own, and its cases the limits of those', async () => {
    const unitHours = [{ unit: linjiang, weekly: { sat: [['10:00', '16:00']], tue: [['10:00', '16:00']] } }];
    const { status } = await intake.put(path, { as: 'admin', body: { ...(await inForce()), unitHours } });
    expect(status).toBe(200);
    clock.set('2026-11-27T10:00:00+08:00');
    const { body } = await register(intake);
    expect(body.clocks[0]).toMatchObject({ name: 'assign', dueAt: '2026-11-28T16:00:00+08:00' });
  });
});

describe('a re-projection', () => {
  it('brings open cases under what was published, tells each move once, and what does not move is not written', async () => {
    const cases = 'select id, version from ledger_case order by id';
    const before = (await intake.dataSource.query(cases)) as { id: string; version: number }[];
    const handler = intake.running.app.get(ReprojectHandler);
    const owed = (await intake.dataSource.query('select edition from reprojection order by edition')) as { edition: number }[]; // prettier-ignore
    for (const { edition } of owed) await handler.next(edition, 16);
    const { reprojection } = await inForce();
    expect(reprojection).toMatchObject({ looked: before.length - 1, finishedAt: expect.any(String) });

    const moved = (await intake.dataSource.query(
      `select aggregate_id as id, count(*)::int as events from event
       where type = 'deadline-moved' and aggregate_id <> $1 group by 1`,
      [running],
    )) as { id: string }[];
    expect(moved.length).toBeGreaterThan(0);
    const after = (await intake.dataSource.query(cases)) as { id: string; version: number }[];
    const changed = after.filter(({ version }, index) => version !== before[index]?.version);
    expect(changed.map(({ id }) => id)).toEqual(expect.arrayContaining(moved.map(({ id }) => id)));
    const still = await written();
    for (const { edition } of owed) await handler.next(edition, 16);
    expect(await written()).toEqual(still);
  });
});
