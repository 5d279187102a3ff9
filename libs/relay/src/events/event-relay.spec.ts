import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { streamOf } from '@fengqiao/contracts/events/envelope';
import { ManualClock } from '@fengqiao/test-rig/fakes/manual-clock';
import { startTestNats, type TestNats } from '@fengqiao/test-rig/servers/test-nats';
import { until } from '@fengqiao/test-rig/harness/until';
import { DiscardPolicy } from '@nats-io/jetstream';
import { eventMessage } from './event-message.ts';
import { newAggregates, recordedBehindTheirMark, RelayHarness, service } from './relay.scenario.ts';
import { stampNext, type StampedEvent } from './stamped-events.ts';

const { name: stream } = streamOf(service);
const moment = '2026-11-20T17:00:00.000+08:00';
const everyPartition = Array.from({ length: 16 }, (_, partition) => partition);

let nats: TestNats;
let bench: RelayHarness;

beforeAll(async () => {
  nats = await startTestNats();
});
afterAll(() => nats.stop());
beforeEach(async () => {
  bench = await RelayHarness.start(nats);
});
afterEach(async () => {
  await (await bench.manager()).streams.delete(stream).catch(() => undefined);
  await bench.stop();
});

async function published(count: number) {
  return until(`${count} events are on the stream`, async () => {
    const events = await bench.eventsOnStream();
    return events.length >= count && events;
  });
}

function idsOf(aggregates: readonly string[], from: number, to: number): string[] {
  return aggregates.flatMap((id) => Array.from({ length: to - from + 1 }, (_, i) => `${id}:${from + i}`));
}

/** Every mark on the stream that speaks of this partition, oldest first. */
async function marksOf(partition: number): Promise<string[]> {
  const marks = (await bench.stream()).flatMap(({ mark }) => mark?.partitions ?? []);
  return marks.filter((mark) => mark.partition === partition).map((mark) => mark.knownUntil);
}

/** A mark is sent only behind everything stamped: with one that covers the newest stamp, nothing more will come. */
async function settled(): Promise<readonly string[]> {
  const newest = Object.values(await bench.stamps())
    .sort()
    .at(-1);
  await until(
    'a mark covers what was recorded',
    async () => ((await marksOf(0)).at(-1) ?? '') >= (newest ?? ''),
  );
  return (await bench.eventsOnStream()).map(({ id }) => id).sort();
}

describe('events', () => {
  it('leave in order per aggregate and once, two relays at it while more are committed', async () => {
    const aggregates = newAggregates(20);
    await bench.commit(aggregates, 1, 10);
    const first = bench.relay();
    const second = bench.relay();
    for (let from = 11; from <= 50; from += 10) {
      await bench.commit(aggregates, from, 10);
      first.wake();
      second.wake();
    }
    await until('each relay holds a share', async () => first.held.length === 8 && second.held.length === 8);
    await bench.commit(aggregates, 51, 10);
    const events = await published(1_200);
    expect(await settled()).toEqual(idsOf(aggregates, 1, 60).sort());
    for (const id of aggregates) {
      const seqs = events.filter((event) => event.subject === id).map((event) => event.seq);
      expect(seqs).toEqual([...seqs].sort((a, b) => a - b));
    }
    expect(recordedBehindTheirMark(await bench.stream())).toEqual([]);
  });

  it('carry the one stamp the database keeps, and none is left without', async () => {
    bench.relay();
    const aggregates = newAggregates(5);
    await bench.commit(aggregates, 1, 4);
    const events = await published(20);
    expect(Object.fromEntries(events.map((event) => [event.id, event.recordedat]))).toEqual(
      await bench.stamps(),
    );
  });
});

describe('a relay that dies', () => {
  async function stampAndDie(publish: (events: readonly StampedEvent[]) => Promise<unknown>) {
    const client = await bench.relayConnection();
    const stamped = await stampNext(client, everyPartition, Date.parse(moment), 500);
    await publish(stamped);
    await client.end();
  }

  it.each([
    ['between stamping and publishing', 0],
    ['while publishing', 5],
    ['between publishing and marking', 12],
  ])('%s is followed by one that sends the same events with the same stamps, each once', async (_, sent) => {
    const aggregates = newAggregates(4);
    await bench.commit(aggregates, 1, 3);
    const manager = await bench.manager();
    await manager.streams.add({ ...streamOf(service) });
    const jetstream = bench.bus.jetstream();
    await stampAndDie((events) =>
      Promise.all(
        events.slice(0, sent).map((event) => {
          const { subject, body, id } = eventMessage(service, event);
          return jetstream.publish(subject, body, { msgID: id ?? '' });
        }),
      ),
    );
    const stamps = await bench.stamps();
    await bench.commit(aggregates, 4, 1);

    bench.relay(new ManualClock('2026-11-20T18:00:00+08:00'));
    const events = await published(16);
    expect(await settled()).toEqual(idsOf(aggregates, 1, 4).sort());
    for (const { id, seq, recordedat } of events)
      expect([id, recordedat]).toEqual([id, seq === 4 ? '2026-11-20T10:00:00.000Z' : stamps[id]]);
    expect(new Set(Object.values(stamps))).toEqual(new Set(['2026-11-20T09:00:00.000Z']));
  });

  it('with its connection to the database comes back by itself', async () => {
    const relay = bench.relay();
    await until('it holds every partition', async () => relay.held.length === 16);
    await bench.dataSource.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name like 'fengqiao-relay:%'`,
    );
    const aggregates = newAggregates(3);
    await bench.commit(aggregates, 1, 2);
    expect((await published(6)).map(({ id }) => id).sort()).toEqual(idsOf(aggregates, 1, 2).sort());
  });
});

describe('recordedAt and marks', () => {
  it('no event is recorded at or before a published mark, also when the clock is set back', async () => {
    const clock = new ManualClock(moment);
    bench.relay(clock);
    const aggregates = newAggregates(16);
    await until('a mark is published', async () => (await marksOf(0)).length > 0);
    for (const [turn, at] of [
      moment,
      '2026-11-20T16:00:00+08:00',
      '2026-11-20T16:00:01+08:00',
      moment,
    ].entries()) {
      clock.set(at);
      await bench.commit(aggregates, turn + 1, 1);
      await published(16 * (turn + 1));
      await settled();
    }
    expect(recordedBehindTheirMark(await bench.stream())).toEqual([]);
    const marks = await marksOf(0);
    expect(marks).toEqual([...marks].sort());
  });

  it('a mark is published within the second when nothing happens, of every partition, and moves', async () => {
    const relay = bench.relay();
    await until('it holds every partition', async () => relay.held.length === 16);
    const marks = await until(
      'three marks are published',
      async () => (await marksOf(15)).length >= 3 && marksOf(15),
      3_000,
    );
    expect(new Set(marks).size).toBe(marks.length);
    for (const partition of everyPartition) expect(await marksOf(partition)).not.toHaveLength(0);
  });
});

describe('what JetStream does not take', () => {
  it('leaves after NATS is back: nothing lost, nothing doubled', async () => {
    const relay = bench.relay();
    const aggregates = newAggregates(10);
    await bench.commit(aggregates, 1, 3);
    await published(30);
    await nats.stop();
    for (let seq = 4; seq <= 9; seq++) {
      await bench.commit(aggregates, seq, 1);
      relay.wake();
    }
    expect(relay.held).toHaveLength(16);
    await nats.restart();
    await published(90);
    expect(await settled()).toEqual(idsOf(aggregates, 1, 9).sort());
    expect(recordedBehindTheirMark(await bench.stream())).toEqual([]);
  });

  it('goes on a stream made again when somebody deleted it', async () => {
    bench.relay();
    const aggregates = newAggregates(3);
    await bench.commit(aggregates, 1, 1);
    await published(3);
    await (await bench.manager()).streams.delete(stream);
    await bench.commit(aggregates, 2, 1);
    const events = await published(3);
    expect(events.map(({ id }) => id).sort()).toEqual(idsOf(aggregates, 2, 2).sort());
  });

  it('waits while the stream is full, and leaves in order when there is room', async () => {
    bench.relay();
    const aggregates = newAggregates(3);
    await bench.commit(aggregates, 1, 1);
    await published(3);
    const { streams } = await bench.manager();
    const { config, state } = await streams.info(stream);
    await streams.update(stream, { ...config, max_msgs: state.messages, discard: DiscardPolicy.New });
    await bench.commit(aggregates, 2, 3);
    await until(
      'the events are stamped and refused',
      async () => !Object.values(await bench.stamps()).includes(undefined),
    );
    expect(await bench.eventsOnStream()).toHaveLength(3);
    await streams.update(stream, { ...config, max_msgs: 10_000 });
    const stamps = await bench.stamps();
    const events = await published(12);
    expect(Object.fromEntries(events.map((event) => [event.id, event.recordedat]))).toEqual(stamps);
  });
});
