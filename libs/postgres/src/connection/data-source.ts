import 'reflect-metadata';
import {
  DataSource,
  MigrationExecutor,
  type DataSourceOptions,
  type EntityTarget,
  type MigrationInterface,
} from 'typeorm';
import { ThriftyClient } from './thrifty-client.ts';

export interface DatabaseOptions {
  readonly url: string;
  readonly applicationName: string;
  readonly entities: readonly EntityTarget<object>[];
  readonly migrations: readonly (new () => MigrationInterface)[];
  /** Connections at most; a command beyond them waits, and is told `unavailable` when it waits too long. */
  readonly poolSize?: number;
}

const waitForConnectionMs = 2_000;
const longestStatementMs = 60_000;

export function createDataSource(options: DatabaseOptions): DataSource {
  const settings: DataSourceOptions = {
    type: 'postgres',
    url: options.url,
    applicationName: options.applicationName,
    entities: [...options.entities] as DataSourceOptions['entities'],
    migrations: [...options.migrations] as unknown as DataSourceOptions['migrations'],
    poolSize: options.poolSize ?? 16,
    connectTimeoutMS: waitForConnectionMs,
    extra: {
      statement_timeout: longestStatementMs,
      idle_in_transaction_session_timeout: longestStatementMs,
      // Statements given together are sent together; the server carries them out in their order all the same.
      pipeline: true,
      Client: ThriftyClient,
    },
    logging: false,
  };
  return new DataSource(settings);
}

/**
 * Several processes of a service may start at once; one migrates, the others wait and find nothing to do. Neither has
 * the time limit of other statements: an index of a large table, and whoever waits for it, take minutes.
 */
export async function migrate(dataSource: DataSource): Promise<void> {
  const runner = dataSource.createQueryRunner();
  try {
    await runner.query('set statement_timeout = 0');
    await runner.query('select pg_advisory_lock(hashtext($1))', ['fengqiao-migrations']);
    const migrations = new MigrationExecutor(dataSource, runner);
    migrations.transaction = 'each';
    await migrations.executePendingMigrations();
  } finally {
    await runner
      .query('select pg_advisory_unlock(hashtext($1))', ['fengqiao-migrations'])
      .then(() => runner.query('reset statement_timeout'))
      .catch(() => undefined);
    await runner.release();
  }
}
