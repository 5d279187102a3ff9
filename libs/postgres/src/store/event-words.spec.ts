import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { cloneDatabase, type TestDatabase } from '@fengqiao/test-rig/databases/database';
import { until } from '@fengqiao/test-rig/harness/until';
import pg from 'pg';
import type { DataSource } from 'typeorm';
import { appendEvents } from './aggregate-store.ts';
import { createDataSource, migrate } from '../connection/data-source.ts';
import { EventWords1795910400001 } from '../migrations/2026-11-29-event-words.ts';
import { outboxMigrations } from '../migrations/outbox-migrations.ts';
import { moveWords } from './move-words.ts';
import { readEvents } from './read-events.ts';

const before = {
  entities: [],
  migrations: outboxMigrations.slice(0, outboxMigrations.indexOf(EventWords1795910400001)),
};
const after = { entities: [], migrations: outboxMigrations };
const secret = { subjectUnit: null, receivingUnit: 'city' };
const moved = { aggregateType: 'case', type: 'moved', occurredAt: 0, data: {} };

let database: TestDatabase;
let dataSource: DataSource;
let client: pg.Client;

beforeEach(async () => {
  database = await cloneDatabase('outbox_before_words', before);
  client = new pg.Client(database.url);
  client.on('error', () => undefined);
  await client.connect();
});
afterEach(async () => {
  await dataSource.destroy();
  await client.end();
  await database.drop();
});

async function upgrade(): Promise<void> {
  dataSource = createDataSource({ ...after, url: database.url, applicationName: 'spec' });
  await dataSource.initialize();
  await migrate(dataSource);
}

/** As every release before wrote, stamped like most events. */
async function writtenOfOld(count: number, id: string = randomUUID(), from = 1): Promise<string> {
  await client.query(
    `insert into event (aggregate_type, aggregate_id, seq, type, partition, occurred_at, recorded_at, data, record)
     select 'case', $1, n, 'moved', 0, 'epoch', 'epoch', '{}',
       jsonb_build_object('note', 'note ' || n, 'confidentiality', $3::jsonb)
     from generate_series($4::int, $4::int + $2::int - 1) as n`,
    [id, count, JSON.stringify(secret), from],
  );
  return id;
}

const append = (id: string, seq: number, record: object) =>
  dataSource.transaction((manager) => appendEvents(manager, [{ ...moved, aggregateId: id, seq, record }]));
const records = async (id: string) =>
  (await readEvents(dataSource.manager, [id])).map(({ record }) => record);
const apart = async () =>
  (await client.query<{ words: object }>('select words from event_words order by seq')).rows.map(
    ({ words }) => words,
  );
const within = async (id: string) =>
  (
    await client.query<{ record: object }>('select record from event where aggregate_id = $1 order by seq', [
      id,
    ])
  ).rows.map(({ record }) => record);
const aDayPasses = () => client.query(`update words_move set opens_at = opens_at - interval '1 day'`);
const notes = (count: number) => Array.from({ length: count }, (_, n) => ({ note: `note ${n + 1}` }));

async function moveAll(limit = 7): Promise<void> {
  while (await moveWords(dataSource, limit));
}

describe('while the version before may still serve', () => {
  it('words stay where it looks for them, and its own are read', async () => {
    const id = await writtenOfOld(1);
    await upgrade();
    await append(id, 2, { reason: 'why', confidentiality: null });
    await writtenOfOld(1, id, 3);
    expect(await within(id)).toEqual(await records(id));
    expect(await records(id)).toMatchObject([
      { note: 'note 1' },
      { reason: 'why', confidentiality: null },
      { note: 'note 3' },
    ]);
    expect([await apart(), await moveWords(dataSource)]).toEqual([[], 'later']);
  });

  it('the migration lets others pass while it waits for somebody who reads', async () => {
    await writtenOfOld(1);
    await client.query('begin');
    await client.query('select from event');
    const migrated = upgrade();
    const watcher = new pg.Client(database.url);
    await watcher.connect();
    await until('it waits', async () => {
      const { rows } = await watcher.query(`select from pg_locks where not granted`);
      return rows.length > 0;
    });
    await watcher.query(
      `insert into event (aggregate_type, aggregate_id, seq, type, partition, occurred_at, data, record)
       values ('case', gen_random_uuid(), 1, 'moved', 0, 'epoch', '{}', '{}')`,
    );
    await watcher.end();
    await client.query('commit');
    await migrated;
    expect(await moveWords(dataSource)).toBe('later');
  });
});

describe('from then on', () => {
  it('words stand beside the event, what rules need stays, and an event without words has no row', async () => {
    await upgrade();
    const id = randomUUID();
    await append(id, 1, { note: 'a word', parties: [{ name: 'n' }], confidentiality: secret });
    await append(id, 2, { confidentiality: null, reason: undefined });
    await append(id, 3, {});
    await append(id, 4, { text: 'another' });
    expect(await within(id)).toEqual([{ confidentiality: secret }, { confidentiality: null }, {}, {}]);
    expect(await apart()).toEqual([{ note: 'a word', parties: [{ name: 'n' }] }, { text: 'another' }]);
    expect(await records(id)).toEqual([
      { note: 'a word', parties: [{ name: 'n' }], confidentiality: secret },
      { confidentiality: null },
      {},
      { text: 'another' },
    ]);
  });

  it('a process that served on that day writes them there too, without being started again', async () => {
    const id = await writtenOfOld(1);
    await upgrade();
    await append(id, 2, { note: 'within' });
    await aDayPasses();
    await append(id, 3, { note: 'apart' });
    await append(id, 4, { note: 'apart too' });
    expect(await apart()).toEqual([{ note: 'apart' }, { note: 'apart too' }]);
  });

  it('the event stands when its words are erased', async () => {
    await upgrade();
    const id = randomUUID();
    await append(id, 1, { note: 'a word', confidentiality: secret });
    await client.query('delete from event_words');
    expect(await records(id)).toEqual([{ confidentiality: secret }]);
  });

  it('a refused second writer of a seq leaves no words', async () => {
    await upgrade();
    const id = randomUUID();
    await append(id, 1, { note: 'first' });
    await expect(append(id, 1, { note: 'second' })).rejects.toThrow('event_once');
    expect(await apart()).toEqual([{ note: 'first' }]);
  });
});

describe('words of earlier releases', () => {
  it('are moved by two at once, each once, and nobody looks again', async () => {
    const id = await writtenOfOld(100);
    await upgrade();
    await aDayPasses();
    const read = await records(id);
    await Promise.all([moveAll(), moveAll()]);
    expect(await apart()).toEqual(notes(100));
    expect(await within(id)).toEqual(notes(100).map(() => ({ confidentiality: secret })));
    expect(await records(id)).toEqual(read);
    expect(await moveWords(dataSource)).toBe(false);
  });

  it('are where they were when the one that moves them is killed, and the next goes on', async () => {
    const id = await writtenOfOld(20);
    await upgrade();
    await aDayPasses();
    expect(await moveWords(dataSource, 5)).toBe(true);
    await client.query('begin');
    await client.query('select from event where aggregate_id = $1 and seq = 8 for update', [id]);
    const dying = moveWords(dataSource, 5).catch(() => 'died');
    const waiting = `from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
    const ask = (what: string) => dataSource.query<unknown[]>(`select ${what} ${waiting}`);
    await until('it waits', async () => (await ask('pid')).length > 0);
    expect(await moveWords(dataSource)).toBe('later');
    await ask('pg_terminate_backend(pid)');
    expect(await dying).toBe('died');
    await client.query('commit');
    expect(await apart()).toEqual(notes(5));
    await moveAll();
    expect(await apart()).toEqual(notes(20));
    expect(await records(id)).toEqual(notes(20).map((note) => ({ ...note, confidentiality: secret })));
  });

  it('wait for whoever began to write before it was time', async () => {
    const id = await writtenOfOld(1);
    await upgrade();
    await client.query('begin');
    await writtenOfOld(1, id, 2);
    await dataSource.query('update words_move set opens_at = now()');
    expect(await moveWords(dataSource)).toBe('later');
    await client.query('commit');
    await moveAll();
    expect(await apart()).toEqual(notes(2));
  });

  it('are left while the relay is still to stamp their event, and found by another pass', async () => {
    const id = await writtenOfOld(2);
    await client.query('update event set recorded_at = null where aggregate_id = $1 and seq = 1', [id]);
    await upgrade();
    await aDayPasses();
    expect([await moveWords(dataSource), await moveWords(dataSource)]).toEqual([true, 'later']);
    expect(await apart()).toEqual([{ note: 'note 2' }]);
    await client.query('update event set recorded_at = now() where recorded_at is null');
    await moveAll();
    expect(await apart()).toEqual(notes(2));
  });
});
