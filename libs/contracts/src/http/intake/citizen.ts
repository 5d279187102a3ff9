import { ledgers, stages } from '@fengqiao/domain/case/case';
import { z } from 'zod';
import { ClockView } from '../fragments/aggregate.ts';
import { FieldValues } from './categories.ts';
import { CommandOffers } from './case.ts';

/** `SQ-2026-000014`: ledger, year, and a running number. */
export const CaseNumber = z.string().regex(/^[A-Z]{2}-\d{4}-\d{6,12}$/, 'the number of a case');

export const CitizenView = z
  .object({
    number: z.string(),
    version: z.int(),
    ledger: z.enum(ledgers),
    category: z.string(),
    summary: z.string(),
    detail: z.string(),
    fields: FieldValues,
    place: z.string().nullable(),
    stage: z.enum(stages),
    round: z.int(),
    unit: z.string().describe("The handling unit, before that the owner's"),
    receivedAt: z.string(),
    clocks: z.array(ClockView),
    suspended: z.boolean().describe('True while its time stands still because somebody approved that'),
    result: z.string().nullable().describe('The last answer'),
    declined: z
      .object({ reason: z.string(), referral: z.string() })
      .nullable()
      .describe('Why it was declined, and where to go'),
    voided: z.object({ reason: z.string() }).nullable().describe('Why it was voided: it counts as no matter'),
    appeal: z.enum(['open', 'accepted', 'refused']).nullable(),
    mergedInto: z
      .string()
      .nullable()
      .describe('Number of the case it was merged into, whose standing this is'),
    publicSummary: z.string().nullable(),
    commands: CommandOffers,
    serverTime: z.string(),
  })
  .meta({ id: 'CitizenCase' });
export type CitizenView = z.infer<typeof CitizenView>;
