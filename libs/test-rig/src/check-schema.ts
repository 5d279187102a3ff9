import { migrate } from '@fengqiao/postgres/data-source';
import type { DataSource } from 'typeorm';

/** Statements TypeORM would still need to bring the migrated schema to what the entities say: none, where they agree. */
export async function schemaDrift(dataSource: DataSource): Promise<string[]> {
  await migrate(dataSource);
  const { upQueries } = await dataSource.driver.createSchemaBuilder().log();
  return upQueries.map(({ query }) => query);
}
