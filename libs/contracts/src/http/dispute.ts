import { colours, complexities, levels } from '@fengqiao/domain/dispute/dispute';
import { z } from 'zod';
import { UnitPath } from './names.ts';
import { words } from './words.ts';

export const RegisterDisputeBody = z
  .strictObject({
    title: words(200),
    place: UnitPath.describe('The room (village or community) where it is'),
    origin: z.enum(['police', 'screening', 'case', 'visit', 'partner']),
    complexity: z.enum(complexities),
    colour: z.enum(colours),
    parties: z
      .array(z.strictObject({ name: words(100) }))
      .min(2)
      .max(20),
    relatedCase: z.uuid().optional().describe('Links only; it suspends nothing'),
  })
  .meta({ id: 'RegisterDisputeBody' });

export type RegisterDisputeBody = z.infer<typeof RegisterDisputeBody>;

export const DisputeView = z
  .object({
    id: z.uuid(),
    number: z.string(),
    version: z.int(),
    title: z.string(),
    place: z.string(),
    origin: z.string(),
    complexity: z.enum(complexities),
    colour: z.enum(colours),
    level: z.enum(levels),
    status: z.string(),
    parties: z.array(z.object({ name: z.string() })),
    relatedCase: z.uuid().nullable(),
    screenedAt: z.string(),
    serverTime: z.string(),
  })
  .meta({ id: 'Dispute' });
export type DisputeView = z.infer<typeof DisputeView>;

export const DisputeQuery = z.strictObject({
  relatedCase: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.uuid().optional(),
});

export const DisputeList = z
  .object({ items: z.array(DisputeView), next: z.string().nullable(), serverTime: z.string() })
  .meta({ id: 'DisputeList' });
