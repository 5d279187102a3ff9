import { refuse, type Refusal } from '../refusal.ts';

/** 佐证: what a result or a performance is shown by. */
export type Evidence =
  { readonly text: string } | { readonly link: string } | { readonly attachment: string };

const none: ReadonlySet<string> = new Set();

/**
 * A result needs evidence that is there. `usable`: attachments that whoever gives the command has handed in and nothing
 * holds yet; a kind that takes none in leaves it out, and one that is named there proves nothing.
 */
export function unfitEvidence(evidence: readonly Evidence[], usable = none): Refusal | null {
  if (evidence.length === 0) return refuse('evidence-required', 'evidence');
  const named = attachmentsOf(evidence);
  const unknown = evidence.findIndex(
    (each) =>
      'attachment' in each &&
      (!usable.has(each.attachment) || named.indexOf(each.attachment) !== named.lastIndexOf(each.attachment)),
  );
  return unknown >= 0 ? refuse('unknown-attachment', `evidence.${unknown}.attachment`) : null;
}

/** The attachments among it, by id. */
export function attachmentsOf(evidence: readonly Evidence[]): string[] {
  return evidence.flatMap((each) => ('attachment' in each ? each.attachment : []));
}
