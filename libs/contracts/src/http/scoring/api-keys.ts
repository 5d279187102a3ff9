import { z } from 'zod';
import { UnitPath } from '../fragments/names.ts';
import { Moment } from '../fragments/moment.ts';
import { Slug } from '../fragments/slug.ts';

export const ApiKeyBody = z
  .strictObject({
    label: Slug.describe('What it is for: `data-platform`'),
    unit: UnitPath.describe('It reads what belongs to this unit and those below, and nothing else'),
    expiresAt: Moment.describe('Within a year'),
  })
  .meta({ id: 'ApiKeyBody' });
export type ApiKeyBody = z.infer<typeof ApiKeyBody>;

const about = {
  id: z.uuid(),
  label: z.string(),
  unit: z.string(),
  createdAt: z.string(),
  createdBy: z.string(),
  expiresAt: z.string(),
  revokedAt: z.string().nullable(),
  version: z.int().describe('1 when issued, 2 when revoked'),
};

export const ApiKeyView = z.object(about).meta({ id: 'ApiKeyView' });
export type ApiKeyView = z.infer<typeof ApiKeyView>;

export const ApiKeyList = z.object({ items: z.array(ApiKeyView) }).meta({ id: 'ApiKeyList' });
export type ApiKeyList = z.infer<typeof ApiKeyList>;

export const NewApiKey = z
  .object({
    ...about,
    key: z
      .string()
      .optional()
      .describe(
        'Shown this once, and to a repetition under the same Idempotency-Key if that is a random UUID (version 4); we keep its hash',
      ),
  })
  .meta({ id: 'NewApiKey' });
export type NewApiKey = z.infer<typeof NewApiKey>;
