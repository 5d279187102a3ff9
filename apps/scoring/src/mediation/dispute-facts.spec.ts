import { randomUUID } from 'node:crypto';
import { streamOf, type Envelope } from '@fengqiao/contracts/events/envelope';
import { StreamHarness } from '@fengqiao/test-rig/harness/stream-harness';
import { until } from '@fengqiao/test-rig/harness/until';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { disputeIn, hongqi } from '../../../mediation/src/mediation.scenario.ts';
import { startThree, untilKnown, type ThreeServices } from './three-services.scenario.ts';

const type = (fact: string) => `fengqiao.mediation.dispute.${fact}`;
let three: ThreeServices;
let stream: StreamHarness;

beforeAll(async () => {
  three = await startThree('2026-11-20T10:00:00+08:00');
  for (const status of ['settled', 'referred', 'merged', 'performing'])
    await disputeIn(three.two.mediation, three.clock, status);
  await untilKnown(three);
  const { two, scoring } = three;
  const parts = { owner: 'mediation', reader: 'scoring', inbox: scoring.dataSource } as const;
  stream = await StreamHarness.connect(two.nats.url, parts);
}, 120_000);
afterAll(async () => {
  await stream.close();
  await three.stop();
});

const query = (text: string, values: unknown[] = []) => three.scoring.dataSource.query(text, values);

/** Everything that comes of mediation's events, as text, row by row in the order of its key. */
async function everything(): Promise<Record<string, string>> {
  const tables = {
    dispute_fact: 'dispute_id, seq',
    dispute_line: 'dispute_id, seq, n',
    dispute_sum: 'unit, part, month, key, source, outcome, value',
    inbox: 'owner, aggregate_id',
  };
  const texts: Record<string, string> = {};
  for (const [table, key] of Object.entries(tables)) {
    // A sum of nothing is left where what was added was taken back in another batch.
    const counted = table === 'dispute_sum' ? 'where total <> 0' : `where true`;
    const [{ text }] = await query(
      `select string_agg(row::text, E'\\n' order by ${key}) as text from ${table} as row ${counted}`,
    );
    texts[table] = text;
  }
  return texts;
}

async function rebuilt(): Promise<void> {
  await query(
    `insert into rebuild (owner) values ('mediation') on conflict (owner) do update set begun_at = null, finished_at = null`,
  );
  await until('it has been rebuilt', async () => {
    const [row] = await query(`select finished_at from rebuild where owner = 'mediation'`);
    return row.finished_at !== null;
  });
}

it('a rebuild from the stream, and from mediation when the stream is gone, gives the same facts byte for byte', async () => {
  const before = await everything();
  expect(before['dispute_line']!.split('\n').length).toBeGreaterThan(20);
  await rebuilt();
  expect(await everything()).toEqual(before);
  await three.two.nats.operate(({ streams }) => streams.purge(streamOf('mediation').name));
  await rebuilt();
  expect(await everything()).toEqual(before);
  await disputeIn(three.two.mediation, three.clock, 'settled');
  await untilKnown(three);
}, 60_000);

it('sums are those of the lines, whatever batches they came in', async () => {
  const wrong = await query(
    `select coalesce(kept.total, 0) as kept, coalesce(lines.total, 0) as lines
     from (select unit, month, key as colour, source, outcome, value, total from dispute_sum where part = 'colour') kept
     full join (
       select u.path as unit, month, colour, source, outcome, value, sum(weight)::int as total
       from dispute_line join (select distinct path from unit_fact) u on place = u.path or starts_with(place, u.path || '.')
       group by u.path, month, colour, source, outcome, value
     ) lines using (unit, month, colour, source, outcome, value)
     where coalesce(kept.total, 0) <> coalesce(lines.total, 0)`,
  );
  expect(wrong).toEqual([]);
});

describe('an event of mediation', () => {
  it('given twice counts once', async () => {
    const before = await everything();
    for (const fact of ['screened', 'agreed', 'settled'])
      await stream.publish(await stream.lastOf(type(fact)), randomUUID());
    expect(await stream.settled()).toEqual([]);
    expect(await everything()).toEqual(before);
  });

  it('before the one it follows waits until mediation has been asked', async () => {
    const [{ n }] = await query('select count(*)::int as n from dispute_fact');
    // Of a dispute that was never told of from the beginning: mediation knows nothing before it either.
    const late = await stream.forge(type('accepted'));
    await stream.publish({ ...late, seq: 2, id: `${late.subject}:2` });
    expect(await stream.settled()).toEqual([]);
    expect(await query('select count(*)::int as n from dispute_fact')).toEqual([{ n }]);
  });

  it('of the first release, without a fact, is a screening', async () => {
    const model = await stream.forge(type('screened'));
    const { number, complexity, colour, level } = model.data as Record<string, string>;
    const data = { number, place: hongqi, complexity, colour, level, status: 'screened', relatedCase: null };
    await stream.publish({ ...model, data });
    expect(await stream.settled()).toEqual([]);
    const [row] = await query(
      'select type, kind, origin, round, resolve from dispute_fact where dispute_id = $1',
      [model.subject],
    );
    expect(row).toEqual({ type: 'screened', kind: 'other', origin: 'screening', round: 1, resolve: [] });
  });

  it.each(['joint.digested', 'consultation.held', 'weather.changed'])(
    'about something else (%s) passes by',
    async (what) => {
      const model = await stream.forge(type('screened'));
      await stream.publish({ ...model, type: `fengqiao.mediation.${what}`, data: { anything: 'else' } });
      expect((await stream.settled()).map(({ aggregateId }) => aggregateId)).not.toContain(model.subject);
      expect(await query('select seq from inbox where aggregate_id = $1', [model.subject])).toEqual([
        { seq: 1 },
      ]);
    },
  );

  const shape = 'body does not have the shape of its type';
  it.each<[string, string, (event: Envelope) => object, string]>([
    ['of a type nobody knows', 'screened', () => ({ type: type('beamed-up') }), 'unknown type'],
    ['of nothing', 'screened', () => ({ data: null }), shape],
    [
      'of a colour there is none of',
      'screened',
      ({ data }) => ({ data: { ...(data as object), colour: 'mauve' } }),
      shape,
    ],
    [
      'of another fact',
      'screened',
      ({ data }) => ({ data: { ...(data as object), fact: { type: 'settled' } } }),
      'its fact is not of its type',
    ],
    [
      'of an agreement that does not say whether it is one',
      'agreed',
      ({ data }) => ({ data: { ...(data as object), fact: { type: 'agreed', amends: 'perhaps' } } }),
      shape,
    ],
    [
      'of a moment that is none',
      'accepted',
      ({ data }) => {
        const { clocks } = data as { clocks: object[] };
        return {
          data: { ...(data as object), clocks: clocks.map((clock) => ({ ...clock, overdueFrom: 'soon' })) },
        };
      },
      'a moment of it is none',
    ],
    [
      'with NUL in a place',
      'screened',
      ({ data }) => ({ data: { ...(data as object), place: 'a\u0000b' } }),
      'the database refuses a value of it (22P05)',
    ],
  ])('%s parks its dispute, and the others go on', async (_, like, spoil, reason) => {
    const model = await stream.forge(type(like));
    await stream.publish({ ...model, ...spoil(model) });
    expect(await stream.settled()).toContainEqual({ aggregateId: model.subject, seq: 1, reason });
    const next = await stream.forge(type('screened'));
    await stream.publish(next);
    await until('the next one is a fact', async () => {
      const rows = await query('select from dispute_fact where dispute_id = $1', [next.subject]);
      return rows.length === 1;
    });
  });
});

it('no name, word or party’s residence of a dispute is kept', async () => {
  const [{ text }] = await query(`select string_agg(fact::text, '') as text from dispute_fact fact`);
  expect(text).not.toMatch(/\p{Script=Han}|Party|residence|mediator/u);
});
