import { colours, complexities, levels } from '@fengqiao/domain/dispute/dispute';
import { mediationMeasureNames, type MediationMeasureName } from '@fengqiao/domain/score/mediation/mediation';
import { z } from 'zod';
import { MediationFigureView } from './mediation-figure.ts';
import { UnitPath } from '../fragments/names.ts';
import { PeriodName, twoMoments } from './scores.ts';
import { Slug } from '../fragments/slug.ts';

const asked = {
  period: PeriodName.optional().describe('Left out: the month of `asOf`'),
  unit: UnitPath.optional().describe("Places at or below it; left out: the reader's own, or the bureau"),
};

export const mediationParts = ['level', 'colour', 'complexity', 'kind', 'place'] as const;

export const MediationFiguresQuery = z.strictObject({
  ...asked,
  by: z
    .enum(mediationParts)
    .optional()
    .describe('Told apart by how each dispute stands at `asOf`, whatever it was when it was counted'),
  ...twoMoments,
});
export type MediationFiguresQuery = z.infer<typeof MediationFiguresQuery>;

export const MediationDisputesQuery = z.strictObject({
  ...asked,
  measure: z.enum(mediationMeasureNames),
  counted: z.enum(['all', 'met']).default('all').describe('`met`: only what stands above the line'),
  level: z.enum(levels).optional(),
  colour: z.enum(colours).optional(),
  complexity: z.enum(complexities).optional(),
  kind: Slug.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(200).optional(),
  ...twoMoments,
});
export type MediationDisputesQuery = z.infer<typeof MediationDisputesQuery>;

const measures = z
  .object(
    Object.fromEntries(mediationMeasureNames.map((name) => [name, MediationFigureView])) as Record<
      MediationMeasureName,
      typeof MediationFigureView
    >,
  )
  .meta({ id: 'MediationMeasures' });

export const MediationFigures = z
  .object({
    period: z.string(),
    unit: z.string(),
    by: z.enum(mediationParts).nullable(),
    asOf: z.string(),
    knownAt: z.string().describe('As far as mediation is known here'),
    measures: measures.describe('Of everything'),
    items: z
      .array(z.object({ key: z.string(), measures }))
      .describe(
        'Told apart as asked: each level, colour or complexity; each kind and place of which there is any',
      ),
  })
  .meta({ id: 'MediationFigures' });
export type MediationFigures = z.infer<typeof MediationFigures>;

export const MediationDisputes = z
  .object({
    period: z.string(),
    unit: z.string(),
    measure: z.enum(mediationMeasureNames),
    asOf: z.string(),
    knownAt: z.string(),
    items: z.array(
      z.object({
        disputeId: z.uuid(),
        number: z.string(),
        source: z.string(),
        outcome: z.string(),
        at: z.string(),
        days: z.number().nullable().describe('Of a duration'),
        place: z.string(),
        level: z.enum(levels),
        colour: z.enum(colours),
        complexity: z.enum(complexities),
        kind: z.string(),
      }),
    ),
    next: z.string().nullable(),
  })
  .meta({ id: 'MediationDisputes' });
export type MediationDisputes = z.infer<typeof MediationDisputes>;
