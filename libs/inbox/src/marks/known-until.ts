import { partitionCount } from '@fengqiao/contracts/partitions';
import type { Service } from '@fengqiao/contracts/events/envelope';
import type { EntityManager } from 'typeorm';

/**
 * The moment (epoch milliseconds) up to which everything an owner has recorded is in effect here: the oldest of its
 * partitions' newest marks. Null before every partition has spoken once: then nothing is known to be complete.
 */
export async function knownUntil(manager: EntityManager, owner: Service): Promise<number | null> {
  const [row] = await manager.query<{ partitions: number; mark: Date | null }[]>(
    'select count(*)::int as partitions, min(known_until) as mark from known_until where owner = $1',
    [owner],
  );
  return row?.mark && row.partitions === partitionCount ? row.mark.getTime() : null;
}
