import { channels, ledgers } from '@fengqiao/domain/case/case';
import { unitLevels, type UnitLevel } from '@fengqiao/domain/directory/unit';
import { parsePeriod } from '@fengqiao/domain/score/periods/period';
import { measures, type MeasureName } from '@fengqiao/domain/score/formula/measure';
import { z } from 'zod';
import { MediationBeside } from './mediation-figure.ts';
import { UnitPath } from '../fragments/names.ts';
import { Moment } from '../fragments/moment.ts';
import { Slug } from '../fragments/slug.ts';

export const PeriodName = z
  .string()
  .max(8)
  .refine((name) => parsePeriod(name) !== null, 'a period: 2026, 2026-Q4 or 2026-11')
  .meta({ example: '2026-11' });

export const twoMoments = {
  asOf: Moment.optional().describe('What had happened by then; left out: now'),
  knownAt: Moment.optional().describe('What had been recorded by then; left out: the newest mark'),
};

const kinds = {
  ledger: z.enum(ledgers).optional(),
  category: Slug.optional(),
  channel: z.enum(channels).optional(),
};

const formula = z
  .string()
  .regex(/^[a-z0-9][a-z0-9._-]{0,39}$/i)
  .optional()
  .describe('Left out: the one in force for the period');

const final = z
  .enum(['true', 'false'])
  .optional()
  .describe('true: only the frozen revision will do; a period that is not closed is refused');

export const ScoresQuery = z.strictObject({
  period: PeriodName,
  level: z.enum(unitLevels as [UnitLevel, ...UnitLevel[]]),
  ...kinds,
  formula,
  final,
  ...twoMoments,
});
export type ScoresQuery = z.infer<typeof ScoresQuery>;

export const UnitScoreQuery = z.strictObject({
  period: PeriodName.optional().describe('Left out: the month of `asOf`'),
  ...kinds,
  formula,
  final,
  ...twoMoments,
});
export type UnitScoreQuery = z.infer<typeof UnitScoreQuery>;

const measureNames = measures.map(({ name }) => name) as [MeasureName, ...MeasureName[]];

export const ScoreCasesQuery = z.strictObject({
  period: PeriodName.optional().describe('Left out: the month of `asOf`'),
  measure: z.enum(measureNames).optional().describe('Left out: the three that are weighed'),
  counted: z
    .enum(['all', 'met', 'not-met'])
    .default('all')
    .describe('`met`: what stands above the line; `not-met`: the rest of what stands below it'),
  ...kinds,
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(200).optional(),
  ...twoMoments,
});
export type ScoreCasesQuery = z.infer<typeof ScoreCasesQuery>;

export const ChiefsQuery = z.strictObject({ period: PeriodName, formula, ...twoMoments });
export type ChiefsQuery = z.infer<typeof ChiefsQuery>;

export const UnitPathParameter = UnitPath;

const Interval = z.object({ low: z.number(), high: z.number() }).nullable().describe('At 95 %, Wilson');

export const MeasureFigureView = z
  .object({
    met: z.int(),
    total: z.int().nullable().describe('Null for a plain count'),
    rate: z.number().nullable().describe('A share between 0 and 1, or so many on a hundred'),
    interval: Interval,
  })
  .meta({ id: 'MeasureFigure' });

const shares = {
  satisfaction: MeasureFigureView,
  completeOnTime: MeasureFigureView,
  assignOnTime: MeasureFigureView,
};

export const BesideView = z
  .object({
    notReached: MeasureFigureView,
    reopenRate: MeasureFigureView,
    accountability: MeasureFigureView,
    extensions: MeasureFigureView,
    suspensions: MeasureFigureView,
    inPerson: MeasureFigureView,
  })
  .meta({ id: 'MeasuresBeside' });

const scored = {
  score: z.number().nullable().describe('0 to 100; null without enough of a sample'),
  interval: Interval.describe('Were every measure at the end of its own interval'),
  status: z.enum(['ranked', 'insufficient-sample']),
  rank: z.int().nullable().describe('Among all units of the level, seen or not'),
  measures: z.object(shares),
  beside: BesideView,
  deducted: z.array(z.object({ measure: z.string(), points: z.number() })),
};

export const ScoreItem = z
  .object({ unit: z.string(), nameZh: z.string(), nameEn: z.string(), ...scored })
  .meta({ id: 'ScoreItem' });
export type ScoreItem = z.infer<typeof ScoreItem>;

export const PeriodState = z
  .enum(['open', 'ended', 'provisional', 'frozen', 'revised'])
  .describe('Of the period now; with explicit moments figures are computed, whatever the state');

/** What every answer about a period names. */
const ofPeriod = {
  period: z.string(),
  formula: z.string().describe('Version'),
  asOf: z.string(),
  knownAt: z.string(),
  basis: z.enum(['facts', 'frozen-revision']).describe('Computed now, or as the period was frozen'),
  revision: z.int().nullable().describe('Of the frozen figures; 1 is the first'),
  hash: z.string().nullable().describe('SHA-256 of the frozen figures'),
};

export const ScoreBoard = z
  .object({
    ...ofPeriod,
    level: z.string(),
    items: z.array(ScoreItem),
  })
  .meta({ id: 'ScoreBoard' });
export type ScoreBoard = z.infer<typeof ScoreBoard>;

export const UnitScore = z
  .object({
    ...ofPeriod,
    unit: z.string(),
    nameZh: z.string(),
    nameEn: z.string(),
    level: z.string(),
    ...scored,
    ranked: z.int().describe('How many units of the level have a rank'),
    mediation: MediationBeside.nullable().describe(
      'Of disputes at or below the unit; null while mediation is not known as far as `knownAt`',
    ),
    inputs: z.array(
      z.object({
        measure: z.string(),
        zh: z.string(),
        en: z.string(),
        under: z.string(),
        moment: z.string(),
        excluded: z.string(),
        weight: z.number().describe('0 for what stands beside the score'),
        points: z.number().nullable().describe('What it brings to the score'),
        exclusions: z
          .int()
          .describe('Outcomes left out by decision; each is named by the period’s objections'),
      }),
    ),
    before: z.object({
      period: z.string(),
      score: z.number().nullable(),
      status: z.string(),
      change: z.number().nullable(),
      because: z.array(
        z.object({
          measure: z.string(),
          from: z.number().nullable(),
          to: z.number().nullable(),
          points: z
            .number()
            .nullable()
            .describe('Of the change; null where either side had nothing to count'),
        }),
      ),
    }),
  })
  .meta({ id: 'UnitScore' });
export type UnitScore = z.infer<typeof UnitScore>;

export const ScoreCases = z
  .object({
    period: z.string(),
    unit: z.string(),
    asOf: z.string(),
    knownAt: z.string(),
    items: z.array(
      z.object({
        caseId: z.uuid(),
        number: z.string(),
        ledger: z.string(),
        source: z.string(),
        outcome: z.string(),
        instance: z.int().nullable(),
        at: z.string(),
        unit: z.string(),
      }),
    ),
    next: z.string().nullable(),
  })
  .meta({ id: 'ScoreCases' });
export type ScoreCases = z.infer<typeof ScoreCases>;

export const ChiefScores = z
  .object({
    period: z.string(),
    formula: z.string(),
    asOf: z.string(),
    knownAt: z.string(),
    items: z.array(
      z.object({
        unit: z.string(),
        nameZh: z.string(),
        nameEn: z.string(),
        level: z.string(),
        post: z.string(),
        person: z.string().nullable().describe('Null: vacant, or not known'),
        knownFrom: z.enum(['directory', 'acts', 'unknown']),
        from: z.string(),
        to: z.string().describe('Half-open'),
        standIn: z.boolean().describe('The item of somebody who stood in, over those days alone'),
        inPlaceOf: z.string().nullable().describe('Whose post it was meanwhile; of a stand-in'),
        standIns: z
          .array(z.object({ person: z.string(), from: z.string(), to: z.string(), outcomes: z.int() }))
          .describe('Days of the tenure that are not in these figures; each has an item of its own'),
        standInShare: z
          .object({ outcomes: z.int(), total: z.int(), rate: z.number().nullable() })
          .nullable()
          .describe('Outcomes of the three weighed measures that fell into those days, of all in the tenure'),
        score: z.number().nullable(),
        interval: Interval,
        status: z.enum(['ranked', 'insufficient-sample']),
        measures: z.object(shares),
        beside: BesideView,
      }),
    ),
  })
  .meta({ id: 'ChiefScores' });
export type ChiefScores = z.infer<typeof ChiefScores>;
