import { migrate } from '@fengqiao/postgres/connection/data-source';
import type { DataSource } from 'typeorm';

/** Migrating again must do nothing. Statements TypeORM would still need to bring the migrated schema to what the entities say: none, where they agree. */
export async function schemaDrift(dataSource: DataSource): Promise<string[]> {
  const before = await applied(dataSource);
  await migrate(dataSource);
  if ((await applied(dataSource)) !== before) throw new Error('a second migration did something');
  const { upQueries } = await dataSource.driver.createSchemaBuilder().log();
  return upQueries.map(({ query }) => query);
}

async function applied(dataSource: DataSource): Promise<string> {
  return JSON.stringify(await dataSource.query('select * from migrations order by id'));
}
