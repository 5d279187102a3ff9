import { flagNames } from '@fengqiao/domain/score/gaming/gaming-fact';
import { z } from 'zod';
import { UnitPath } from './names.ts';
import { PeriodName, twoMoments } from './scores.ts';

export const FlagsQuery = z.strictObject({
  period: PeriodName.optional().describe('Left out: the month of `asOf`'),
  unit: UnitPath.optional().describe('Units at or below it; left out: all'),
  flag: z.enum(flagNames).optional(),
  ...twoMoments,
});
export type FlagsQuery = z.infer<typeof FlagsQuery>;

export const GamingFlags = z
  .object({
    period: z.string(),
    asOf: z.string(),
    knownAt: z.string(),
    thresholds: z
      .record(z.string(), z.number())
      .describe('From how much on a flag is shown; lengths in milliseconds'),
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
