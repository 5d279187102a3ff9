import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { refuse } from '@fengqiao/domain/refusal';
import { cloneDatabase, type TestDatabase } from '@fengqiao/test-rig/databases/database';
import { costOf as costOn } from '@fengqiao/test-rig/databases/cost-of';
import pg from 'pg';
import type { DataSource } from 'typeorm';
import { createDataSource } from './data-source.ts';
import { oftenSent } from './thrifty-client.ts';
import { inTransaction, written } from './transaction.ts';

let database: TestDatabase;
let dataSource: DataSource;

beforeAll(async () => {
  database = await cloneDatabase('thrifty', { entities: [], migrations: [] });
  dataSource = createDataSource({
    ...{ url: database.url, applicationName: 'spec', entities: [], migrations: [], poolSize: 1 },
  });
  await dataSource.initialize();
  await dataSource.query('create table line (id int primary key, word text)');
});
afterEach(async () => {
  await dataSource.query('delete from line');
});
afterAll(async () => {
  await dataSource.destroy();
  await database.drop();
});

const insert = oftenSent('insert into line (id, word) values ($1, $2)');
const costOf = (work: () => Promise<unknown>) => costOn(database.url, work);
const lines = async () => {
  const rows = await dataSource.query<{ id: number }[]>('select id from line order by id');
  return rows.map(({ id }) => id);
};

describe('a transaction', () => {
  it('begins with its first statement, and what is asked in one breath goes in one call', async () => {
    const cost = await costOf(() =>
      dataSource.transaction(async (manager) => {
        await Promise.all([manager.query('select 11'), manager.query('select 12')]);
        await manager.query('select 13');
      }),
    );
    expect(cost).toEqual({
      statements: ['START TRANSACTION', 'select 11', 'select 12', 'select 13', 'COMMIT'],
      packets: 3,
    });
  });

  it('in which nothing is asked costs nothing', async () => {
    expect(await costOf(() => dataSource.transaction(() => Promise.resolve()))).toEqual({
      ...{ statements: [], packets: 0 },
    });
    const refused = () => inTransaction(dataSource, () => Promise.resolve(refuse('forbidden')));
    expect(await costOf(refused)).toEqual({ statements: [], packets: 0 });
  });

  it('is one: what fails in it, or is thrown, takes all of it back', async () => {
    const failing = dataSource.transaction(async (manager) => {
      await manager.query(insert, [1, 'one']);
      await manager.query(insert, [1, 'again']);
    });
    await expect(failing).rejects.toThrow('line_pkey');
    const thrown = dataSource.transaction(async (manager) => {
      await manager.query(insert, [2, 'two']);
      throw new Error('out of order');
    });
    await expect(thrown).rejects.toThrow('out of order');
    expect(await lines()).toEqual([]);
  });

  it('whose beginning fails leaves its connection, and nothing stands that would have been in it', async () => {
    const { prototype } = pg.Client;
    const query = Object.getOwnPropertyDescriptor(prototype, 'query') as {
      value: (...args: unknown[]) => unknown;
    };
    Object.defineProperty(prototype, 'query', {
      ...query,
      value(this: unknown, ...args: unknown[]) {
        return query.value.apply(this, args[0] === 'START TRANSACTION' ? ['select 1 / 0'] : args);
      },
    });
    const orphan = dataSource.transaction(async (manager) => {
      await manager.query('select 1');
      await manager.query(insert, [1, 'one']);
    });
    await expect(orphan).rejects.toThrow();
    Object.defineProperty(prototype, 'query', query);
    expect(await lines()).toEqual([]);
  });
});

describe('a statement that is often sent', () => {
  it('is told to a connection once, and named from then on', async () => {
    const cost = await costOf(async () => {
      await dataSource.query(insert, [1, 'one']);
      await dataSource.query(insert, [2, 'two']);
      await dataSource.query('select $1::int', [3]);
    });
    expect(cost.statements).toEqual([`${insert} (named)`, `${insert} (named)`, 'select $1::int']);
    const [known] = await dataSource.query<{ times: string }[]>(
      'select count(*) as times from pg_prepared_statements where statement = $1',
      [insert],
    );
    expect(known).toEqual({ times: '1' });
  });

  it('twice in one breath, the first time as well', async () => {
    const fresh = oftenSent('insert into line (id, word) values ($1, upper($2))');
    await Promise.all([dataSource.query(fresh, [1, 'one']), dataSource.query(fresh, [2, 'two'])]);
    await dataSource.transaction((manager) =>
      Promise.all([manager.query(fresh, [3, 'three']), manager.query(fresh, [4, 'four'])]),
    );
    expect(await lines()).toEqual([1, 2, 3, 4]);
  });
});

describe('a write that nobody waits for', () => {
  it('goes with the commit', async () => {
    const cost = await costOf(() =>
      inTransaction(dataSource, async (manager) => {
        await written(manager, manager.query(insert, [1, 'one']));
        await written(manager, manager.query(insert, [2, 'two']));
        return 'done';
      }),
    );
    expect(cost).toEqual({
      statements: ['START TRANSACTION', `${insert} (named)`, `${insert} (named)`, 'COMMIT'],
      packets: 1,
    });
    expect(await lines()).toEqual([1, 2]);
  });

  it('fails the transaction, and is what is said of it', async () => {
    const twice = inTransaction(dataSource, async (manager) => {
      await written(manager, manager.query(insert, [1, 'one']));
      await written(manager, manager.query(insert, [1, 'again']));
      return 'done';
    });
    await expect(twice).rejects.toThrow('line_pkey');
    const further = inTransaction(dataSource, async (manager) => {
      await written(manager, manager.query(insert, [1, 'one']));
      await written(manager, manager.query(insert, [1, 'again']));
      await manager.query('select 1');
      return 'done';
    });
    await expect(further).rejects.toThrow('line_pkey');
    expect(await lines()).toEqual([]);
  });

  it('is waited for where no transaction is there to do so', async () => {
    const { manager } = dataSource;
    await manager.query(insert, [1, 'one']);
    await expect(written(manager, manager.query(insert, [1, 'again']))).rejects.toThrow('line_pkey');
  });
});
