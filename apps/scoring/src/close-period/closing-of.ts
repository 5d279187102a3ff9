import type { Closing } from '@fengqiao/domain/score/periods/closing';
import type { EntityManager } from 'typeorm';
import { PeriodClosingRow } from '../periods/period.entities.ts';

/** How far the closing of a period has come; null before it has begun. */
export async function closingOf(manager: EntityManager, period: string): Promise<Closing | null> {
  const row = await manager.findOneBy(PeriodClosingRow, { period });
  return (
    row && {
      provisionalAt: row.provisionalAt.getTime(),
      objectionsUntil: row.objectionsUntil.getTime(),
      frozenAt: row.frozenAt?.getTime() ?? null,
    }
  );
}
