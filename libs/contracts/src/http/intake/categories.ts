import { ledgers } from '@fengqiao/domain/case/case';
import { limitedClocks } from '@fengqiao/domain/case/rules/policy';
import { fieldTypes } from '@fengqiao/domain/case/rules/catalogue';
import { z } from 'zod';
import { Slug } from '../fragments/slug.ts';
import { plainText, words } from '../fragments/words.ts';
import { Limit } from './clock.ts';

const FieldName = z.string().regex(/^[a-z][A-Za-z0-9]{0,39}$/, 'a name: licencePlate');

/** What people say beside, by the name of the field. Shapes; which fields there are, the catalogue says. */
export const FieldValues = z
  .record(
    FieldName,
    z.union([z.string().max(2000).regex(plainText, 'no control characters'), z.number(), z.boolean()]),
  )
  .refine((values) => Object.keys(values).length <= 20, 'at most 20')
  .meta({ id: 'FieldValues' });

const labels = { labelZh: words(100), labelEn: words(100) };

const CategoryField = z
  .strictObject({
    name: FieldName,
    ...labels,
    type: z.enum(fieldTypes).describe('Never a moment'),
    required: z.boolean().default(false),
    options: z
      .array(z.strictObject({ value: Slug, ...labels }))
      .max(50)
      .optional()
      .describe('Of a choice'),
  })
  .meta({ id: 'CategoryField' });

const Category = z
  .strictObject({
    slug: Slug,
    nameZh: words(100),
    nameEn: words(100),
    audience: z.enum(['public', 'staff']).describe('Who may choose it: anybody, or staff alone'),
    ledgers: z.array(z.enum(ledgers)).min(1).max(ledgers.length),
    limits: z
      .partialRecord(z.enum(limitedClocks), Limit)
      .optional()
      .describe("Limits of its own; a clock that is left out has the policy's"),
    fields: z.array(CategoryField).max(20).default([]),
  })
  .meta({ id: 'Category' });

const said = {
  former: z
    .array(z.object({ slug: Slug, nameZh: words(100), nameEn: words(100) }))
    .describe('Of versions before and not in this one any more: what matters of then are called')
    .meta({ id: 'FormerCategories' }),
  version: z.int().describe('0 while none was published; the ETag'),
  publishedAt: z.string().nullable(),
  publishedBy: z.string().nullable().describe('For staff'),
  serverTime: z.string(),
};

export const CategoriesView = z
  .object({ categories: z.array(Category), ...said })
  .meta({ id: 'CategoriesView' });
export type CategoriesView = z.infer<typeof CategoriesView>;

/** A catalogue as it was read, edited and sent back: what the answer says beside it is taken and means nothing. */
export const CategoriesBody = z
  .strictObject({ categories: z.array(Category).min(1).max(500), ...z.object(said).partial().shape })
  .meta({ id: 'CategoriesBody' });
export type CategoriesBody = z.infer<typeof CategoriesBody>;

export const CategoriesVersion = z.object({
  version: z.coerce.number().int().min(1).max(1_000_000).optional().describe('For staff; left out: in force'),
});
export type CategoriesVersion = z.infer<typeof CategoriesVersion>;

export const CategoriesHistory = z
  .object({
    items: z
      .array(
        z.object({
          version: z.int(),
          publishedAt: z.string(),
          publishedBy: z.string(),
          added: z.array(z.string()),
          removed: z.array(z.string()),
          changed: z.array(z.string()).describe('Slugs'),
        }),
      )
      .describe('The newest first, at most 50'),
    serverTime: z.string(),
  })
  .meta({ id: 'CategoriesHistory' });
export type CategoriesHistory = z.infer<typeof CategoriesHistory>;
