import { localDate } from '@fengqiao/domain/clock/working-days';
import type { DisputeRules } from '@fengqiao/domain/dispute/rules';
import type { EntityManager } from 'typeorm';

/** JF 纠纷, by the local year in which each was screened. */
export function disputeNumbers(
  manager: EntityManager,
  screenedAt: readonly number[],
  rules: DisputeRules,
): Promise<string[]> {
  return yearlyNumbers(manager, 'JF', 'dispute_number_sequence', screenedAt, rules);
}

/** Letters, the local year of each moment, and a number that nobody else has. */
export async function yearlyNumbers(
  manager: EntityManager,
  letters: string,
  sequence: string,
  moments: readonly number[],
  { calendar }: DisputeRules,
): Promise<string[]> {
  const rows = (await manager.query(
    `select nextval($1::regclass)::text as next from generate_series(1, $2)`,
    [sequence, moments.length],
  )) as { next: string }[];
  return moments.map((at, index) => {
    const year = localDate(calendar, at).slice(0, 4);
    return `${letters}-${year}-${(rows[index]?.next ?? '').padStart(6, '0')}`;
  });
}
