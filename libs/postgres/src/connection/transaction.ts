import { isRefusal, type Refusal } from '@fengqiao/domain/refusal';
import type { DataSource, EntityManager } from 'typeorm';

/** Carries a refusal out of a transaction so that it rolls back: a refused command writes nothing. */
class Refused extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal.code);
  }
}

/** Of transactions that wait at their end for what was written on the way. */
const unawaited = new WeakMap<EntityManager, Promise<unknown>[]>();

/**
 * Waits for a write, or leaves that to the end of the transaction, where it can: the statement has been sent, nobody
 * needs its result, and what is sent behind it is carried out behind it. So the COMMIT goes with the last writes; where
 * one has failed, PostgreSQL makes a ROLLBACK of it.
 */
export async function written(manager: EntityManager, sent: Promise<unknown>): Promise<void> {
  const left = unawaited.get(manager);
  if (!left) return void (await sent);
  // Whether it failed is asked at the end.
  sent.catch(() => undefined);
  left.push(sent);
}

/** One command, one transaction. A refusal rolls back and is the answer; an error rolls back and is thrown. */
export async function inTransaction<T>(
  dataSource: DataSource,
  work: (manager: EntityManager) => Promise<T | Refusal>,
): Promise<T | Refusal> {
  const left: Promise<unknown>[] = [];
  try {
    const done = await dataSource.transaction(async (manager) => {
      unawaited.set(manager, left);
      const answer = await work(manager);
      if (isRefusal(answer)) throw new Refused(answer);
      return answer;
    });
    await Promise.all(left);
    return done;
  } catch (error) {
    // Once a write has failed every statement behind it does: the first says why.
    await Promise.all(left);
    if (error instanceof Refused) return error.refusal;
    throw error;
  }
}
