import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { markSubject, streamOf, type Envelope } from '@fengqiao/contracts/events/envelope';
import { startTestNats, type TestNats } from '@fengqiao/test-rig/servers/test-nats';
import { until } from '@fengqiao/test-rig/harness/until';
import { makeStreams } from '@fengqiao/nats/make-streams';
import { AckPolicy } from '@nats-io/jetstream';
import { v7 as uuidv7 } from 'uuid';
import { owner } from './event-owner.scenario.ts';
import { moved, ReaderHarness, recordedAt } from './reader.scenario.ts';

const { name: stream } = streamOf(owner);

let nats: TestNats;
let bench: ReaderHarness;
let a: string;
let b: string;

beforeAll(async () => {
  nats = await startTestNats();
});
afterAll(() => nats.stop());
beforeEach(async () => {
  bench = await ReaderHarness.start(nats);
  [a, b] = [uuidv7(), uuidv7()];
});
afterEach(() => bench.stop());

describe('whatever the stream delivers', () => {
  it('duplicates are in effect once', async () => {
    const events = await bench.record(a, 1, 3);
    bench.reader();
    await bench.publish(...events, ...events);
    await bench.settled();
    await bench.publish(...[...events].reverse());
    await bench.settled();
    expect(await bench.effects(a)).toEqual([1, 2, 3]);
  });

  it('what is missing before an event is asked of the owner', async () => {
    bench.reader();
    await bench.settled();
    const [first, , third] = await bench.record(a, 1, 3);
    const [other] = await bench.record(b, 1);
    await bench.publish(first!, third!, other!);
    await bench.settled();
    expect(await bench.effects(a)).toEqual([1, 2, 3]);
    expect(await bench.effects(b)).toEqual([1]);
  });

  it('a gap waits for an owner that cannot be asked, and no mark is trusted meanwhile', async () => {
    bench.reader();
    await bench.settled();
    const known = await bench.known();
    const [, second] = await bench.record(a, 1, 2);
    await bench.ownerStops();
    await bench.publish(second!);
    await bench.mark();
    await until('the gap was met', async () => (await bench.redelivered()) > 0);
    expect([await bench.effects(a), await bench.known()]).toEqual([[], known]);
    await bench.ownerStarts();
    await until('it is filled', async () => (await bench.effects(a)).length === 2);
  });

  it('a long history is asked for in answers that NATS can carry', async () => {
    bench.reader();
    await bench.settled();
    const events = await bench.record(a, 1, 300, { words: 'x'.repeat(5_000) });
    await bench.publish(events.at(-1)!);
    await bench.settled();
    expect(await bench.effects(a)).toHaveLength(300);
  });
});

describe('an event nobody can process', () => {
  const spoilt: Record<string, [spoil: (event: object) => string | Uint8Array, reason: string]> = {
    'of another type': [
      (event) => json({ ...event, type: `${moved}-on` }),
      'not of the type its subject on the bus says',
    ],
    'with a body of another shape': [
      (event) => json({ ...event, data: 7 }),
      'body does not have the shape of its type',
    ],
    'the database refuses': [
      (event) => json({ ...event, data: { at: 'soon' } }),
      'the database refuses a value of it (22007)',
    ],
    'that is not JSON': [(event) => json(event).slice(0, -1), 'not JSON'],
    'that is not UTF-8': [() => new Uint8Array([0x7b, 0xff]), 'not JSON'],
    'that is another JSON': [() => '{}', 'not an event of the expected shape'],
    'of nobody': [(event) => json({ ...event, subject: 'nobody' }), 'not an event of the expected shape'],
    'of no moment': [(event) => json({ ...event, time: 'yesterday' }), 'not an event of the expected shape'],
  };
  const json = (event: object) => JSON.stringify(event);

  it('parks its aggregate with the reason; what came before is in effect, later ones wait, others go on', async () => {
    const sick = new Map(Object.keys(spoilt).map((kind) => [kind, uuidv7()]));
    const last: Envelope[] = [];
    for (const [kind, [spoil]] of Object.entries(spoilt)) {
      const [first, second, third, fourth] = await bench.record(sick.get(kind)!, 1, 4);
      await bench.publish(first!);
      await bench.publishRaw(moved, spoil(second!), second!.id);
      await bench.publish(third!);
      last.push(fourth!);
    }
    await bench.publish(...(await bench.record(a, 1, 2)));
    bench.reader();
    await bench.settled();
    await bench.publish(...last);
    await bench.settled();
    const parked = await bench.parked();
    for (const [kind, [, reason]] of Object.entries(spoilt)) {
      const id = sick.get(kind)!;
      expect([kind, await bench.effects(id), parked[id]]).toEqual([kind, [1], { seq: 2, reason }]);
    }
    expect(Object.keys(parked)).toHaveLength(sick.size);
    expect(await bench.effects(a)).toEqual([1, 2]);
  });

  it('that the owner itself gives parks the aggregate where it stands', async () => {
    bench.reader();
    await bench.settled();
    const [, , third] = [
      ...(await bench.record(a, 1)),
      ...(await bench.record(a, 2, 2, { at: 'soon' })),
      ...(await bench.record(a, 3)),
    ];
    await bench.publish(third!);
    await bench.settled();
    expect(await bench.effects(a)).toEqual([1]);
    expect(await bench.parked()).toMatchObject({ [a]: { seq: 2 } });
  });

  it('and says not whose it is is kept under its place, and the owner asked for what it was', async () => {
    const [first, , third] = await bench.record(a, 1, 3);
    await bench.publish(first!);
    await bench.publishRaw(moved, 'half a mess');
    await bench.publish(third!);
    bench.reader();
    await bench.settled();
    expect(await bench.effects(a)).toEqual([1, 2, 3]);
    expect(await bench.parked()).toEqual({ 'stream:2': { seq: 0, reason: 'not JSON' } });
  });

  it('a mark nobody can read is dropped: the next one says as much', async () => {
    bench.reader();
    await bench.settled();
    const spoilt = [
      { partition: 0, knownUntil: 'soon' },
      { partition: 16, knownUntil: recordedAt },
      { partition: 70_000, knownUntil: recordedAt },
    ];
    await bench.publishRaw(markSubject(owner), 'a mess');
    for (const each of spoilt)
      await bench.publishRaw(markSubject(owner), JSON.stringify({ partitions: [each] }));
    await bench.publish(...(await bench.record(a, 1)));
    await bench.settled();
    expect(await bench.effects(a)).toEqual([1]);
    expect(await bench.dataSource.query('select from known_until')).toHaveLength(16);
  });
});

describe('a reader that dies', () => {
  it('before it could acknowledge takes each event once', async () => {
    const events = await bench.record(a, 1, 3);
    await bench.publish(...events);
    const manager = await bench.manager();
    await manager.consumers.add(stream, { durable_name: 'scoring', ack_policy: AckPolicy.Explicit });
    const dying = bench.processorOf('dying');
    const messages = await (await bench.consumer()).fetch({ max_messages: 3 });
    for await (const message of messages) {
      await dying.processor.process([message.json()]);
      message.nak();
    }
    bench.reader();
    await bench.settled();
    expect(await bench.readers(a)).toEqual(['dying', 'dying', 'dying']);
    expect(await bench.effects(a)).toEqual([1, 2, 3]);
  });

  it('is followed by another on the same database: one reads, the others stand by', async () => {
    const publishNext = async (from: number, to: number) =>
      bench.publish(...(await bench.record(a, from, to)));
    const first = bench.reader('first');
    await bench.settled();
    bench.reader('second');
    await publishNext(1, 10);
    await bench.settled();
    expect(await bench.readers(a)).toEqual(Array(10).fill('first'));

    await first.stop();
    await publishNext(11, 20);
    await bench.settled();
    expect((await bench.readers(a)).slice(10)).toEqual(Array(10).fill('second'));

    bench.reader('third');
    await publishNext(21, 25);
    await bench.dataSource.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'fengqiao-leadership'`,
    );
    await publishNext(26, 30);
    await bench.settled();
    expect(await bench.effects(a)).toEqual(Array.from({ length: 30 }, (_, i) => i + 1));
  });
});

describe('what the stream lost', () => {
  it('is found with the owner before a mark is trusted, however long the owner cannot be asked', async () => {
    const [first] = await bench.record(a, 1, 2);
    await bench.publish(first!);
    await bench.mark();
    await bench.ownerStops();
    bench.reader();
    await until('it reads', async () => (await bench.effects(a)).length === 1);
    await bench.mark();
    await bench.publish(...(await bench.record(b, 1)));
    await until('it has read past the marks', async () => (await bench.effects(b)).length === 1);
    expect(await bench.known()).toBeNull();
    await bench.ownerStarts();
    await until('a mark is trusted', async () => (await bench.mark()) && (await bench.known()));
    expect(await bench.effects(a)).toEqual([1, 2]);
  });

  it('while it was being read is found with the owner before a mark behind it is trusted', async () => {
    bench.reader();
    await bench.settled();
    const [first] = await bench.record(a, 1);
    await bench.whileHeldUp(async () => {
      // More than a reader is sent before it acknowledges: what it has not been sent yet can still be lost.
      await Promise.all(Array.from({ length: 1_100 }, () => bench.mark()));
      await bench.publish(first!);
      const { streams } = await bench.manager();
      await streams.deleteMessage(stream, (await streams.info(stream)).state.last_seq);
      await bench.mark();
    });
    await bench.settled();
    expect(await bench.effects(a)).toEqual([1]);
  });

  it('with the stream itself is found again, and reading goes on', async () => {
    bench.reader();
    const [first, , third] = await bench.record(a, 1, 3);
    await bench.publish(first!);
    await bench.settled();
    await (await bench.manager()).streams.delete(stream);
    // Not by the reader, who may make none.
    await makeStreams(nats.as('operator'));
    await bench.publish(third!);
    await bench.settled();
    expect(await bench.effects(a)).toEqual([1, 2, 3]);
  });

  it('nothing, when NATS was away', async () => {
    bench.reader();
    const events = await bench.record(a, 1, 4);
    await bench.publish(...events.slice(0, 2));
    await bench.settled();
    await nats.stop();
    await until('NATS is gone', async () => !bench.isConnected());
    await nats.restart();
    await until('NATS is back', async () => bench.isConnected());
    await bench.publish(...events.slice(2));
    await bench.settled();
    expect(await bench.effects(a)).toEqual([1, 2, 3, 4]);
  });
});
