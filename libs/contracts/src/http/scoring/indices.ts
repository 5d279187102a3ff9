import { occurrenceKinds } from '@fengqiao/domain/score/three-zero';
import { z } from 'zod';
import { UnitPath } from '../fragments/names.ts';
import { PeriodName, twoMoments } from './scores.ts';

export const ThreeZeroQuery = z.strictObject({
  period: PeriodName.optional().describe('Left out: the month of `asOf`'),
  unit: UnitPath.optional().describe("Rooms at or below it; left out: the reader's own, or the bureau"),
  ...twoMoments,
});
export type ThreeZeroQuery = z.infer<typeof ThreeZeroQuery>;

export const ThreeZero = z
  .object({
    period: z.string(),
    unit: z.string(),
    asOf: z.string(),
    knownAt: z.string(),
    places: z.int().describe('Villages and communities at or below the unit'),
    items: z.array(
      z.object({
        kind: z.enum(occurrenceKinds),
        zero: z.int().describe('Places where nothing of the kind happened'),
        share: z.number().nullable().describe('Per cent, two decimals'),
      }),
    ),
    struck: z.array(z.object({ place: z.string(), kinds: z.array(z.enum(occurrenceKinds)) })),
  })
  .meta({ id: 'ThreeZero' });
export type ThreeZero = z.infer<typeof ThreeZero>;
