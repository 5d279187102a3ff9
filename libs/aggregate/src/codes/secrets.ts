import { createHash, randomInt } from 'node:crypto';
import { codeAlphabet, readCode } from '@fengqiao/domain/aggregate/codes/typed-code';

/** What a secret is for, with its letters: 5 bits each. What can be guessed at is slowed down, so none is long. */
const lengths = {
  /** 查询码: opens a matter to its citizen; shown once. */
  code: 10,
  /** On a receipt, exchanged for a code; whoever finds the paper has thirty days. */
  claim: 16,
  /** In a message, copied once. */
  confirmation: 8,
} as const;
export type Purpose = keyof typeof lengths;

export function newSecret(purpose: Purpose): string {
  return Array.from({ length: lengths[purpose] }, () => codeAlphabet[randomInt(codeAlphabet.length)]).join(
    '',
  );
}

/**
 * Only the hash is kept. The number salts it, so equal secrets do not look equal; the purpose does too, so that none is
 * taken for another. A code's is as every release has made it.
 */
export function hashSecret(purpose: Purpose, number: string, typed: string): Buffer {
  const salt = purpose === 'code' ? number : `${purpose}:${number}`;
  return createHash('sha256')
    .update(`${salt}:${readCode(typed)}`)
    .digest();
}
