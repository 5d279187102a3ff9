import { z } from 'zod';
import { Calendar } from './clock.ts';

const UnitHours = z
  .strictObject({
    unit: z.string().min(1).max(200).describe('Path; holds for the units below it too'),
    ...Calendar.pick({ weekly: true, holidays: true, workdays: true }).shape,
  })
  .meta({ id: 'UnitHours' });

const calendar = {
  ...Calendar.shape,
  unitHours: z.array(UnitHours).max(500).default([]).describe('Units with hours of their own'),
};

/** How far open cases have been brought under a publication. */
export const Reprojection = z
  .object({
    edition: z.int(),
    looked: z.int().describe('Open cases looked at so far'),
    casesMoved: z.int(),
    deadlinesMoved: z.int(),
    finishedAt: z.string().nullable(),
  })
  .meta({ id: 'Reprojection' });

const publication = {
  version: z.int(),
  publishedAt: z.string(),
  publishedBy: z.string().nullable().describe('Null for what came with the software'),
  serverTime: z.string(),
};

export const CalendarView = z
  .object({
    ...calendar,
    ...publication,
    reprojection: Reprojection.nullable().describe('Null for the calendar a bureau began with'),
  })
  .meta({ id: 'CalendarView' });

/** A calendar as it was read, edited and sent back: what the answer says beside it is taken and means nothing. */
export const CalendarBody = z
  .strictObject({
    ...calendar,
    ...CalendarView.pick({
      version: true,
      publishedAt: true,
      publishedBy: true,
      serverTime: true,
      reprojection: true,
    }).partial().shape,
  })
  .meta({ id: 'CalendarBody' });
export type CalendarBody = z.infer<typeof CalendarBody>;

export const CalendarVersion = z.object({
  version: z.coerce.number().int().min(1).max(1_000_000).optional().describe('Left out: the one in force'),
});
export type CalendarVersion = z.infer<typeof CalendarVersion>;

export const PreviewQuery = z.object({
  preview: z
    .enum(['true', 'false'])
    .optional()
    .describe('`true`: how many open cases it would move; nothing is written'),
});
export type PreviewQuery = z.infer<typeof PreviewQuery>;

/** What a publication would move. */
export const Preview = z
  .object({
    openCases: z.int(),
    wouldMove: z.int().describe('Open cases with at least one deadline that moves'),
    examples: z
      .array(
        z.object({
          id: z.string(),
          number: z.string(),
          clock: z.string(),
          oldDueAt: z.string(),
          newDueAt: z.string(),
        }),
      )
      .describe('The first of them that the reader may see, at most 20'),
    serverTime: z.string(),
  })
  .meta({ id: 'Preview' });
export type Preview = z.infer<typeof Preview>;
