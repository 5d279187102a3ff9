import { oftenSent } from '@fengqiao/postgres/connection/thrifty-client';
import type { EntityManager } from 'typeorm';

/** By what a process knows whether the snapshots it holds are the newest; null where nothing was published yet. */
export interface PublishedVersions {
  readonly directory: number;
  readonly edition: number | null;
  readonly catalogue: number | null;
}

/** All of them in one statement: every command asks. */
export async function publishedVersions(manager: EntityManager): Promise<PublishedVersions> {
  const [row] = (await manager.query(versions, [])) as PublishedVersions[];
  if (!row) throw new Error('a select without a table has one row');
  return row;
}

const versions = oftenSent(
  `select coalesce((select version from directory_version), 0) as directory,
          (select max(edition) from rule_publication) as edition,
          (select max(version) from category_catalogue) as catalogue`,
);
