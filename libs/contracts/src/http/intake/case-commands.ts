import { followUpOutcomes, ledgers } from '@fengqiao/domain/case/case';
import { messageChannels } from '@fengqiao/domain/case/ladder/message-channels';
import type { CommandName } from '@fengqiao/domain/case/commands/transitions';
import { z } from 'zod';
import { AttachmentRefs, EraseAttachment } from './attachments.ts';
import { Moment } from '../fragments/moment.ts';
import { PersonId, UnitPath } from '../fragments/names.ts';
import { Slug } from '../fragments/slug.ts';
import { phone } from '../fragments/phone.ts';
import { nameOf, words } from '../fragments/words.ts';

export const Note = words(2000).optional();

export const Evidence = z
  .union([
    z.strictObject({ text: words(5000) }),
    z.strictObject({ link: z.url({ protocol: /^https?$/ }).max(2000) }),
    z.strictObject({ attachment: z.uuid() }),
  ])
  .meta({ id: 'Evidence' });

const attempts = z.array(z.strictObject({ at: Moment, means: words(100) })).max(50);
const parties = z
  .array(z.strictObject({ name: nameOf(100), phone: phone.optional() }))
  .min(2)
  .max(20);
const LocalDate = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, 'a date')
  .meta({ format: 'date' });
const reason = words(2000);

/** A body under the name its schema has in the OpenAPI document; every command takes a note. */
const body = <Shape extends z.ZodRawShape>(id: string, shape: Shape) =>
  z.strictObject({ ...shape, note: Note }).meta({ id });

/** What a citizen says beside the command's name, by code or at a counter. */
const citizensWords = {
  rate: { outcome: z.enum(followUpOutcomes).exclude(['not-reached']) },
  add: {
    text: words(5000),
    question: z
      .int()
      .min(1)
      .max(1000)
      .optional()
      .describe('Which question it answers; left out: the only open one, if there is one'),
    attachments: AttachmentRefs,
  },
  'choose-messages': {
    messages: z
      .array(z.enum(messageChannels))
      .max(messageChannels.length)
      .refine((each) => new Set(each).size === each.length, 'each once')
      .describe('By which the citizen is told from now on; none: not at all'),
  },
  withdraw: {},
  reopen: { reason },
  appeal: { reason },
  consent: { given: z.boolean().default(true).describe('False takes it back') },
} satisfies Partial<Record<CommandName, z.ZodRawShape>>;

const onPaper = z
  .strictObject({
    signedOn: LocalDate,
    reference: words(200).describe('Where the signed paper is kept'),
  })
  .meta({ id: 'SignedPaper' });

/** The body of each command that a citizen gives by code. */
export const citizenBodies = {
  rate: body('RateBody', citizensWords.rate),
  add: body('AddBody', citizensWords.add),
  'choose-messages': body('ChooseMessagesBody', citizensWords['choose-messages']),
  withdraw: body('WithdrawBody', citizensWords.withdraw),
  reopen: body('ReopenByCitizenBody', citizensWords.reopen),
  appeal: body('AppealBody', citizensWords.appeal),
  consent: body('ConsentBody', citizensWords.consent),
};

/** The body of each command; the table of commands and these are kept in step by the compiler. */
export const commandBodies = {
  submit: body('SubmitBody', {
    unit: UnitPath,
    ledger: z.enum(ledgers).optional(),
    category: Slug.optional().describe('Asks for none of its further fields'),
  }),
  reclassify: body('ReclassifyBody', {
    ledger: z.enum(ledgers),
    category: Slug.optional().describe(
      'Left out: stays, where it is one of the ledger; another asks for none of its further fields',
    ),
  }),
  transfer: body('TransferBody', { unit: UnitPath }),
  'report-up': body('ReportUpBody', {}),
  assign: body('AssignBody', { unit: UnitPath, handler: PersonId.optional() }),
  decline: body('DeclineBody', { reason, referral: words(2000) }),
  accept: body('AcceptBody', { handler: PersonId }),
  object: body('ObjectBody', { reason }),
  'change-handler': body('ChangeHandlerBody', { handler: PersonId }),
  'request-suspension': body('RequestSuspensionBody', { reason, reviewOn: LocalDate }),
  'approve-suspension': body('ApproveSuspensionBody', {}),
  'refuse-suspension': body('RefuseSuspensionBody', {}),
  resume: body('ResumeBody', {}),
  extend: body('ExtendBody', { workingDays: z.int().min(1).max(60), reason }),
  refer: body('ReferBody', {
    place: UnitPath.describe('The room (village or community) where the quarrel is'),
    parties,
  }),
  reply: body('ReplyBody', { result: words(10_000), evidence: z.array(Evidence).max(50).default([]) }),
  'follow-up': body('FollowUpBody', { outcome: z.enum(followUpOutcomes), attempts: attempts.default([]) }),
  rate: body('RateOnPaperBody', { ...citizensWords.rate, onPaper }),
  'sign-off': body('SignOffBody', {}),
  'send-back': body('SendBackBody', { reason }),
  close: z
    .union([
      z.strictObject({
        publicSummary: words(2000),
        agreement: z
          .strictObject({
            by: PersonId.describe('Another than who closes it or handled it'),
            consent: words(500).describe('On what consent: whose, and where it is on record'),
          })
          .optional()
          .describe('Needed where the summary seems to name somebody, a vehicle or a home'),
        note: Note,
      }),
      z.strictObject({ withheldReason: words(2000), note: Note }),
    ])
    .meta({ id: 'CloseBody' }),
  'withdraw-publication': body('WithdrawPublicationBody', { reason }),
  add: body('AddOnPaperBody', { ...citizensWords.add, onPaper }),
  'choose-messages': body('ChooseMessagesOnPaperBody', { ...citizensWords['choose-messages'], onPaper }),
  ask: body('AskBody', {
    text: words(2000),
    by: LocalDate.optional().describe('Until when an answer is hoped for; it stops no clock'),
  }),
  'issue-receipt': body('IssueReceiptBody', {}),
  reopen: body('ReopenBody', {
    ...citizensWords.reopen,
    onPaper: onPaper.optional().describe('Needed of a desk; a supervisor reopens in his or her own right'),
  }),
  withdraw: body('WithdrawOnPaperBody', { ...citizensWords.withdraw, onPaper }),
  'name-subject': body('NameSubjectBody', {
    subjectUnit: UnitPath.optional(),
    subjectPersons: z.array(PersonId).max(20).default([]),
    reason: reason.optional().describe('Needed where nobody is named'),
  }),
  'lift-confidentiality': body('LiftConfidentialityBody', {}),
  consent: citizenBodies.consent,
  void: body('VoidBody', { reason }),
  correct: body('CorrectBody', {
    receivedAt: Moment.describe('When the matter reached us: before anybody did anything with it'),
    reason,
  }),
  'erase-attachment': body('EraseAttachmentBody', EraseAttachment),
  merge: body('MergeBody', { into: z.uuid() }),
  unmerge: body('UnmergeBody', {}),
  urge: body('UrgeBody', { text: words(2000) }),
  appeal: body('AppealOnPaperBody', { ...citizensWords.appeal, onPaper }),
  'accept-appeal': body('AcceptAppealBody', {}),
  'refuse-appeal': body('RefuseAppealBody', { reason }),
  'close-unsatisfied': body('CloseUnsatisfiedBody', { reason }),
} satisfies Record<CommandName, z.ZodType>;
