import { oftenSent } from '@fengqiao/postgres/connection/thrifty-client';
import type { EntityManager, EntityMetadata, EntityTarget, ObjectLiteral } from 'typeorm';

/** A row of an entity by its id, locked until the transaction ends; null where there is none. */
export async function lockedRow<Row extends ObjectLiteral>(
  manager: EntityManager,
  entity: EntityTarget<Row>,
  id: string,
): Promise<Row | null> {
  if (!manager.queryRunner?.isTransactionActive) throw new Error('a lock ends with its transaction');
  const metadata = manager.connection.getMetadata(entity);
  const [values] = (await manager.query(selecting(metadata), [id])) as Record<string, unknown>[];
  return values === undefined ? null : asEntity<Row>(manager, metadata, values);
}

/** As TypeORM would write it; which draws it up anew for each command, at more than the database needs to answer. */
const texts = new WeakMap<EntityMetadata, string>();

function selecting(metadata: EntityMetadata): string {
  const known = texts.get(metadata);
  if (known !== undefined) return known;
  const columns = shown(metadata).map(({ databaseName }) => `"${databaseName}"`);
  const text = oftenSent(
    `select ${columns.join(', ')} from "${metadata.tableName}" where id = $1::uuid for update`,
  );
  texts.set(metadata, text);
  return text;
}

function asEntity<Row extends ObjectLiteral>(
  manager: EntityManager,
  metadata: EntityMetadata,
  values: Record<string, unknown>,
): Row {
  const row = metadata.create(undefined, { fromDeserializer: true }) as Row;
  for (const column of shown(metadata))
    column.setEntityValue(
      row,
      manager.connection.driver.prepareHydratedValue(values[column.databaseName], column),
    );
  return row;
}

function shown({ columns }: EntityMetadata) {
  return columns.filter(({ isSelect }) => isSelect);
}
