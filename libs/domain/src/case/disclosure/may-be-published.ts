import { refuse, type Refusal } from '../../refusal.ts';
import { findPersonal, type Found } from './find-personal.ts';

interface Circumstances {
  readonly isConfidential: boolean;
  /** Whether another person has answered for what looks personal. */
  readonly isAnsweredFor: boolean;
}

/**
 * Why a summary must not be published; null when it may be. Numbers that lead to a person are refused
 * (`personal-in-summary`); what seems to name somebody, or where somebody lives, needs another person's word
 * (`agreement-required`). Each place is named, as `publicSummary.<from>-<to>`.
 */
export function mayBePublished(
  publicSummary: string,
  { isConfidential, isAnsweredFor }: Circumstances,
): Refusal | null {
  if (isConfidential) return refuse('confidential-not-published', 'publicSummary');
  const found = findPersonal(publicSummary);
  const never = found.filter(({ remedy }) => remedy === 'leave out');
  if (never.length > 0) return foundIn('personal-in-summary', never);
  return found.length > 0 && !isAnsweredFor ? foundIn('agreement-required', found) : null;
}

function foundIn(code: 'personal-in-summary' | 'agreement-required', found: readonly Found[]): Refusal {
  const each = found.map(({ kind, from, to }) => ({ field: `publicSummary.${from}-${to}`, code: kind }));
  return {
    ...refuse(
      code,
      each.map(({ field }) => field),
    ),
    each,
  };
}
