import { aboutKinds } from '@fengqiao/domain/case/guidance/guidance';
import { blanks } from '@fengqiao/domain/case/guidance/blanks';
import { ledgers } from '@fengqiao/domain/case/case';
import { z } from 'zod';
import { UnitPath } from '../fragments/names.ts';
import { Slug } from '../fragments/slug.ts';
import { nameOf, words } from '../fragments/words.ts';
import { publication } from './publication.ts';

const named: Record<(typeof aboutKinds)[number], string> = {
  general: '',
  ledger: `\\.(?:${ledgers.join('|')})`,
  category: '\\.[a-z0-9]+(?:-[a-z0-9]+)*',
  unit: '\\.[a-z0-9-]+(?:\\.[a-z0-9-]+)*',
};
const about = aboutKinds.map((kind) => `${kind}${named[kind]}`).join('|');

export const GuidanceAbout = z
  .string()
  .regex(new RegExp(`^(?:${about})$`), 'general, ledger.claim, category.noise or unit.shifan.dongcheng')
  .max(205)
  .meta({ id: 'GuidanceAbout', examples: ['category.noise'] });

const english = (max: number) => words(max).optional().describe('Left out: the Chinese is shown');

const Article = z
  .strictObject({
    nameZh: words(200),
    nameEn: english(200),
    textZh: words(2000).optional().describe('What it says'),
    textEn: english(2000),
  })
  .meta({ id: 'Article' });

const Step = z.strictObject({ textZh: words(500), textEn: english(500) }).meta({ id: 'GuidanceStep' });

const UsualAnswer = z
  .strictObject({
    nameZh: nameOf(60),
    nameEn: nameOf(60).optional(),
    textZh: words(5000).describe(
      `Where a reply begins. Filled from the case: ${blanks.map((each) => `{${each}}`).join(', ')}`,
    ),
    textEn: english(5000),
  })
  .meta({ id: 'UsualAnswer' });

const content = {
  law: z.array(Article).max(30),
  steps: z.array(Step).max(30),
  answers: z.array(UsualAnswer).max(50),
};

const said = {
  version: z.int().describe('0 while none was published; the ETag'),
  publishedAt: publication.publishedAt.nullable(),
  publishedBy: z.string().nullable(),
};

export const GuidanceView = z
  .object({
    about: GuidanceAbout,
    ...content,
    ...said,
    mayPublish: z.boolean().describe('Whether it is yours to publish'),
    serverTime: z.string(),
  })
  .meta({ id: 'Guidance' });
export type GuidanceView = z.infer<typeof GuidanceView>;

/** Guidance as it was read, edited and sent back: what the answer says beside it is taken and means nothing. */
export const GuidanceBody = z
  .strictObject({
    ...{ law: content.law.default([]), steps: content.steps.default([]) },
    answers: content.answers.default([]),
    ...GuidanceView.pick({ about: true, mayPublish: true, serverTime: true }).partial().shape,
    ...z.object(said).partial().shape,
  })
  .meta({ id: 'GuidanceBody' });
export type GuidanceBody = z.infer<typeof GuidanceBody>;

export const GuidanceVersion = z.object({
  version: z.coerce.number().int().min(1).max(1_000_000).optional().describe('Left out: in force'),
});
export type GuidanceVersion = z.infer<typeof GuidanceVersion>;

const Published = z.object({ version: z.int(), publishedAt: z.string(), publishedBy: z.string() });

export const GuidanceList = z
  .object({
    items: z.array(
      Published.extend({
        about: GuidanceAbout,
        law: z.int().describe('How many of each'),
        steps: z.int(),
        answers: z.int(),
      }),
    ),
    mine: z
      .array(GuidanceAbout)
      .describe('Units whose answers are yours to keep; an administrator publishes all guidance beside'),
    serverTime: z.string(),
  })
  .meta({ id: 'GuidanceList' });
export type GuidanceList = z.infer<typeof GuidanceList>;

export const GuidanceHistory = z
  .object({ items: z.array(Published).describe('The newest first, at most 50'), serverTime: z.string() })
  .meta({ id: 'GuidanceHistory' });
export type GuidanceHistory = z.infer<typeof GuidanceHistory>;

export const GuidanceQuery = z.object({
  category: Slug,
  ledger: z.enum(ledgers),
  unit: UnitPath.optional().describe('Who handles it: with its answers, and those of the units above'),
});
export type GuidanceQuery = z.infer<typeof GuidanceQuery>;

const from = { about: GuidanceAbout.describe('Where it comes from') };
const inForce = {
  law: z.array(Article.extend(from)),
  steps: z.array(Step.extend(from)),
  answers: z.array(UsualAnswer.extend(from)).describe('The nearest first'),
  sources: z.array(Published.extend(from)),
  serverTime: z.string(),
};

export const GuidanceInForce = z.object(inForce).meta({ id: 'GuidanceInForce' });
export type GuidanceInForce = z.infer<typeof GuidanceInForce>;

export const GuidanceOfCase = z
  .object({
    ...inForce,
    blanks: z
      .array(z.object({ blank: z.enum(blanks), zh: z.string().nullable(), en: z.string().nullable() }))
      .describe('What the answers were filled with; null: nothing yet, and it stands in them in its braces'),
  })
  .meta({ id: 'GuidanceOfCase' });
export type GuidanceOfCase = z.infer<typeof GuidanceOfCase>;
