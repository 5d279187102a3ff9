import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { startTestNats, type TestNats } from '@fengqiao/test-rig/servers/test-nats';
import { until } from '@fengqiao/test-rig/harness/until';
import { v7 as uuidv7 } from 'uuid';
import { moved, ReaderHarness } from '../consumer/reader.scenario.ts';

const novel = `fengqiao.intake.case.beamed-up`;

let nats: TestNats;
let bench: ReaderHarness;
let sick: string;
let well: string;

beforeAll(async () => {
  nats = await startTestNats();
});
afterAll(() => nats.stop());
beforeEach(async () => {
  bench = await ReaderHarness.start(nats);
  [sick, well] = [uuidv7(), uuidv7()];
});
afterEach(() => bench.stop());

/** What `npm run requeue` does. */
const requeue = (id: string) =>
  bench.dataSource.query('update dead_letter set requeued_at = now() where aggregate_id = $1', [id]);

/** One that moved, was beamed up, and moved three times more, with the reader that knows no beaming. */
async function parkOne() {
  const before = bench.reader('before');
  await bench.publish(...(await bench.record(sick, 1)));
  await bench.publish(
    ...(await bench.record(sick, 2, 2, {}, 'beamed-up')),
    ...(await bench.record(sick, 3, 5)),
  );
  await bench.settled();
  expect(await bench.parked()).toEqual({ [sick]: { seq: 2, reason: 'unknown type' } });
  return before;
}

it('what a better reader understands is in effect at once, whole and in order, and no longer parked', async () => {
  await (await parkOne()).stop();
  bench.reader('after', [moved, novel]);
  await bench.settled();
  expect(await bench.effects(sick)).toEqual([1]);
  await requeue(sick);
  await until('nothing is parked', async () => Object.keys(await bench.parked()).length === 0, 5_000);
  expect(await bench.effects(sick)).toEqual([1, 2, 3, 4, 5]);
  await bench.publish(...(await bench.record(sick, 6)));
  await bench.settled();
  expect(await bench.effects(sick)).toEqual([1, 2, 3, 4, 5, 6]);
});

it('what nobody understands still is parked anew where it stands, and others go on', async () => {
  await parkOne();
  const since = await bench.parkedSince(sick);
  await requeue(sick);
  await until('it is parked anew', async () => (await bench.parkedSince(sick)) > since);
  await bench.publish(...(await bench.record(well, 1, 2)));
  await bench.settled();
  expect([await bench.effects(sick), await bench.effects(well)]).toEqual([[1], [1, 2]]);
  expect(await bench.parked()).toEqual({ [sick]: { seq: 2, reason: 'unknown type' } });
});

it('it stays requeued while the owner cannot be asked, and nobody else waits for it', async () => {
  await (await parkOne()).stop();
  bench.reader('after', [moved, novel]);
  await bench.settled();
  await bench.ownerStops();
  await requeue(sick);
  await bench.publish(...(await bench.record(well, 1, 2)));
  await bench.settled();
  expect([await bench.effects(sick), await bench.effects(well)]).toEqual([[1], [1, 2]]);
  await bench.ownerStarts();
  await until('nothing is parked', async () => Object.keys(await bench.parked()).length === 0);
  expect(await bench.effects(sick)).toEqual([1, 2, 3, 4, 5]);
});

it('what did not say whose it was is dismissed', async () => {
  await bench.publishRaw(moved, 'half a mess');
  bench.reader();
  await bench.settled();
  const [place = ''] = Object.keys(await bench.parked());
  await requeue(place);
  await until('nothing is parked', async () => Object.keys(await bench.parked()).length === 0);
});
