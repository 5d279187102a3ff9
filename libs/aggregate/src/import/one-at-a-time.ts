import type { EntityManager } from 'typeorm';

/** Two imports of one file at once: the second waits, and then finds every row here. */
export async function oneAtATime(manager: EntityManager, what: string): Promise<void> {
  await manager.query('select pg_advisory_xact_lock(hashtext($1))', [`fengqiao-import-${what}`]);
}
