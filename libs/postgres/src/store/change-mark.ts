import type { EntityManager } from 'typeorm';
import { oftenSent } from '../connection/thrifty-client.ts';

/** Up to where all transactions have ended, to be compared with a row's `changed_in`. */
export const markSql = 'pg_snapshot_xmin(pg_current_snapshot())::text';

const marked = oftenSent(`select ${markSql} as mark`);

/**
 * The mark by which a reader asks later what has changed since. Taken before the rows are read: what commits in between is
 * shown twice, never missed.
 */
export async function changeMark(manager: EntityManager): Promise<string> {
  const [row] = (await manager.query(marked, [])) as { mark: string }[];
  if (!row) throw new Error('a select without a table has one row');
  return row.mark;
}
