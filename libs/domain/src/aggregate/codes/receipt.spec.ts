import { expect, it } from '@jest/globals';
import { isRefusal } from '../../refusal.ts';
import { claimValidUntil, unfitClaim } from './receipt.ts';

const issued = Date.parse('2026-11-16T10:00:00+08:00');
const validUntil = claimValidUntil(issued);
const code = (endedAt: number | null, now: number) => {
  const refusal = unfitClaim({ validUntil, endedAt }, now);
  return isRefusal(refusal) ? refusal.code : null;
};

it('a claim is good once, for thirty days to the millisecond', () => {
  expect(new Date(validUntil).toISOString()).toBe('2026-12-16T02:00:00.000Z');
  expect(code(null, issued)).toBeNull();
  expect(code(null, validUntil)).toBeNull();
  expect(code(null, validUntil + 1)).toBe('claim-expired');
  expect(code(issued + 1, issued + 2)).toBe('claim-spent');
});
