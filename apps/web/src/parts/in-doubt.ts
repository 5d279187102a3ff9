import type { Refusal } from '../api/problem.ts';

const codes = ['no-answer', 'unavailable', 'internal', 'upstream-timeout'];

/** Whether what was asked may have been done all the same: its answer was lost, or never came. */
export function isInDoubt({ code }: Refusal): boolean {
  return codes.includes(code);
}
