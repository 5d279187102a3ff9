import { nextNumbers } from '@fengqiao/aggregate/store/next-number';
import type { DisputeRules } from '@fengqiao/domain/dispute/rules/rules';
import type { EntityManager } from 'typeorm';

/** JF 纠纷, by the local year in which each was screened. */
export function disputeNumbers(
  manager: EntityManager,
  screenedAt: readonly number[],
  { calendar }: DisputeRules,
): Promise<string[]> {
  const numbering = { prefix: 'JF', sequence: 'dispute_number_sequence' };
  return nextNumbers(manager, numbering, screenedAt, calendar);
}
