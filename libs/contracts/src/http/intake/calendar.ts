import { z } from 'zod';
import { Calendar } from './clock.ts';
import { publication, Reprojection } from './publication.ts';

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

const said = {
  version: z.int(),
  ...publication,
  reprojection: Reprojection.nullable().describe('Null for the calendar a bureau began with'),
};

export const CalendarView = z.object({ ...calendar, ...said }).meta({ id: 'CalendarView' });
export type CalendarView = z.infer<typeof CalendarView>;

/** A calendar as it was read, edited and sent back: what the answer says beside it is taken and means nothing. */
export const CalendarBody = z
  .strictObject({ ...calendar, ...z.object(said).partial().shape })
  .meta({ id: 'CalendarBody' });
export type CalendarBody = z.infer<typeof CalendarBody>;

export const CalendarVersion = z.object({
  version: z.coerce.number().int().min(1).max(1_000_000).optional().describe('Left out: the one in force'),
});
export type CalendarVersion = z.infer<typeof CalendarVersion>;
