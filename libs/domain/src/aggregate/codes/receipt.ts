import { refuse, type Refusal } from '../../refusal.ts';

/** 回执: how long the claim on a receipt can be exchanged (domain text, The query code is the citizen's). */
const claimMs = 30 * 86_400_000;

/** Epoch milliseconds. */
export function claimValidUntil(issuedAt: number): number {
  return issuedAt + claimMs;
}

export interface Claim {
  readonly validUntil: number;
  /** When it was exchanged, or another receipt took its place; null while it is good. */
  readonly endedAt: number | null;
}

/** Good once: `claim-spent` when it was exchanged or a newer receipt was issued, `claim-expired` after its days. */
export function unfitClaim({ validUntil, endedAt }: Claim, now: number): Refusal | null {
  if (endedAt !== null) return refuse('claim-spent', 'claim');
  return now > validUntil ? refuse('claim-expired', 'claim') : null;
}
