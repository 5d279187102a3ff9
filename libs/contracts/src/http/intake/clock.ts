import { z } from 'zod';
import { Moment } from '../fragments/moment.ts';

const DateText = z.string().max(10);
const Windows = z.array(z.array(z.string().max(5)).max(4)).max(200);

/** Shapes only; what the values mean, and which are refused with which code, is the domain's to say. */
export const Calendar = z
  .strictObject({
    timeZone: z.string().max(64),
    weekly: z.partialRecord(z.enum(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']), Windows),
    holidays: z.array(DateText).max(10_000).default([]),
    workdays: z
      .array(z.strictObject({ date: DateText, windows: Windows }))
      .max(10_000)
      .default([]),
    knownYears: z.array(z.int()).max(1_000).default([]),
  })
  .meta({ id: 'Calendar' });

export const Limit = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('working-days'),
      days: z.number(),
      end: z.enum(['close-of-day', 'same-time']).default('close-of-day'),
    }),
    z.strictObject({ kind: z.literal('working-time'), minutes: z.number() }),
    z.strictObject({
      kind: z.literal('calendar'),
      duration: z.string().max(40),
      roll: z.enum(['none', 'next-working-day']).default('none'),
      end: z
        .enum(['same-time', 'end-of-day'])
        .optional()
        .describe(
          'Left out: at the clock time of the start. `end-of-day`: at 24:00 of the last day (Civil Code art. 203)',
        ),
    }),
    z.strictObject({ kind: z.literal('elapsed'), duration: z.string().max(40) }),
  ])
  .meta({ id: 'Limit' });

export const WhatIfBody = z
  .strictObject({
    calendar: z.union([Calendar, z.literal('cn'), z.null()]),
    limit: z.union([Limit, z.null()]),
    startedAt: Moment,
    asOf: Moment.nullable().default(null),
    suspensions: z
      .array(z.strictObject({ from: Moment, to: Moment.nullable() }))
      .max(1_000)
      .default([]),
  })
  .meta({ id: 'WhatIfBody' });
export type WhatIfBody = z.infer<typeof WhatIfBody>;

export const WhatIfAnswer = z
  .object({
    dueAt: z.string().nullable(),
    provisional: z.boolean(),
    state: z.enum(['running', 'suspended', 'overdue']),
    consumedSeconds: z.number(),
    suspendedSeconds: z.number(),
    remainingSeconds: z.number().nullable(),
    steps: z.array(
      z
        .object({
          date: z.string(),
          counts: z.boolean(),
          why: z.string(),
          whyZh: z.string(),
          code: z.string(),
        })
        .loose(),
    ),
  })
  .meta({ id: 'WhatIfAnswer' });
