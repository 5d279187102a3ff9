import type { Closing } from '@fengqiao/domain/score/periods/closing';
import type { EntityManager } from 'typeorm';
import { PeriodClosingRow } from '../periods/period.entities.ts';

type ClosingMoments = Pick<PeriodClosingRow, 'provisionalAt' | 'objectionsUntil' | 'frozenAt'>;

/** How far the closing of a period has come; null before it has begun. */
export async function closingOf(manager: EntityManager, period: string): Promise<Closing | null> {
  const row = await manager.findOneBy(PeriodClosingRow, { period });
  return row && closingIn(row);
}

export function closingIn({ provisionalAt, objectionsUntil, frozenAt }: ClosingMoments): Closing {
  return {
    provisionalAt: provisionalAt.getTime(),
    objectionsUntil: objectionsUntil.getTime(),
    frozenAt: frozenAt?.getTime() ?? null,
  };
}
