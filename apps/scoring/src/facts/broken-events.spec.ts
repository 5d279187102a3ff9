import { createHash } from 'node:crypto';
import { calendarAggregateId } from '@fengqiao/contracts/events/calendar-event';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { ManualClock } from '@fengqiao/test-rig/fakes/manual-clock';
import { StreamHarness } from '@fengqiao/test-rig/harness/stream-harness';
import { until } from '@fengqiao/test-rig/harness/until';
import { register } from '../../../intake/src/intake.scenario.ts';
import { startHeadquarters, type Headquarters } from '../scoring.scenario.ts';

const registered = 'fengqiao.intake.case.registered';
const changed = 'fengqiao.intake.unit.changed';
/** Of letters that do not repeat, so that PostgreSQL cannot make it shorter. */
const endless = Array.from({ length: 70 }, (_, i) => createHash('sha512').update(`${i}`).digest('hex')).join(
  '',
);

let headquarters: Headquarters;
let stream: StreamHarness;

beforeAll(async () => {
  headquarters = await startHeadquarters(new ManualClock('2026-11-20T17:00:00+08:00'));
  const { nats, scoring } = headquarters;
  stream = await StreamHarness.connect(nats.url, {
    owner: 'intake',
    reader: 'scoring',
    inbox: scoring.dataSource,
  });
  await register(headquarters.intake);
  await until('it is known', async () => (await facts()) === 1);
  for (const type of [registered, changed]) await stream.forge(type);
}, 60_000);
afterAll(async () => {
  await stream.close();
  await headquarters.stop();
});

async function facts(): Promise<number> {
  const [row] = await headquarters.scoring.dataSource.query('select count(*)::int as n from case_fact');
  return row.n;
}

const shape = 'body does not have the shape of its type';

it.each<[string, string, (data: Record<string, unknown>) => unknown, string]>([
  ['nothing', registered, () => null, shape],
  ['a ledger nobody keeps', registered, (data) => ({ ...data, ledger: 'secret' }), shape],
  ['a clock without a name', registered, (data) => ({ ...data, clocks: [{}] }), shape],
  ['a level that is no number', registered, (data) => ({ ...data, level: '1e9' }), shape],
  [
    'a fact of another type',
    registered,
    (data) => ({ ...data, fact: { type: 'closed' } }),
    'its fact is not of its type',
  ],
  [
    'a moment that is none',
    registered,
    (data) => ({ ...data, clocks: [{ ...(data['clocks'] as object[])[0], overdueFrom: 'soon' }] }),
    'the database refuses a value of it (22007)',
  ],
  [
    'NUL in a name',
    registered,
    (data) => ({ ...data, handlingUnit: 'a\u0000b' }),
    'the database refuses a value of it (22P05)',
  ],
  [
    'more inside one another than can be written down',
    registered,
    (data) => ({
      ...data,
      fact: { type: 'registered', deep: JSON.parse('['.repeat(2_000) + ']'.repeat(2_000)) },
    }),
    'nested too deeply',
  ],
  ['a unit of no level', changed, (data) => ({ ...data, level: 'empire' }), shape],
  [
    'a path no index holds',
    changed,
    (data) => ({ ...data, path: endless }),
    'the database refuses a value of it (54000)',
  ],
])(
  'an event of intake that tells of %s is parked, and the next good one is a fact',
  async (_, type, spoil, reason) => {
    const event = await stream.forge(type);
    await stream.publish({ ...event, data: spoil(event.data as Record<string, unknown>) });
    expect(await stream.settled()).toContainEqual({ aggregateId: event.subject, seq: 1, reason });
    const before = await facts();
    await register(headquarters.intake);
    await until('the next case is known', async () => (await facts()) === before + 1);
  },
);

it('an event of a type nobody knows is parked', async () => {
  const event = await stream.forge(registered, { type: 'fengqiao.intake.case.beamed-up' });
  await stream.publish(event);
  expect(await stream.settled()).toContainEqual({
    aggregateId: event.subject,
    seq: 1,
    reason: 'unknown type',
  });
});

it('the bureau’s calendar passes by', async () => {
  const parked = (await stream.settled()).map(({ aggregateId }) => aggregateId);
  expect(parked).not.toContain(calendarAggregateId);
  const taken = 'select seq from inbox where aggregate_id = $1';
  expect(await headquarters.scoring.dataSource.query(taken, [calendarAggregateId])).toEqual([{ seq: 1 }]);
});

it('what is parked shows in a metric until somebody acts', async () => {
  const { length } = await stream.settled();
  const { body } = await headquarters.scoring.get('/metrics');
  expect(body).toContain(`fengqiao_reader_parked{owner="intake",service="scoring"} ${length}`);
});
