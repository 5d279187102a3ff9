import { oftenSent } from '@fengqiao/postgres/connection/thrifty-client';
import type { EntityManager, EntityTarget, ObjectLiteral } from 'typeorm';
import type { ColumnValues } from './stored-kind.ts';

interface Options {
  readonly stamps?: Readonly<Record<string, string>> | undefined;
  readonly kept?: readonly string[] | undefined;
}

/** Writes rows that were not there, all in one statement; every row has the same columns. */
export async function insertRows(
  manager: EntityManager,
  entity: EntityTarget<ObjectLiteral>,
  rows: readonly ColumnValues[],
  { stamps = {} }: Options = {},
): Promise<void> {
  const { table, names, typed } = shapeOf(manager, entity, rows);
  await manager.query(
    oftenSent(
      `insert into ${table} (${[...names, ...Object.keys(stamps)].join(', ')})
       select ${[...names.map((name) => `row.${name}`), ...Object.values(stamps)].join(', ')}
       from jsonb_to_recordset($1::jsonb) as row(${typed})`,
    ),
    [JSON.stringify(rows.map(asJson))],
  );
}

/** Changes rows by their `id`, all in one statement; null in a kept column leaves what stands. */
export async function updateRows(
  manager: EntityManager,
  entity: EntityTarget<ObjectLiteral>,
  rows: readonly ColumnValues[],
  { stamps = {}, kept = [] }: Options = {},
): Promise<void> {
  const { table, names, typed } = shapeOf(manager, entity, rows);
  const set = names
    .filter((name) => name !== 'id')
    .map(
      (name) => `${name} = ${kept.includes(name) ? `coalesce(row.${name}, held.${name})` : `row.${name}`}`,
    );
  const stamped = Object.entries(stamps).map(([name, value]) => `${name} = ${value}`);
  const [row, ...more] = rows;
  // PostgreSQL takes a set for a hundred rows, and would read the whole table for them.
  const from = more.length === 0 ? 'jsonb_to_record' : 'jsonb_to_recordset';
  const where = more.length === 0 ? 'held.id = $2::uuid' : 'held.id = row.id';
  await manager.query(
    oftenSent(
      `update ${table} as held set ${[...set, ...stamped].join(', ')}
       from ${from}($1::jsonb) as row(${typed}) where ${where}`,
    ),
    more.length === 0 ? [JSON.stringify(asJson(row ?? {})), row?.id] : [JSON.stringify(rows.map(asJson))],
  );
}

/** Names and types are the entity's own, so that a column stands in one place. */
function shapeOf(
  manager: EntityManager,
  entity: EntityTarget<ObjectLiteral>,
  [first = {}]: readonly ColumnValues[],
) {
  const { tableName: table, columns } = manager.connection.getMetadata(entity);
  const names = Object.keys(first);
  const typed = names.map((name) => {
    const column = columns.find(({ databaseName }) => databaseName === name);
    if (!column) throw new Error(`${table} has no column ${name}`);
    return `${name} ${String(column.type)}${column.isArray ? '[]' : ''}`;
  });
  return { table, names, typed: typed.join(', ') };
}

function asJson(row: ColumnValues): ColumnValues {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name,
      value instanceof Uint8Array ? `\\x${Buffer.from(value).toString('hex')}` : value,
    ]),
  );
}
