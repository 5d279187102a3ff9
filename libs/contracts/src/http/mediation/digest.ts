import { parseDate } from '@fengqiao/domain/clock/dates/civil-date';
import { z } from 'zod';

export const DigestDay = z.strictObject({
  day: z
    .string()
    .max(10)
    .refine((text) => parseDate(text) !== null, 'YYYY-MM-DD')
    .meta({ format: 'date', example: '2026-11-20' })
    .optional()
    .describe('Left out: the newest'),
});
export type DigestDay = z.infer<typeof DigestDay>;

export const DigestView = z
  .object({
    station: z.string(),
    day: z.string(),
    at: z.string().describe('When it was told'),
    items: z.array(
      z.object({
        dispute: z.uuid(),
        number: z.string(),
        title: z.string(),
        facts: z.array(z.object({ seq: z.int(), type: z.string(), occurredAt: z.string() })),
      }),
    ),
    serverTime: z.string(),
  })
  .meta({ id: 'Digest' });
export type DigestView = z.infer<typeof DigestView>;
