import { ledgers, stages } from '@fengqiao/domain/case/case';
import { confirmingChannels, messageChannels } from '@fengqiao/domain/case/ladder/message-channels';
import { roadStates, unitParts } from '@fengqiao/domain/case/rules/citizen-road';
import { limitedClocks } from '@fengqiao/domain/case/rules/policy';
import { z } from 'zod';
import { AttachmentView } from './attachments.ts';
import { ClockView } from '../fragments/aggregate.ts';
import { words } from '../fragments/words.ts';
import { FieldValues } from './categories.ts';
import { CommandOffers } from './case.ts';

/** `SQ-2026-000014`: ledger, year, and a running number. */
export const CaseNumber = z
  .string()
  .regex(/^[A-Z]{2}-\d{4}-\d{6,12}$/, 'the number of a case')
  .meta({ examples: ['SQ-2026-000014'] });

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
    stages: z
      .array(z.object({ stage: z.enum(stages), state: z.enum(roadStates) }))
      .describe('The eight stages in their order; none where it ended in another way'),
    unit: z.string().describe("The handling unit, before that the owner's"),
    unitPart: z
      .enum(unitParts)
      .describe('What that unit has to do with it: until it is assigned, none handles it'),
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
    codeConfirmed: z.boolean().describe('By a code never confirmed one can look, add and rate'),
    confirmation: z
      .enum(confirmingChannels)
      .nullable()
      .describe(
        'By which way what confirms this code was sent; null where there is nothing to confirm, or no way to send anything',
      ),
    questions: z
      .array(
        z.object({
          question: z.int(),
          text: z.string(),
          by: z.string().nullable().describe('Until when an answer is hoped for'),
          askedAt: z.string(),
          answered: z.boolean(),
        }),
      )
      .describe('What you were asked; answer with `add`'),
    added: z
      .array(z.object({ at: z.string(), text: z.string(), attachments: z.array(z.uuid()) }))
      .describe('What you have added'),
    attachments: z.array(AttachmentView).describe('What you have sent'),
    messages: z
      .object({
        chosen: z
          .array(z.enum(messageChannels))
          .nullable()
          .describe('Null: nothing was said; then e-mail, where one was given'),
        possible: z
          .array(z.enum(messageChannels))
          .describe(
            'Those that an address was given for; `webhook` where there is an app of the bureau, which needs none',
          ),
      })
      .describe('By which you are told what becomes of it'),
    publicSummary: z.string().nullable(),
    due: z
      .object({
        clock: z.enum(limitedClocks.filter((name) => name !== 'anonymous-follow-up')),
        dueAt: z.string().nullable().describe('Null while its time stands still'),
        late: z.boolean(),
        workingDays: z.boolean().describe('Whether days are working days; else those of the calendar'),
        daysLeft: z
          .int()
          .nullable()
          .describe('Days from today to the due day: 0 is today, below zero that many days ago'),
      })
      .nullable()
      .describe('What happens next at the latest when; null when nothing is promised any more'),
    commands: z.array(
      CommandOffers.element.extend({
        until: z.string().nullable().describe('The last moment of an act that has one'),
      }),
    ),
    serverTime: z.string(),
  })
  .meta({ id: 'CitizenCase' });
export const ConfirmBody = z
  .strictObject({ confirmation: words(200).describe('As it stands in the message') })
  .meta({ id: 'ConfirmCodeBody' });

export const ClaimedCase = CitizenView.extend({
  queryCode: z
    .string()
    .optional()
    .describe(
      'The new code; the one before opens nothing any more. A repeated answer has it under an `Idempotency-Key` that is a random UUID (version 4) alone',
    ),
}).meta({ id: 'ClaimedCase' });
export type ClaimedCase = z.infer<typeof ClaimedCase>;

export type CitizenView = z.infer<typeof CitizenView>;
