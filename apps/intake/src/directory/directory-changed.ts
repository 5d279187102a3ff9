import type { EntityManager } from 'typeorm';

/** One change of the directory at a time: whoever comes second sees what the first one wrote. */
export async function lockDirectory(manager: EntityManager): Promise<void> {
  await manager.query('select from directory_version for update');
}

/** Tells every process, in the transaction of the change, that its snapshot of the directory is old. */
export async function directoryChanged(manager: EntityManager): Promise<void> {
  await manager.query('update directory_version set version = version + 1');
}
