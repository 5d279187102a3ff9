import { refuse, type Refusal } from '../../refusal.ts';

/** What policy lets be attached; a number that is left out is the default's. */
export interface AttachmentLimits {
  /** Of one file, as it is sent. */
  readonly megabytes?: number | undefined;
  /** Of one case, whoever attached them. */
  readonly ofCase?: number | undefined;
  /** Width times height of one picture. */
  readonly megapixels?: number | undefined;
  /** Of one PDF. */
  readonly pages?: number | undefined;
}

const defaults = { megabytes: 20, ofCase: 100, megapixels: 100, pages: 500 } as const;

/** The most that a policy may allow: what a process can look at without holding up others. */
export const mostAttachments = { megabytes: 50, ofCase: 1_000, megapixels: 200, pages: 2_000 } as const;

/** A policy, as far as attachments go. */
interface PolicyOfAttachments {
  readonly attachments?: AttachmentLimits | undefined;
}

export function attachmentLimits({ attachments = {} }: PolicyOfAttachments): Required<{
  [Limit in keyof AttachmentLimits]: number;
}> {
  const given = Object.entries(attachments).filter(([, value]) => value !== undefined);
  return { ...defaults, ...Object.fromEntries(given) };
}

/** One that is attached by a command: with its key, by whoever has no token. */
export interface AttachmentRef {
  readonly id: string;
  readonly key?: string | undefined;
}

/** What is at hand of the attachments that a command names. */
export interface Uploads {
  /** Handed in by whoever gives the command, and held by nothing yet. */
  readonly usable: ReadonlySet<string>;
  /** What the case holds already, also what was erased. */
  readonly held: ReadonlyMap<string, 'kept' | 'erased'>;
}

export const noUploads: Uploads = { usable: new Set(), held: new Map() };

/** Each once, each there, and not more than a case holds. */
export function unfitAttachments(
  named: readonly AttachmentRef[],
  { usable, held }: Uploads,
  policy: PolicyOfAttachments,
): Refusal | null {
  const ids = named.map(({ id }) => id);
  const unknown = ids.findIndex((id, i) => !usable.has(id) || ids.indexOf(id) !== i);
  if (unknown >= 0) return refuse('unknown-attachment', `attachments.${unknown}.id`);
  return tooMany(ids.length, held.size, policy);
}

export function tooMany(added: number, ofCase: number, policy: PolicyOfAttachments): Refusal | null {
  const most = attachmentLimits(policy).ofCase;
  return added > 0 && ofCase + added > most ? refuse('too-many-attachments', [], { most }) : null;
}

/** Only what is there can be erased, and once. */
export function unfitToErase(attachment: string, { held }: Uploads): Refusal | null {
  const found = held.get(attachment);
  if (found === undefined) return refuse('unknown-attachment', 'attachment');
  return found === 'erased' ? refuse('attachment-erased', 'attachment') : null;
}
