import type { EntityManager } from 'typeorm';

/** Tells every process, in the transaction of the change, that its snapshot of the directory is old. */
export async function directoryChanged(manager: EntityManager): Promise<void> {
  await manager.query('update directory_version set version = version + 1');
}
