import { z } from 'zod';

/**
 * Whom an event of mediation speaks to. Owner: mediation, which decides; reader: intake, which keeps everybody's notices
 * and delivers them. Person ids, seats and times only: words are made where the notice is read.
 */
export const NoticeRequest = z.object({
  person: z.string(),
  seat: z
    .string()
    .describe('As what he or she is told: `unit#chief`, `unit#officer`, `unit#mediator`, `unit#member`'),
  passedUpFrom: z.string().nullable(),
  rung: z.string().nullable().describe('The highest rung of one climb'),
  clock: z.string().nullable(),
  dueAt: z.iso.datetime({ offset: true }).nullable(),
  atAnyHour: z.boolean().describe('Does not wait for opening hours: of a dispute at risk of harm'),
  isNews: z
    .boolean()
    .optional()
    .describe('Of a new matter: read in the inbox at once, though e-mail and webhook wait for opening hours'),
  items: z.int().min(1).default(1).describe('How many it is about: more than one of a digest'),
});
export type NoticeRequest = z.infer<typeof NoticeRequest>;

export const NoticeRequests = z.array(NoticeRequest);
