import { parseDate } from '@fengqiao/domain/clock/dates/civil-date';
import { occurrenceKinds } from '@fengqiao/domain/score/three-zero';
import { z } from 'zod';
import { UnitPath } from '../fragments/names.ts';
import { PeriodName } from './scores.ts';

export const takingBackReasons = [
  'did-not-happen',
  'wrong-place',
  'wrong-day',
  'wrong-kind',
  'told-twice',
] as const;

/** There is nothing else to know one by. */
const named = {
  place: UnitPath,
  kind: z.enum(occurrenceKinds),
  occurredOn: z
    .string()
    .refine((text) => parseDate(text) !== null, 'a date: 2026-11-20')
    .meta({ example: '2026-11-20' }),
  source: z
    .string()
    .regex(/^[a-z0-9]+([.-][a-z0-9]+)*$/)
    .max(64),
};

export const TakeBackBody = z
  .strictObject({
    ...named,
    reason: z.enum(takingBackReasons).describe('A code: scoring holds no words about what happened'),
  })
  .meta({ id: 'TakeBackBody' });
export type TakeBackBody = z.infer<typeof TakeBackBody>;

export const RestoreBody = z.strictObject(named).meta({ id: 'RestoreBody' });
export type RestoreBody = z.infer<typeof RestoreBody>;

const about = {
  place: z.string(),
  kind: z.enum(occurrenceKinds),
  occurredOn: z.string(),
  source: z.string(),
  recordedAt: z.string(),
  version: z.int().describe('1 when imported; one more with every taking back and restoring'),
  counts: z.boolean().describe('Whether the index counts it'),
  rulings: z
    .array(
      z.object({ counts: z.boolean(), reason: z.string(), recordedAt: z.string(), recordedBy: z.string() }),
    )
    .describe('Taken back, restored, and so on; the last holds'),
};

export const OccurrenceItem = z.object(about).meta({ id: 'Occurrence' });
export type OccurrenceItem = z.infer<typeof OccurrenceItem>;

export const RuledOccurrence = z
  .object({
    ...about,
    frozen: z
      .array(z.string())
      .describe('Frozen periods it lies in: their figures change with a revision only'),
  })
  .meta({ id: 'RuledOccurrence' });
export type RuledOccurrence = z.infer<typeof RuledOccurrence>;

export const OccurrencesQuery = z.strictObject({
  period: PeriodName.optional().describe('Left out: the month that is'),
  unit: UnitPath.optional().describe("Rooms at or below it; left out: the reader's own, or the bureau"),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z
    .string()
    .max(400)
    .regex(/^\d{4}-\d\d-\d\d [^\p{Cc}]+$/u)
    .optional(),
});
export type OccurrencesQuery = z.infer<typeof OccurrencesQuery>;

export const OccurrenceList = z
  .object({
    period: z.string(),
    unit: z.string(),
    items: z.array(OccurrenceItem),
    next: z.string().nullable(),
  })
  .meta({ id: 'OccurrenceList' });
export type OccurrenceList = z.infer<typeof OccurrenceList>;
