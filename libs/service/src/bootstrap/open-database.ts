import type { Logger } from '@fengqiao/observability/logger';
import { createDataSource, migrate } from '@fengqiao/postgres/connection/data-source';
import { HealthProbe } from '@fengqiao/postgres/connection/health-probe';
import { isUnavailable } from '@fengqiao/postgres/connection/unavailable';
import type { DataSource, EntityTarget, MigrationInterface } from 'typeorm';

export interface DatabaseSchema {
  readonly entities: readonly EntityTarget<object>[];
  readonly migrations: readonly (new () => MigrationInterface)[];
}

export interface OpenDatabase {
  readonly dataSource: DataSource;
  /** Stopped after the data source is let go of. */
  readonly probe: HealthProbe;
}

const retryMs = 500;

/** Connects and migrates; a process started before its database waits for it. */
export async function openDatabase(
  { entities, migrations }: DatabaseSchema,
  { service, databaseUrl: url }: { readonly service: string; readonly databaseUrl: string },
  log: Logger,
): Promise<OpenDatabase> {
  const applicationName = `fengqiao-${service}`;
  for (;;) {
    const dataSource = createDataSource({ url, applicationName, entities, migrations });
    try {
      await dataSource.initialize();
      await migrate(dataSource);
      return { dataSource, probe: new HealthProbe({ dataSource, url, applicationName, log }) };
    } catch (error) {
      if (dataSource.isInitialized) await dataSource.destroy();
      if (!isUnavailable(error)) throw error;
      log.warn({ err: error }, 'waiting for the database');
      await new Promise((resolve) => setTimeout(resolve, retryMs));
    }
  }
}
