import { bounds } from '@fengqiao/domain/bounds';
import { unitLevels, type UnitLevel } from '@fengqiao/domain/directory/unit';
import { scoredMeasures } from '@fengqiao/domain/score/formula/measure';
import { occurrenceKinds } from '@fengqiao/domain/score/three-zero';
import { z } from 'zod';
import { Moment } from '../fragments/moment.ts';
import { UnitPath } from '../fragments/names.ts';
import { PeriodName } from './scores.ts';

const moment = z.string();

export const PeriodView = z
  .object({
    period: z.string(),
    kind: z.enum(['month', 'quarter', 'year']),
    from: moment,
    to: moment.describe('Half-open'),
    state: z.enum(['open', 'ended', 'provisional', 'frozen']),
    objectionsUntil: moment.nullable(),
    frozenAt: moment.nullable(),
    revision: z.int().nullable().describe('The newest; 1 is the freezing itself'),
    hash: z.string().nullable().describe('SHA-256 of the newest revision'),
  })
  .meta({ id: 'PeriodView' });
export type PeriodView = z.infer<typeof PeriodView>;

export const PeriodsQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(bounds.periodsOfPage).default(50),
  cursor: PeriodName.optional().describe('`next` of the answer before'),
});
export type PeriodsQuery = z.infer<typeof PeriodsQuery>;

export const PeriodList = z
  .object({ items: z.array(PeriodView), next: z.string().nullable() })
  .meta({ id: 'PeriodList' });
export type PeriodList = z.infer<typeof PeriodList>;

const Standing = z.object({ score: z.number().nullable(), rank: z.int().nullable() }).nullable();

export const RevisionView = z
  .object({
    revision: z.int(),
    formula: z.string(),
    asOf: moment,
    knownAt: moment,
    hash: z.string(),
    cause: z.string().describe('Several, with a blank between them, where several events made one due'),
    madeAt: moment,
    difference: z
      .array(z.object({ unit: z.string(), level: z.string(), from: Standing, to: Standing }))
      .describe('Against the revision before, the units the reader may see'),
    struck: z
      .array(
        z.object({
          place: z.string(),
          from: z.array(z.enum(occurrenceKinds)),
          to: z.array(z.enum(occurrenceKinds)),
        }),
      )
      .describe('The same of the three-zero index: what happened at a place, before and now'),
  })
  .meta({ id: 'RevisionView' });
export type RevisionView = z.infer<typeof RevisionView>;

export const RevisionList = z.object({ items: z.array(RevisionView) }).meta({ id: 'RevisionList' });
export type RevisionList = z.infer<typeof RevisionList>;

export const revisionCauses = [
  'late-record',
  'corrected-record',
  'decision',
  'formula',
  'occurrence-taken-back',
  'voided-record',
  'reinstated-record',
] as const;
export type RevisionCause = (typeof revisionCauses)[number];
export const RevisionBody = z.strictObject({ cause: z.enum(revisionCauses) }).meta({ id: 'RevisionBody' });
export type RevisionBody = z.infer<typeof RevisionBody>;

export const objectionReasons = [
  'not-ours',
  'shared',
  'counted-twice',
  'beyond-control',
  'wrong-record',
] as const;
export const ObjectionBody = z
  .strictObject({
    caseId: z.uuid(),
    measure: z.enum(scoredMeasures),
    reason: z.enum(objectionReasons).describe('A code: scoring holds no words about a case'),
    wantedUnit: UnitPath.optional().describe('Whose it is instead'),
  })
  .meta({ id: 'ObjectionBody' });
export type ObjectionBody = z.infer<typeof ObjectionBody>;

export const DecisionBody = z
  .strictObject({
    decision: z.enum(['exclude', 'move', 'reject']),
    toUnit: UnitPath.optional().describe('Where to move it; left out: the unit the objection wants'),
  })
  .meta({ id: 'DecisionBody' });
export type DecisionBody = z.infer<typeof DecisionBody>;

export const ObjectionsQuery = z.strictObject({
  unit: UnitPath.optional().describe('Of this unit and those below, or moved there; left out: all in scope'),
  status: z.enum(['undecided', 'decided']).optional(),
  decidedSince: Moment.optional().describe('Decided after this: the `mark` of an earlier answer misses none'),
});
export type ObjectionsQuery = z.infer<typeof ObjectionsQuery>;

export const ObjectionView = z
  .object({
    id: z.uuid(),
    period: z.string(),
    unit: z.string(),
    caseId: z.uuid(),
    measure: z.string(),
    reason: z.string(),
    wantedUnit: z.string().nullable(),
    lines: z.array(
      z.object({
        source: z.string(),
        outcome: z.string(),
        instance: z.int().nullable(),
        at: moment,
        unit: z.string(),
      }),
    ),
    filedAt: moment,
    filedBy: z.string(),
    decision: z.string().nullable(),
    decidedAt: moment.nullable(),
    decidedBy: z.string().nullable(),
    movedTo: z.string().nullable().describe('Where it counts by the decision'),
    version: z.int().describe('1 when filed, 2 when decided'),
  })
  .meta({ id: 'ObjectionView' });
export type ObjectionView = z.infer<typeof ObjectionView>;

export const ObjectionList = z
  .object({
    items: z.array(ObjectionView),
    mark: moment.describe('Every decision up to it was there to be shown; ask by it for what came since'),
  })
  .meta({ id: 'ObjectionList' });
export type ObjectionList = z.infer<typeof ObjectionList>;

const share = z.number().min(0).max(1);
const deduction = z.strictObject({
  measure: z.enum(['accountability', 'extensions', 'suspensions', 'reopenRate', 'notReached']),
  above: z.number().min(0).max(10_000),
  points: z.number().min(0).max(100),
  atMost: z.number().min(0).max(100),
});
const definition = {
  weights: z.strictObject({ satisfaction: share, completeOnTime: share, assignOnTime: share }),
  minimumSample: z.int().min(1).max(1_000),
  deductions: z.array(deduction).max(10).default([]),
};

export const FormulaVersion = z.string().regex(/^[a-z0-9][a-z0-9._-]{0,39}$/, 'a version: v2');
export const FormulaBody = z
  .strictObject({ ...definition, from: PeriodName.describe('The first month it is in force for') })
  .meta({ id: 'FormulaBody' });
export type FormulaBody = z.infer<typeof FormulaBody>;

export const FormulaView = z
  .object({
    version: z.string(),
    weights: z.object({ satisfaction: share, completeOnTime: share, assignOnTime: share }),
    minimumSample: z.int(),
    deductions: z.array(
      z.object({ measure: z.string(), above: z.number(), points: z.number(), atMost: z.number() }),
    ),
    from: z.string().nullable().describe('Null: from the beginning'),
    publishedAt: moment.nullable(),
    publishedBy: z.string().nullable(),
  })
  .meta({ id: 'FormulaView' });
export type FormulaView = z.infer<typeof FormulaView>;

export const FormulaList = z.object({ items: z.array(FormulaView) }).meta({ id: 'FormulaList' });
export type FormulaList = z.infer<typeof FormulaList>;

export const PreviewBody = z
  .strictObject({
    ...definition,
    period: PeriodName,
    level: z.enum(unitLevels as [UnitLevel, ...UnitLevel[]]),
  })
  .meta({ id: 'PreviewBody' });
export type PreviewBody = z.infer<typeof PreviewBody>;

export const FormulaPreview = z
  .object({
    period: z.string(),
    level: z.string(),
    asOf: moment,
    knownAt: moment,
    inForce: z.string(),
    items: z.array(
      z.object({
        unit: z.string(),
        inForce: Standing,
        previewed: Standing,
        change: z.number().nullable(),
        rankChange: z.int().nullable().describe('Below zero: better'),
      }),
    ),
  })
  .meta({ id: 'FormulaPreview' });
export type FormulaPreview = z.infer<typeof FormulaPreview>;
