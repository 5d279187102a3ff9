import type { ClockPort } from '@fengqiao/contracts/clock-port';
import { knownUntil } from '@fengqiao/inbox/marks/known-until';
import type { EntityManager } from 'typeorm';

/**
 * The moment at which something scoring itself decides or is told comes on record: later than any mark an answer may
 * have named until now. Marks stand still until the transaction ends, so no answer can name a later one without it.
 */
export async function recordMoment(manager: EntityManager, clock: ClockPort): Promise<Date> {
  await manager.query('lock table known_until in share mode');
  const now = await clock.now();
  const mark = await knownUntil(manager, 'intake');
  return new Date(mark === null ? now : Math.max(now, mark + 1));
}
