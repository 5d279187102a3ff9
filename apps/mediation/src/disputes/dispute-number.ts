import { localDate } from '@fengqiao/domain/clock/working-days';
import type { DisputeRules } from '@fengqiao/domain/dispute/rules';
import type { EntityManager } from 'typeorm';

/** JF 纠纷, the local year in which it was screened, and a number that nobody else has. */
export async function disputeNumbers(
  manager: EntityManager,
  screenedAt: readonly number[],
  { calendar }: DisputeRules,
): Promise<string[]> {
  const rows = (await manager.query(
    `select nextval('dispute_number_sequence')::text as next from generate_series(1, $1)`,
    [screenedAt.length],
  )) as { next: string }[];
  return screenedAt.map(
    (at, index) => `JF-${localDate(calendar, at).slice(0, 4)}-${(rows[index]?.next ?? '').padStart(6, '0')}`,
  );
}
