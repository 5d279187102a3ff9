import { z } from 'zod';
import { words } from '../fragments/words.ts';

/** What is taken in, by its content; a name or a header says nothing. */
export const attachmentTypes = ['image/jpeg', 'image/png', 'image/webp', 'application/pdf'] as const;
export type AttachmentType = (typeof attachmentTypes)[number];

const described = {
  id: z.uuid(),
  name: z
    .string()
    .describe('As it was called, without path, control characters and marks that turn text round'),
  type: z.enum(attachmentTypes),
  size: z.int().describe('Bytes of what is shown'),
};

/** One that was handed in and belongs to no case yet: a day from then it is gone. */
export const UploadedAttachment = z
  .object({
    ...described,
    sha256: z
      .string()
      .describe('Of what is kept: of staff the file as it was sent, of citizens what is shown'),
    key: z
      .string()
      .optional()
      .describe('To a caller without a token alone: with it the attachment can be used, once'),
    expiresAt: z.string().describe('Until then a command must name it'),
  })
  .meta({ id: 'UploadedAttachment' });
export type UploadedAttachment = z.infer<typeof UploadedAttachment>;

const key = z.string().min(1).max(64);

/** In a command: what came with it. */
export const AttachmentRefs = z
  .array(z.strictObject({ id: z.uuid(), key: key.optional().describe('Needed without a token') }))
  .max(20)
  .describe('What `POST /v1/attachments` answered')
  .optional();

export const attachmentUses = ['words', 'evidence'] as const;

export const AttachmentView = z
  .object({
    ...described,
    use: z.enum(attachmentUses).describe('Sent by or for the citizen, or what a result is shown by'),
    addedAt: z.string(),
    seq: z.int().describe('The event it came with'),
    erasedAt: z.string().nullable().describe('Since when its content is gone for good'),
  })
  .meta({ id: 'Attachment' });
export type AttachmentView = z.infer<typeof AttachmentView>;

export const StaffAttachmentView = AttachmentView.extend({
  sha256: z.string(),
  original: z.boolean().describe('Whether the file is kept as it was sent beside what is shown'),
  by: z.string().nullable().describe('Who gave the command it came with; null for a citizen'),
}).meta({ id: 'CaseAttachment' });
export type StaffAttachmentView = z.infer<typeof StaffAttachmentView>;

export const CaseAttachments = z
  .object({ items: z.array(StaffAttachmentView), serverTime: z.string() })
  .meta({ id: 'CaseAttachments' });
export type CaseAttachments = z.infer<typeof CaseAttachments>;

export const AddressBody = z
  .strictObject({
    original: z
      .boolean()
      .default(false)
      .describe('The file as it was sent, where that is kept: to staff alone'),
  })
  .meta({ id: 'AttachmentAddressBody' });

export const CitizenAddressBody = z.strictObject({}).meta({ id: 'CitizenAttachmentAddressBody' });

export const AttachmentAddress = z
  .object({
    url: z.string().describe('Below where this service is reached; for whoever asked for it'),
    expiresAt: z.string(),
  })
  .meta({ id: 'AttachmentAddress' });
export type AttachmentAddress = z.infer<typeof AttachmentAddress>;

export const ContentToken = z.string().min(1).max(1_000);

export const EraseAttachment = { attachment: z.uuid(), reason: words(2000) };
