import type { Service } from '@fengqiao/contracts/events/envelope';
import { createDataSource, type DatabaseOptions } from '@fengqiao/postgres/connection/data-source';
import { outboxMigrations } from '@fengqiao/postgres/migrations/outbox-migrations';
import { eventsRpcController } from '@fengqiao/service/endpoints/events.rpc-controller';
import { cloneDatabase, type TestDatabase } from '@fengqiao/test-rig/databases/database';
import type { DataSource } from 'typeorm';

export const owner: Service = 'intake';

/** A service that keeps events and answers for them. What stands on its stream is the test's to say. */
export const eventOwner = {
  description: 'keeps events',
  entities: [],
  migrations: outboxMigrations,
  controllers: [],
  rpcControllers: [eventsRpcController(owner)],
  providers: [],
  background: () => undefined,
};

export interface Open extends TestDatabase {
  readonly dataSource: DataSource;
}

export async function openDatabase(name: string, migrations: DatabaseOptions['migrations']): Promise<Open> {
  const schema = { entities: [], migrations };
  const database = await cloneDatabase(name, schema);
  const dataSource = createDataSource({ ...schema, url: database.url, applicationName: 'bench' });
  await dataSource.initialize();
  return { ...database, dataSource };
}
