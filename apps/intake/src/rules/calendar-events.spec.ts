import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { CalendarEventData, calendarAggregateId } from '@fengqiao/contracts/events/calendar-event';
import { partitionOf } from '@fengqiao/contracts/partitions';
import { RowCounts } from '@fengqiao/test-rig/fuzz/row-counts';
import { ManualClock } from '@fengqiao/test-rig/fakes/manual-clock';
import type { TestService } from '@fengqiao/test-rig/harness/test-service';
import { startIntake } from '../intake.scenario.ts';
import { builtInCalendar } from './rules-at-start.ts';

const path = '/v1/calendars/cn';
const clock = new ManualClock('2026-11-23T09:30:00+08:00');
let intake: TestService;

beforeAll(async () => {
  intake = await startIntake(clock);
}, 60_000);
afterAll(() => intake.stop());

interface Told {
  readonly seq: number;
  readonly at: Date;
  readonly data: CalendarEventData;
  readonly partition: number;
}

async function told(): Promise<Told[]> {
  return intake.dataSource.query(
    `select seq, occurred_at as at, data, partition from event
     where aggregate_type = 'calendar' and type = 'published' and aggregate_id = $1 order by position`,
    [calendarAggregateId],
  );
}

const withHoliday = (date: string) => ({ ...builtInCalendar, holidays: [...builtInCalendar.holidays, date] });
const publish = (body: object) => intake.put(path, { as: 'admin', body });

it('the calendar a bureau begins with is told as the first', async () => {
  const [first, ...more] = await told();
  expect(more).toEqual([]);
  expect(first).toMatchObject({ seq: 1, partition: partitionOf(calendarAggregateId) });
  expect(CalendarEventData.parse(first?.data)).toEqual({ version: 1, definition: builtInCalendar });
});

it('each published later is told once, at its moment; the same again and a policy are not', async () => {
  clock.advance(60_000);
  const calendar = withHoliday('2026-11-30');
  expect((await publish(calendar)).body).toMatchObject({ version: 2 });
  expect((await publish(calendar)).body).toMatchObject({ version: 2 });
  const body = { policy: { version: 'other', rules: [] } };
  expect((await intake.put('/v1/policies/case', { as: 'admin', body })).status).toBe(200);
  expect((await told()).map(({ seq }) => seq)).toEqual([1, 2]);
  expect((await told())[1]).toMatchObject({
    at: new Date(await clock.now()),
    data: { version: 2, definition: calendar },
  });
});

it('those a release that told nobody has published are told at the next start, and none is left out', async () => {
  await publish(withHoliday('2026-12-01'));
  const before = await told();
  await intake.dataSource.query('delete from event where aggregate_id = $1', [calendarAggregateId]);
  const next = await startIntake(clock, { databaseUrl: intake.databaseUrl });
  expect(await told()).toEqual(before);
  // The old one goes on beside the new, and publishes once more before it ends.
  await intake.dataSource.query('delete from event where aggregate_id = $1 and seq = 3', [
    calendarAggregateId,
  ]);
  await publish(withHoliday('2026-12-02'));
  expect((await told()).map(({ seq, data }) => [seq, data.version])).toEqual([
    [1, 1],
    [2, 2],
    [3, 3],
    [4, 4],
  ]);
  await next.stop();
});

it('one too large to be told is refused, with nothing written', async () => {
  const counts = await RowCounts.of(intake.dataSource);
  const before = await counts.read();
  const day = (n: number) => new Date(Date.UTC(2000, 0, 1 + n)).toISOString().slice(0, 10);
  const windows = Array.from({ length: 8 }, (_, n) => [`0${n}:00`, `0${n}:30`]);
  const workdays = Array.from({ length: 5_700 }, (_, n) => ({ date: day(n), windows }));
  const calendar = { ...builtInCalendar, workdays };
  // Small enough to be taken in, and to be compiled.
  expect(Buffer.byteLength(JSON.stringify(calendar))).toBeLessThan(1024 * 1024);
  const answer = await publish(calendar);
  expect([answer.status, answer.body.code]).toEqual([413, 'too-large']);
  expect(await counts.read()).toBe(before);
});
