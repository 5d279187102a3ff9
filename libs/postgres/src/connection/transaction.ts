import { isRefusal, type Refusal } from '@fengqiao/domain/refusal';
import type { DataSource, EntityManager } from 'typeorm';

/** Carries a refusal out of a transaction so that it rolls back: a refused command writes nothing. */
class Refused extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal.code);
  }
}

/** One command, one transaction. A refusal rolls back and is the answer; an error rolls back and is thrown. */
export async function inTransaction<T>(
  dataSource: DataSource,
  work: (manager: EntityManager) => Promise<T | Refusal>,
): Promise<T | Refusal> {
  try {
    return await dataSource.transaction(async (manager) => {
      const answer = await work(manager);
      if (isRefusal(answer)) throw new Refused(answer);
      return answer;
    });
  } catch (error) {
    if (error instanceof Refused) return error.refusal;
    throw error;
  }
}
