import { duplicateReasons } from '@fengqiao/domain/case/duplicates/judge-duplicates';
import { z } from 'zod';
import { ClockView } from '../fragments/aggregate.ts';
import { Slug } from '../fragments/slug.ts';
import { nameOf, words } from '../fragments/words.ts';
import { CaseSummary } from './case.ts';

/** As many as a desk looks at. */
export const mostProposed = 10;

/** A matter that is being written down: fields of a registration, as far as they are filled in. */
export const DuplicatesBody = z
  .strictObject({
    summary: words(200).optional(),
    detail: words(10_000).optional(),
    place: words(200).optional(),
    category: Slug.optional(),
    reporter: z
      .strictObject({ name: nameOf(100).optional(), phone: z.string().trim().max(60).optional() })
      .optional(),
  })
  .meta({ id: 'DuplicatesBody' });
export type DuplicatesBody = z.infer<typeof DuplicatesBody>;

const Proposal = z
  .object({
    case: CaseSummary,
    place: z.string().nullable(),
    score: z.number().min(0).max(1).describe('How alike they are, by what you may read of both'),
    reasons: z
      .array(z.enum(duplicateReasons))
      .describe('`same-reporter` only of cases that show you their reporter'),
  })
  .meta({ id: 'DuplicateProposal' });

export const DuplicatesView = z
  .object({
    items: z.array(Proposal).max(mostProposed).describe('The most alike first'),
    serverTime: z.string(),
  })
  .meta({ id: 'DuplicatesView' });

/** As many as one case takes in. */
export const MergePreviewBody = z
  .strictObject({
    into: z.uuid().describe('The case that goes on'),
    cases: z.array(z.uuid()).min(1).max(50).describe('Those that would be merged into it'),
  })
  .meta({ id: 'MergePreviewBody' });
export type MergePreviewBody = z.infer<typeof MergePreviewBody>;

export const MergePreviewView = z
  .object({
    cases: z.array(
      z.object({
        id: z.uuid(),
        number: z.string().nullable().describe('Null where there is no such case for you'),
        code: z.string().nullable().describe('Why it cannot be merged; null where it can'),
        message: z.object({ 'zh-CN': z.string(), en: z.string() }).nullable(),
      }),
    ),
    before: z.array(ClockView).describe('The clocks of the case as they are'),
    after: z.array(ClockView).describe('The same when those that can be merged are'),
    serverTime: z.string(),
  })
  .meta({ id: 'MergePreview' });
