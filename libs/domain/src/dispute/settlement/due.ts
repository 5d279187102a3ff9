import { until } from '../../aggregate/clocks.ts';
import { checkLimit } from '../../clock/limit/limit.ts';
import { refuse, type Refusal } from '../../refusal.ts';

/**
 * Why people cannot agree at `from` on a moment as a limit, or null. Refused: `due-not-ahead`; `limit-too-long`, when it
 * lies further ahead than any limit reaches (20 years).
 */
export function unfitDue(dueAt: number, from: number, field: string): Refusal | null {
  if (dueAt <= from) return refuse('due-not-ahead', field);
  return checkLimit(until(dueAt, from)) === null ? null : refuse('limit-too-long', field);
}
