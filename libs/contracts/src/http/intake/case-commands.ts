import { ledgers } from '@fengqiao/domain/case/case';
import { followUpOutcomes } from '@fengqiao/domain/case/case-event';
import type { CommandName } from '@fengqiao/domain/case/commands/transitions';
import { z } from 'zod';
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

/** The body of each command; the table of commands and these are kept in step by the compiler. */
export const commandBodies = {
  submit: body('SubmitBody', {
    unit: UnitPath,
    ledger: z.enum(ledgers).optional(),
    category: Slug.optional(),
  }),
  reclassify: body('ReclassifyBody', {
    ledger: z.enum(ledgers),
    category: Slug.optional().describe('Left out: stays, where it is one of the ledger'),
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
  rate: body('RateBody', { outcome: z.enum(followUpOutcomes).exclude(['not-reached']) }),
  'sign-off': body('SignOffBody', {}),
  'send-back': body('SendBackBody', { reason }),
  close: z
    .union([
      z.strictObject({ publicSummary: words(2000), note: Note }),
      z.strictObject({ withheldReason: words(2000), note: Note }),
    ])
    .meta({ id: 'CloseBody' }),
  reopen: body('ReopenBody', { reason }),
  withdraw: body('WithdrawBody', {}),
  void: body('VoidBody', { reason }),
  correct: body('CorrectBody', {
    receivedAt: Moment.describe('When the matter reached us: before anybody did anything with it'),
    reason,
  }),
  merge: body('MergeBody', { into: z.uuid() }),
  unmerge: body('UnmergeBody', {}),
  urge: body('UrgeBody', { text: words(2000) }),
  appeal: body('AppealBody', { reason }),
  'accept-appeal': body('AcceptAppealBody', {}),
  'refuse-appeal': body('RefuseAppealBody', { reason }),
  'close-unsatisfied': body('CloseUnsatisfiedBody', { reason }),
} satisfies Record<CommandName, z.ZodType>;
