import type { EntityManager, EntityTarget, FindOptionsOrder, FindOptionsWhere } from 'typeorm';

/** What is published whole, in versions: a row is all of it, never changed afterwards, and the highest is in force. */
export interface KeptVersion {
  version: number;
  publishedAt: Date;
  /** Person id. */
  publishedBy: string;
}

/** Shown of a history. */
const mostShown = 50;

export async function inForce<Row extends KeptVersion>(
  manager: EntityManager,
  entity: EntityTarget<Row>,
  where: FindOptionsWhere<Row> = {},
): Promise<Row | null> {
  const [row = null] = await manager.find(entity, { where, order: newestFirst<Row>(), take: 1 });
  return row;
}

/** The newest first, each with the one before it. */
export async function newestVersions<Row extends KeptVersion>(
  manager: EntityManager,
  entity: EntityTarget<Row>,
  where: FindOptionsWhere<Row> = {},
): Promise<{ row: Row; before: Row | undefined }[]> {
  const rows = await manager.find(entity, { where, order: newestFirst<Row>(), take: mostShown + 1 });
  return rows.slice(0, mostShown).map((row, index) => ({ row, before: rows[index + 1] }));
}

function newestFirst<Row extends KeptVersion>(): FindOptionsOrder<Row> {
  return { version: 'DESC' } as FindOptionsOrder<Row>;
}

/** What is said of a version beside its content. */
export function publicationOf(
  { version, publishedAt, publishedBy }: KeptVersion,
  tell: (moment: number) => string,
) {
  return { version, publishedAt: tell(publishedAt.getTime()), publishedBy };
}

/** As JSON keeps it: what is undefined here is not there at all. */
export function asKept(value: unknown): unknown {
  return value === undefined ? value : JSON.parse(JSON.stringify(value));
}
