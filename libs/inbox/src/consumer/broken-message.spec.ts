import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { markSubject, type Envelope } from '@fengqiao/contracts/events/envelope';
import { startTestNats, type TestNats } from '@fengqiao/test-rig/servers/test-nats';
import { until } from '@fengqiao/test-rig/harness/until';
import fc from 'fast-check';
import { v7 as uuidv7 } from 'uuid';
import { owner } from './event-owner.scenario.ts';
import { moved, ReaderHarness, recordedAt } from './reader.scenario.ts';

interface Message {
  readonly subject?: string;
  readonly body: string;
  readonly id?: string;
}

/** What may come instead of an event: given the event. */
type Breaking = (event: Envelope) => Message;

const json = (value: unknown) => JSON.stringify(value);
const as = (change: object): Breaking => {
  return (event) => ({ body: json({ ...event, ...change }), id: event.id });
};
const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);

/** Broken, and says by its message id whose it was: that aggregate is parked. */
const telling: Record<string, Breaking> = {
  'another version': as({ specversion: '2.0' }),
  'no number': as({ seq: '2' }),
  'number zero': as({ seq: 0 }),
  'a number below zero': as({ seq: -1 }),
  'half a number': as({ seq: 1.5 }),
  'a number no database holds': as({ seq: 2 ** 40 }),
  'no aggregate': as({ subject: undefined }),
  'an aggregate that is no UUID': as({ subject: '../../etc/passwd' }),
  'an aggregate in capitals': (event) => ({
    body: json({ ...event, subject: event.subject.toUpperCase() }),
    id: event.id,
  }),
  'the id of another': as({ id: `${uuidv7()}:2` }),
  'the source of another service': as({ source: '/fengqiao/mediation' }),
  'the type of another subject': as({ type: 'fengqiao.intake.unit.changed' }),
  'a type of another service': as({ type: 'fengqiao.scoring.case.moved' }),
  'a body nobody can write down again': (event) => ({
    body: json(event).replace(/"data":\{[^}]*\}/, `"data":${nested(100_000)}`),
    id: event.id,
  }),
  'a moment no calendar has': as({ recordedat: '2026-02-30T00:00:00Z' }),
  nothing: ({ id }) => ({ body: '', id }),
  null: ({ id }) => ({ body: 'null', id }),
  'a list': (event) => ({ body: json([event]), id: event.id }),
  'text of a megabyte': ({ id }) => ({ body: 'x'.repeat(1_000_000), id }),
  'a subject nobody knows': (event) => ({ body: json(event), id: event.id, subject: `${moved}.twice` }),
  'a mark': ({ id }) => ({ body: json({ partitions: [] }), id }),
};

/** Broken, and says of nobody: kept under its place in the stream. */
const anonymous: Record<string, Breaking> = {
  'no message id': () => ({ body: '{' }),
  ...Object.fromEntries(
    [
      '',
      ':',
      '::',
      'nobody:1',
      ':2',
      `${uuidv7()}:`,
      `${uuidv7()}:0`,
      `${uuidv7()}:1e300`,
      `${uuidv7()}:2147483648`,
    ]
      .concat([`${uuidv7()}:1:1`, `${uuidv7()}:NaN`, 'x'.repeat(9_000), 'é:1', '{}'])
      .map((id): [string, Breaking] => [`the message id ${id.slice(0, 60)}`, () => ({ body: '{', id })]),
  ),
};

/** Well made, and not the next of its aggregate: passed over, whoever's it is. */
const harmless: Record<string, Breaking> = {
  'a number far ahead': (event) => ({ body: json({ ...event, seq: 900, id: `${event.subject}:900` }) }),
  'the largest number': (event) => ({
    body: json({ ...event, seq: Number.MAX_SAFE_INTEGER, id: `${event.subject}:${Number.MAX_SAFE_INTEGER}` }),
  }),
  'a later event of an aggregate the owner does not have': (event) => {
    const stranger = uuidv7();
    return { body: json({ ...event, subject: stranger, seq: 2, id: `${stranger}:2` }) };
  },
  'a broken copy of what is in effect': ({ subject }) => ({ body: '{', id: `${subject}:1` }),
};

const marks = [
  'x',
  '[]',
  json({ partitions: [{ partition: 0, knownUntil: '0000-01-01T00:00:00Z' }] }),
  json({ partitions: [{ partition: 0, knownUntil: '9999-12-31T23:59:59Z' }] }),
  json({ partitions: [{ partition: 3, knownUntil: '2027-01-01T00:00:00+08:00' }] }),
  json({ partitions: [{ partition: -1, knownUntil: recordedAt }] }),
  json({ partitions: Array(5_000).fill({ partition: 1, knownUntil: '2031-01-01T00:00:00Z' }) }),
];

let nats: TestNats;
let bench: ReaderHarness;

beforeAll(async () => {
  nats = await startTestNats();
});
afterAll(() => nats.stop());
beforeEach(async () => {
  bench = await ReaderHarness.start(nats);
});
afterEach(() => bench.stop());

const send = ({ subject = moved, body, id }: Message) => bench.publishRaw(subject, body, id);

/** Nothing was given back to be delivered again: nobody stumbles over the same message twice. */
async function nothingLoops(): Promise<void> {
  expect(await bench.redelivered()).toBe(0);
  const { num_ack_pending: held, num_pending: unread } = await (await bench.consumer()).info();
  expect([held, unread]).toEqual([0, 0]);
}

describe('instead of an event', () => {
  it('what tells whose it was parks that aggregate, in words that quote nothing of it', async () => {
    const sick = new Map(Object.keys(telling).map((kind) => [kind, uuidv7()]));
    bench.reader();
    await bench.settled();
    for (const [kind, breaking] of Object.entries(telling)) {
      const [first, second, third] = await bench.record(sick.get(kind)!, 1, 3, { secret: 'Zhang' });
      await bench.publish(first!);
      await send(breaking(second!));
      await bench.publish(third!);
    }
    await bench.settled();
    const parked = await bench.parked();
    for (const [kind, id] of sick)
      expect([kind, await bench.effects(id), parked[id]?.seq]).toEqual([kind, [1], 2]);
    expect(Object.keys(parked)).toHaveLength(sick.size);
    for (const { reason } of Object.values(parked)) expect(reason).toMatch(/^[a-zJSON ]+$/);
    await nothingLoops();
  });

  it('what tells of nobody is kept under its place, and parks nobody', async () => {
    const id = uuidv7();
    const [first, second] = await bench.record(id, 1, 2);
    bench.reader();
    await bench.publish(first!);
    for (const breaking of Object.values(anonymous)) await send(breaking(second!));
    await bench.publish(second!);
    await bench.settled();
    const parked = Object.keys(await bench.parked());
    expect(parked).toHaveLength(Object.keys(anonymous).length);
    for (const place of parked) expect(place).toMatch(/^stream:\d+$/);
    expect(await bench.effects(id)).toEqual([1, 2]);
    await nothingLoops();
  });

  it.each(Object.entries(harmless))('%s does nothing', async (_, breaking) => {
    const id = uuidv7();
    const [first, second, third] = await bench.record(id, 1, 3);
    bench.reader();
    await bench.publish(first!);
    await bench.settled();
    await send(breaking(second!));
    await bench.publish(second!, third!);
    await bench.settled();
    expect([await bench.effects(id), await bench.parked()]).toEqual([[1, 2, 3], {}]);
    await nothingLoops();
  });

  it('an old event of an aggregate in other letters does not wind it back', async () => {
    const id = uuidv7();
    const events = await bench.record(id, 1, 4);
    const capitals = id.toUpperCase();
    bench.reader();
    await bench.publish(...events.slice(0, 3));
    await bench.settled();
    await bench.publishRaw(moved, json({ ...events[0]!, subject: capitals, id: `${capitals}:1` }));
    await bench.publish(events[3]!);
    await bench.settled();
    expect(await bench.effects(id)).toEqual([1, 2, 3, 4]);
  });
});

describe('in whatever order they come', () => {
  const broken = { ...telling, ...anonymous, ...harmless };
  const thrown = fc.array(
    fc.oneof(
      fc.record({ kind: fc.constantFrom(...Object.keys(broken)), of: fc.nat({ max: 3 }) }),
      fc.record({ mark: fc.constantFrom(...marks) }),
      fc.record({ body: fc.string({ unit: 'binary' }), subject: fc.constantFrom(moved, markSubject(owner)) }),
    ),
    { maxLength: 25 },
  );

  it('good events of others are in effect once and in order, and nobody loops', async () => {
    bench.reader();
    await bench.settled();
    await fc.assert(
      fc.asyncProperty(thrown, async (messages) => {
        const sick = Array.from({ length: 4 }, () => uuidv7());
        const well = uuidv7();
        const good = await bench.record(well, 1, messages.length + 1);
        const events = await Promise.all(sick.map((id) => bench.record(id, 1, 2)));
        for (const [i, message] of messages.entries()) {
          await bench.publish(good[i]!);
          if ('kind' in message) await send(broken[message.kind]!(events[message.of]![1]!));
          else if ('mark' in message) await bench.publishRaw(markSubject(owner), message.mark);
          else await send(message);
        }
        await bench.publish(good.at(-1)!);
        await bench.settled();
        expect(await bench.effects(well)).toEqual(good.map(({ seq }) => seq));
        expect(Object.keys(await bench.parked())).not.toContain(well);
        await nothingLoops();
      }),
      { numRuns: 12, seed: 4_2026 },
    );
  });
});

describe('a mark from ahead of our clock', () => {
  const say = (partition: number, knownUntil: string) =>
    bench.publishRaw(markSubject(owner), json({ partitions: [{ partition, knownUntil }] }));

  it('is not believed, and the next true one is', async () => {
    bench.reader();
    await bench.settled();
    await say(0, '2031-01-01T00:00:00.000Z');
    await bench.settled();
    expect(await bench.known()).toMatch(/^2026-11-20T09:/);
    expect(await bench.registry.metrics()).toMatch(/fengqiao_reader_marks_refused_total\{.*\} [1-9]/);
  });

  it('is believed when the owner itself is as far: its clock has jumped', async () => {
    const jumped = '2026-11-21T00:00:00.000Z';
    await bench.ownerIsAt(jumped);
    bench.reader();
    await bench.settled();
    await say(0, jumped);
    await bench.settled(jumped);
    await say(0, '2026-11-21T00:00:00.001Z');
    const id = uuidv7();
    await bench.publish(...(await bench.record(id, 1)));
    await until('what came behind it is read', async () => (await bench.effects(id)).length === 1);
    expect(await bench.known()).toBe(jumped);
  });

  it('is not believed while the owner cannot be asked', async () => {
    bench.reader();
    await bench.settled();
    await bench.ownerStops();
    await say(0, '2031-01-01T00:00:00.000Z');
    await bench.settled();
    expect(await bench.known()).toMatch(/^2026-11-20T09:/);
  });
});
