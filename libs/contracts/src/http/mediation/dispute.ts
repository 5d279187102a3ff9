import {
  colours,
  complexities,
  disputeStatuses,
  levels,
  origins,
  panelCapacities,
  sessionOutcomes,
  visitOutcomes,
} from '@fengqiao/domain/dispute/dispute';
import { obligationKinds } from '@fengqiao/domain/dispute/settlement/settlement';
import { disputeCommandNames } from '@fengqiao/domain/dispute/commands/transitions';
import { z } from 'zod';
import { ClockView, countOf, flag, listOf, OwnerView, page, Timeline } from '../fragments/aggregate.ts';
import { Residence, settlementText } from './dispute-commands.ts';
import { PersonId, UnitPath } from '../fragments/names.ts';
import { Receipt } from '../fragments/receipt.ts';
import { Slug } from '../fragments/slug.ts';
import { phone } from '../fragments/phone.ts';
import { nameOf, words } from '../fragments/words.ts';

const PartyBody = z.strictObject({ name: nameOf(100), phone: phone.optional(), residence: Residence });

const matter = {
  title: words(200),
  place: UnitPath.describe('The room (village or community) where it is'),
  kind: Slug.default('other').describe('What it is about: `neighbour`, `land`, `wages`'),
  origin: z.enum(origins),
  complexity: z.enum(complexities),
  colour: z.enum(colours),
  parties: z.array(PartyBody).min(2).max(20),
  relatedCase: z.uuid().optional().describe('Links only; it suspends nothing'),
};

export const RegisterDisputeBody = z.strictObject(matter).meta({ id: 'RegisterDisputeBody' });
export type RegisterDisputeBody = z.infer<typeof RegisterDisputeBody>;

/** Settled on the spot: entered whole, as with cases. Its parties consented and signed before whoever enters it. */
export const SettleAtOnceBody = z
  .strictObject({ ...matter, ...settlementText, minutes: words(20_000), mediator: PersonId.optional() })
  .meta({ id: 'SettleAtOnceBody' });
export type SettleAtOnceBody = z.infer<typeof SettleAtOnceBody>;

export const bothLanguages = z.object({ 'zh-CN': z.string(), en: z.string() });

const PersonOrNobody = z.string().nullable();

const summary = {
  id: z.uuid(),
  number: z.string(),
  ref: z.string().nullable(),
  version: z.int(),
  title: z.string(),
  place: z.string(),
  kind: z.string(),
  origin: z.enum(origins),
  complexity: z.enum(complexities),
  colour: z.enum(colours),
  level: z.enum(levels),
  status: z.enum(disputeStatuses),
  round: z.int(),
  owner: OwnerView.describe('Who answers for it at its level'),
  responsible: z.object({
    countyLeader: PersonOrNobody,
    stationHead: PersonOrNobody,
    officer: PersonOrNobody,
  }),
  mediator: PersonOrNobody,
  overdue: z.boolean(),
  relatedCase: z.uuid().nullable(),
  relatedRef: z.string().nullable().describe('The linked case as an import named it'),
  screenedAt: z.string(),
  clocks: z.array(ClockView),
};

export const DisputeSummary = z.object(summary).meta({ id: 'DisputeSummary' });

const Session = z
  .object({
    session: z.int(),
    at: z.string(),
    venue: z.string().nullable(),
    level: z.enum(levels),
    state: z.enum(['planned', 'held', 'cancelled']),
    outcome: z.enum(sessionOutcomes).nullable(),
    panel: z.array(
      z.object({
        key: z.string(),
        name: z.string().nullable().describe('Of somebody from outside'),
        capacity: z.enum(panelCapacities),
        tied: z.boolean().nullable(),
      }),
    ),
    minutes: z.string().nullable().describe('For those who mediate and those above them'),
  })
  .meta({ id: 'MediationSession' });

export const ObligationView = z
  .object({
    id: z.string(),
    kind: z.enum(obligationKinds),
    who: z.string(),
    toWhom: z.string(),
    what: z.string(),
    amountYuan: z.number().nullable(),
    dueAt: z.string(),
    after: z.array(z.string()),
    state: z.enum(['shut', 'open', 'confirmed', 'waived']),
    inDefault: z.boolean().describe('Open, and not performed in time'),
    remedies: z
      .array(z.object({ code: z.string(), words: bothLanguages }))
      .describe('What both parties can do about a default'),
  })
  .meta({ id: 'Obligation' });

const Settlement = z
  .object({
    version: z.int(),
    hash: z.string().describe('SHA-256 of the document, hexadecimal'),
    terms: z.string(),
    signedBy: z.array(z.string()),
    inForce: z.int().nullable().describe('The version in force'),
    effectiveOn: z.string().nullable().describe('The day on which the version in force took effect'),
    committee: z
      .boolean()
      .nullable()
      .describe('Whether a people’s mediation committee took part; null where it was not yet asked'),
  })
  .meta({ id: 'Settlement' });

const Statement = z
  .object({
    party: z.string(),
    confidential: z.boolean(),
    at: z.string(),
    text: z.string().nullable().describe('Null where it was said in confidence, and not to you'),
  })
  .meta({ id: 'Statement' });

export const DisputeOffers = z.array(
  z.object({
    command: z.enum(disputeCommandNames),
    allowed: z.boolean(),
    code: z.string().nullable(),
    message: bothLanguages.nullable(),
  }),
);

export const DisputeView = z
  .object({
    ...summary,
    parties: z.array(
      z.object({
        key: z.string(),
        name: z.string(),
        phone: z.string().nullable().describe('Null also when not yours to see'),
        residence: z.string().nullable(),
        consent: z.enum(['given', 'refused']).nullable(),
        code: z
          .enum(['confirmed', 'unconfirmed'])
          .nullable()
          .describe('Whether it has a code, and has shown who it is since'),
      }),
    ),
    sessions: z.array(Session),
    statements: z.array(Statement),
    settlement: Settlement.nullable(),
    obligations: z.array(ObligationView),
    confirmation: z.enum(['open', 'applied', 'confirmed', 'refused', 'lapsed']).nullable(),
    visits: z.array(
      z.object({
        party: z.string(),
        step: z.int(),
        station: z.string(),
        outcome: z.enum(visitOutcomes).nullable(),
      }),
    ),
    resolutions: z.array(
      z.object({
        resolution: z.int(),
        consultation: z.uuid(),
        unit: z.string(),
        text: z.string(),
        dueAt: z.string(),
        doneAt: z.string().nullable(),
      }),
    ),
    mergedInto: z.uuid().nullable(),
    tookIn: z.array(z.uuid()),
    policy: z.string(),
    commands: DisputeOffers,
    serverTime: z.string(),
  })
  .meta({ id: 'Dispute' });
export type DisputeView = z.infer<typeof DisputeView>;

export const DisputeWithReceipt = DisputeView.extend({
  receipt: Receipt.extend({ party: z.string() }).meta({ id: 'PartyReceipt' }).optional(),
}).meta({ id: 'DisputeWithReceipt' });
export type DisputeWithReceipt = z.infer<typeof DisputeWithReceipt>;

const disputeFilters = {
  relatedCase: z.uuid().optional(),
  status: z.enum(disputeStatuses).optional(),
  level: z.enum(levels).optional(),
  colour: z.enum(colours).optional(),
  place: UnitPath.optional().describe('At or below'),
  mediator: PersonId.optional(),
  overdue: flag,
  ref: words(100).optional(),
};

/** What narrows the list: the same for the list and for how many it has. */
export const DisputeFilters = z.strictObject(disputeFilters);
export type DisputeFilters = z.infer<typeof DisputeFilters>;

export const DisputeQuery = z.strictObject({ ...disputeFilters, ...page });
export type DisputeQuery = z.infer<typeof DisputeQuery>;

export const DisputeList = listOf(DisputeSummary).meta({ id: 'DisputeList' });

export const DisputeCount = countOf('disputes').meta({ id: 'DisputeCount' });

export const DisputeTimeline = Timeline.meta({ id: 'DisputeTimeline' });

/** The dispute as one of its parties sees it: nothing another said, no minutes, nobody’s telephone number. */
export const PartyDisputeView = z
  .object({
    number: z.string(),
    version: z.int(),
    party: z.string(),
    codeConfirmed: z
      .boolean()
      .describe('By a code never confirmed one can look and make statements: show who you are to a desk'),
    title: z.string(),
    status: z.enum(disputeStatuses),
    level: z.enum(levels),
    screenedAt: z.string(),
    parties: z.array(z.object({ key: z.string(), consent: z.enum(['given', 'refused']).nullable() })),
    sessions: z.array(
      z.object({
        session: z.int(),
        at: z.string(),
        venue: z.string().nullable(),
        state: z.enum(['planned', 'held', 'cancelled']),
        outcome: z.enum(sessionOutcomes).nullable(),
      }),
    ),
    statements: z
      .array(z.object({ at: z.string(), confidential: z.boolean(), text: z.string() }))
      .describe('Your own'),
    settlement: Settlement.nullable(),
    obligations: z.array(ObligationView),
    confirmation: z.enum(['open', 'applied', 'confirmed', 'refused', 'lapsed']).nullable(),
    remedies: z
      .string()
      .nullable()
      .describe('What you were told you can do, when mediation ended without agreement'),
    clocks: z.array(ClockView),
    commands: DisputeOffers,
    serverTime: z.string(),
  })
  .meta({ id: 'PartyDispute' });
export type PartyDisputeView = z.infer<typeof PartyDisputeView>;

export const DisputeNumber = z.string().regex(/^JF-\d{4}-\d{6,9}$/, 'the number of a dispute');

export const ClaimedDispute = PartyDisputeView.extend({
  queryCode: z
    .string()
    .optional()
    .describe(
      'The new code; the one before opens nothing any more. A repeated answer has it under an `Idempotency-Key` that is a random UUID (version 4) alone',
    ),
}).meta({ id: 'ClaimedDispute' });
export type ClaimedDispute = z.infer<typeof ClaimedDispute>;
