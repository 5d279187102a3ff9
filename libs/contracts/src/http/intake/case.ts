import { ClockView, listOf, OwnerView, Timeline } from '../fragments/aggregate.ts';
import { registrationSetters } from '@fengqiao/domain/case/commands/registration';
import { messageChannels } from '@fengqiao/domain/case/ladder/message-channels';
import { channels, followUpOutcomes, ledgers, stages } from '@fengqiao/domain/case/case';
import { commandNames } from '@fengqiao/domain/case/commands/transitions';
import { z } from 'zod';
import { AttachmentRefs } from './attachments.ts';
import { Evidence, Note } from './case-commands.ts';
import { Moment } from '../fragments/moment.ts';
import { PersonId, UnitPath } from '../fragments/names.ts';
import { FieldValues } from './categories.ts';
import { unitSources } from './places.ts';
import { Receipt } from '../fragments/receipt.ts';
import { Slug } from '../fragments/slug.ts';
import { phone } from '../fragments/phone.ts';
import { setBy } from '../fragments/set-by.ts';
import { nameOf, words } from '../fragments/words.ts';

export const languages = ['zh-CN', 'en'] as const;

const MessageChannel = z.enum(messageChannels);

const reporter = z
  .strictObject({
    name: nameOf(100),
    phone: phone.optional(),
    email: z.email().max(254).optional(),
    language: z.enum(languages).optional().describe('In which he or she is answered; left out: zh-CN'),
    messages: z
      .array(MessageChannel)
      .max(messageChannels.length)
      .optional()
      .describe(
        'How he or she wants to be told what becomes of the matter; none: not at all, but for what confirms a code; left out: by e-mail, where one is given. `webhook`: in the app of the bureau, which knows who follows the number',
      ),
  })
  .refine(({ messages = [], email }) => !messages.includes('email') || email !== undefined, {
    path: ['email'],
    message: 'messages by e-mail need an address',
  })
  .refine(({ messages = [], phone: number }) => !messages.includes('sms') || number !== undefined, {
    path: ['phone'],
    message: 'text messages need a telephone number',
  });

const onBehalfOf = z
  .strictObject({
    name: nameOf(100),
    consent: z
      .strictObject({ given: z.literal(true), how: words(200), on: z.iso.date() })
      .describe('Of the one it is about, on record; of a child under fourteen, of a guardian'),
    underFourteen: z.boolean().optional(),
    guardian: z.boolean().optional().describe('The reporter is a guardian of the child'),
  })
  .refine((given) => given.underFourteen !== true || given.guardian === true, {
    path: ['guardian'],
    message: 'for a child under fourteen a guardian reports',
  })
  .meta({ id: 'OnBehalfOf' });
export type OnBehalfOf = z.infer<typeof onBehalfOf>;

const matter = {
  ledger: z.enum(ledgers),
  channel: z.enum(channels).exclude(['import']),
  category: Slug.describe('One of `GET /v1/categories`'),
  fields: FieldValues.optional().describe('What the category asks for beside, by name'),
  responseClass: Slug.optional().describe(
    `One the policy has limits for; left out: \`ordinary\`. ${setBy(registrationSetters.responseClass)}`,
  ),
  summary: words(200),
  detail: words(10_000),
  place: words(200).optional(),
  unit: UnitPath.optional().describe(
    'Where it should go; left out: where the place leads (`GET /v1/places`), else the bureau',
  ),
  subjectUnit: UnitPath.optional().describe('The unit complained of'),
  subjectPersons: z.array(PersonId).max(20).optional().describe(setBy(registrationSetters.subjectPersons)),
  subjects: words(1000)
    .optional()
    .describe('Whom it is about, in the citizen’s words; the receiving desk settles them'),
  attachments: AttachmentRefs,
  receivedAt: Moment.optional().describe(
    `When the matter reached us; left out: now. ${setBy(registrationSetters.receivedAt)}, at most the policy's days back`,
  ),
  note: Note,
};

const reporterOrNot = {
  anonymous: z.boolean().optional(),
  reporter: reporter.optional().describe('Needed unless anonymous; refused when anonymous'),
  onBehalfOf: onBehalfOf.optional().describe('Whom the reporter speaks for, where it is somebody else'),
};
const oneOfThem = (body: {
  anonymous?: boolean | undefined;
  reporter?: object | undefined;
  onBehalfOf?: object | undefined;
}) =>
  (body.anonymous === true) === (body.reporter === undefined) &&
  (body.onBehalfOf === undefined || body.reporter !== undefined);
const notOneOfThem = { path: ['reporter'], message: 'a reporter, or anonymous: true, and not both' };

export const RegisterBody = z
  .strictObject({ ...matter, ...reporterOrNot })
  .refine(oneOfThem, notOneOfThem)
  .meta({ id: 'RegisterBody' });
export type RegisterBody = z.infer<typeof RegisterBody>;

export const HandleAtOnceBody = z
  .strictObject({
    ...matter,
    ...reporterOrNot,
    unit: UnitPath.optional().describe("Whose chief approves it; left out: the acting officer's unit"),
    result: words(10_000),
    evidence: z.array(Evidence).max(50).default([]),
  })
  .refine(oneOfThem, notOneOfThem)
  .meta({ id: 'HandleAtOnceBody' });
export type HandleAtOnceBody = z.infer<typeof HandleAtOnceBody>;

const summary = {
  id: z.uuid(),
  number: z.string(),
  ref: z.string().nullable(),
  version: z.int(),
  ledger: z.enum(ledgers),
  channel: z.enum(channels),
  category: z.string(),
  summary: z.string(),
  stage: z.enum(stages),
  open: z.boolean().describe('Until its stage is an ending'),
  round: z.int(),
  unit: z.string().describe("The handling unit, before that the owner's"),
  owner: OwnerView,
  handler: z.string().nullable(),
  receivedAt: z.string(),
  overdue: z.boolean(),
  level: z.int().describe('Levels above its owner that it has climbed'),
  clocks: z.array(ClockView),
};

export const CaseSummary = z.object(summary).meta({ id: 'CaseSummary' });

export const CommandOffers = z.array(
  z.object({
    command: z.enum(commandNames),
    allowed: z.boolean(),
    code: z.string().nullable(),
    message: z.object({ 'zh-CN': z.string(), en: z.string() }).nullable(),
  }),
);

export const CaseView = z
  .object({
    ...summary,
    detail: z.string(),
    fields: FieldValues.describe('What its category asked for beside, by name'),
    place: z.string().nullable(),
    proposedUnit: z.string(),
    handlingUnit: z.string().nullable(),
    anonymous: z.boolean(),
    responseClass: z.string(),
    policy: z.string().describe('Version of the policy its clocks are counted by'),
    confidential: z.boolean(),
    subjectUnit: z.string().nullable().describe('The first of `subjectUnits`'),
    subjectUnits: z.array(z.string()),
    subjectPersons: z.array(z.string()),
    subjects: z.string().nullable().describe('In the citizen’s words; null also when not yours to see'),
    subjectsInWords: z.boolean().describe('True until the receiving desk has settled whom it is about'),
    reporter: z
      .object({
        name: z.string(),
        phone: z.string().nullable(),
        email: z.string().nullable(),
        language: z.enum(languages),
        messages: z
          .array(MessageChannel)
          .describe('By which he or she is told; what was chosen, else e-mail where there is one'),
      })
      .nullable()
      .describe('Null also when not yours to see'),
    reporterRecorded: z.boolean().describe('Whether somebody is on record as having raised it, shown or not'),
    onBehalfOf: onBehalfOf.nullable().describe('Shown with the reporter, and to nobody else'),
    code: z
      .enum(['confirmed', 'unconfirmed'])
      .nullable()
      .describe('Whether the citizen has a code, and whether it is known to be in the right hands'),
    rated: z
      .enum(followUpOutcomes)
      .nullable()
      .describe('What a code never confirmed says of the last reply; the follow-up decides'),
    questions: z.array(z.object({ question: z.int(), by: z.string().nullable(), answered: z.boolean() })),
    publicSummary: z.string().nullable(),
    withheldReason: z.string().nullable(),
    suspension: z
      .object({ status: z.enum(['requested', 'open']), reason: z.string(), reviewAt: z.string().nullable() })
      .nullable()
      .describe('Asked for, or open because it was asked for or the matter is in mediation'),
    appeal: z.enum(['open', 'accepted', 'refused']).nullable(),
    mergedInto: z.uuid().nullable(),
    tookIn: z.array(z.uuid()).describe('Cases that were merged into this one'),
    commands: CommandOffers,
    serverTime: z.string(),
  })
  .meta({ id: 'Case' });
export type CaseView = z.infer<typeof CaseView>;

/** What is left to tell whoever gave a command by which the case was hidden from him or her. */
export const CaseOutOfSight = z.object({ id: z.uuid(), number: z.string() }).meta({ id: 'CaseOutOfSight' });
export type CaseOutOfSight = z.infer<typeof CaseOutOfSight>;

export const MovedCase = z.union([CaseView, CaseOutOfSight]);
export type MovedCase = z.infer<typeof MovedCase>;

export const RegisteredCase = CaseView.extend({
  unitFrom: z
    .enum(unitSources)
    .describe(
      'Where the proposed unit comes from: said, led to by the place, of who solved it, the bureau for want of another, or where policy sends a matter that somebody must not know of',
    ),
  queryCode: z
    .string()
    .optional()
    .describe(
      'To a caller without a token alone: the secret that opens the case to the citizen. A repeated answer has it under an `Idempotency-Key` that is a random UUID (version 4) alone',
    ),
}).meta({ id: 'RegisteredCase' });

export const CaseWithReceipt = CaseView.extend({ receipt: Receipt.optional() }).meta({
  id: 'CaseWithReceipt',
});
export type CaseWithReceipt = z.infer<typeof CaseWithReceipt>;

export const DisputesOfCaseView = z
  .object({
    items: z.array(z.object({ id: z.uuid(), number: z.string(), status: z.string() })),
    serverTime: z.string(),
  })
  .meta({ id: 'DisputesOfCaseView' });

export const CaseList = listOf(CaseSummary).meta({ id: 'CaseList' });

export const CaseTimeline = Timeline.meta({ id: 'CaseTimeline' });
