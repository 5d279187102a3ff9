import { ledgers } from '@fengqiao/domain/case/case';
import { z } from 'zod';
import { UnitPath } from '../fragments/names.ts';
import { words } from '../fragments/words.ts';

/** A quarter of the bureau's calendar, by which closings are counted. */
const Quarter = z
  .string()
  .regex(/^\d{4}-Q[1-4]$/, 'a quarter')
  .meta({ examples: ['2026-Q4'] });

export const PublicLedgerQuery = z.object({
  ledger: z.enum(ledgers).optional(),
  unit: UnitPath.optional().describe('With the units below it'),
  quarter: Quarter.optional().describe('In which it was closed; the totals are of that quarter'),
  q: words(100)
    .optional()
    .describe('Words of the public summary, two characters or more, or the number of a case'),
  limit: z.coerce.number().int().min(1).max(100).default(20),
  cursor: z
    .string()
    .regex(/^\d{1,15}~[0-9a-f-]{36}$/, 'as `next` of the page before')
    .optional(),
});
export type PublicLedgerQuery = z.infer<typeof PublicLedgerQuery>;

const count = z
  .int()
  .nullable()
  .describe('Null where it is below five, or would let such a number be reckoned');

/** 公开台账: what anybody may read. Never the citizen, whom it is about, or who handled it. */
export const PublicLedger = z
  .object({
    items: z.array(
      z.object({
        number: z.string(),
        ledger: z.enum(ledgers),
        category: z.string(),
        categoryNameZh: z.string(),
        categoryNameEn: z.string(),
        unit: z.string().describe('The unit that handled it'),
        unitNameZh: z.string(),
        unitNameEn: z.string(),
        closedOn: z.string().describe('A date of the bureau’s calendar'),
        daysUsed: z.int().describe('Working days from the day it was received, which is day 0'),
        publicSummary: z.string(),
      }),
    ),
    next: z.string().nullable(),
    totalsOf: z
      .string()
      .nullable()
      .describe('The quarter of the totals: the one asked for, else the last that has ended'),
    totals: z
      .array(
        z.object({
          unit: z.string(),
          unitNameZh: z.string(),
          unitNameEn: z.string(),
          ledger: z.enum(ledgers),
          received: count,
          closed: count,
        }),
      )
      .describe(
        'Of the bureau and each branch, confidential matters among them, as they stood when the quarter had ended; of one that has not there are none',
      ),
  })
  .meta({ id: 'PublicLedger' });
export type PublicLedger = z.infer<typeof PublicLedger>;
