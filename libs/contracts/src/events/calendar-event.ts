import { z } from 'zod';

/**
 * `fengqiao.intake.calendar.published`: the bureau's calendar as it was published, one aggregate, `seq` its version.
 * Owner: intake. Readers: mediation and outreach, whose escalations come by working day. The definition is that of
 * `GET /v1/calendars/cn`; one that cannot be compiled is poisoned and parks the calendar: the one before stays in force.
 */
export const CalendarEventData = z.object({
  version: z.int().min(1),
  definition: z.object({ timeZone: z.string() }).loose(),
});
export type CalendarEventData = z.infer<typeof CalendarEventData>;

/** There is one calendar in a bureau; its events need an aggregate. */
export const calendarAggregateId = '00000000-0000-7000-8000-000000000001';
