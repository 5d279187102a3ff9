import { thresholdNames } from '@fengqiao/domain/score/gaming/flag-thresholds';
import { flagNames } from '@fengqiao/domain/score/gaming/gaming-fact';
import { z } from 'zod';
import { UnitPath } from '../fragments/names.ts';
import { PeriodName, twoMoments } from './scores.ts';

export const FlagsQuery = z.strictObject({
  period: PeriodName.optional().describe('Left out: the month of `asOf`'),
  unit: UnitPath.optional().describe('Units at or below it; left out: all'),
  flag: z.enum(flagNames).optional(),
  thresholds: z.coerce
    .number()
    .int()
    .min(1)
    .max(1_000_000)
    .optional()
    .describe('Version; left out: the newest published by `knownAt`'),
  ...twoMoments,
});
export type FlagsQuery = z.infer<typeof FlagsQuery>;

export const FlagThresholdsBody = z
  .strictObject(
    Object.fromEntries(thresholdNames.map((name) => [name, z.int()])) as Record<
      (typeof thresholdNames)[number],
      z.ZodInt
    >,
  )
  .describe('From how much on a flag is shown; lengths in milliseconds')
  .meta({ id: 'FlagThresholds' });
export type FlagThresholdsBody = z.infer<typeof FlagThresholdsBody>;

export const FlagThresholdsView = z
  .object({
    version: z.int(),
    thresholds: FlagThresholdsBody,
    publishedAt: z.string().nullable().describe('Null for version 1, which was there from the beginning'),
    publishedBy: z.string().nullable(),
  })
  .meta({ id: 'FlagThresholdsView' });
export type FlagThresholdsView = z.infer<typeof FlagThresholdsView>;

export const FlagThresholdsList = z
  .object({ items: z.array(FlagThresholdsView).describe('Every version; the last is the newest') })
  .meta({ id: 'FlagThresholdsList' });
export type FlagThresholdsList = z.infer<typeof FlagThresholdsList>;

export const GamingFlags = z
  .object({
    period: z.string(),
    asOf: z.string(),
    knownAt: z.string(),
    thresholdsVersion: z.int(),
    thresholds: FlagThresholdsBody,
    items: z.array(
      z.object({
        flag: z.enum(flagNames),
        unit: z.string(),
        person: z.string().nullable().describe('Whose acts they are, where they are one person’s'),
        found: z.int(),
        cases: z.array(z.uuid()).describe('Those the reader may see'),
      }),
    ),
  })
  .meta({ id: 'GamingFlags' });
export type GamingFlags = z.infer<typeof GamingFlags>;
