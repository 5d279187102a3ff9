import { refuse, type Refusal } from '../refusal.ts';

/** 佐证: what a result or a performance is shown by. */
export type Evidence =
  { readonly text: string } | { readonly link: string } | { readonly attachment: string };

/** A result needs evidence that is there: no attachment has been taken in yet, so one that is named proves nothing. */
export function unfitEvidence(evidence: readonly Evidence[]): Refusal | null {
  if (evidence.length === 0) return refuse('evidence-required', 'evidence');
  const named = evidence.findIndex((each) => 'attachment' in each);
  return named >= 0 ? refuse('unknown-attachment', `evidence.${named}.attachment`) : null;
}
