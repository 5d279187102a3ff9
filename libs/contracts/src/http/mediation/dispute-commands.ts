import {
  colours,
  complexities,
  levels,
  panelCapacities,
  remedies,
  sessionOutcomes,
  visitOutcomes,
} from '@fengqiao/domain/dispute/dispute';
import { obligationKinds } from '@fengqiao/domain/dispute/settlement/settlement';
import { disputeFields } from '@fengqiao/domain/dispute/commands/fields';
import type { DisputeCommandName } from '@fengqiao/domain/dispute/commands/transitions';
import { z } from 'zod';
import { Evidence, Note } from '../intake/case-commands.ts';
import { Moment } from '../fragments/moment.ts';
import { PersonId, UnitPath } from '../fragments/names.ts';
import { setBy } from '../fragments/set-by.ts';
import { nameOf, words } from '../fragments/words.ts';

export const PartyKey = z
  .string()
  .regex(/^[A-T]$/, 'a party by its letter')
  .describe('A, B, … in the order the parties were named');
/** What is said by a party, or written down for one by whoever mediates. */
type ForParty = 'record-consent' | 'record-statement' | 'sign' | 'confirm' | 'waive' | 'withdraw';
const party = (command: ForParty) =>
  PartyKey.optional().describe(
    `Left out by a party that acts by its own code. ${setBy(disputeFields[command].party)}`,
  );
const reason = words(2000);
const session = z.int().min(1).max(1000);
const means = (command: 'record-consent' | 'sign') =>
  words(100)
    .optional()
    .describe(`How the will was recorded: in writing, by telephone. ${setBy(disputeFields[command].means)}`);
const consents = z.array(PartyKey).max(20).describe('The parties that consent, each by its letter');

const Panelist = z
  .strictObject({
    person: PersonId.optional().describe('Somebody of the directory'),
    name: nameOf(100).optional().describe('Or somebody from outside, by name'),
    capacity: z.enum(panelCapacities),
    tied: z
      .boolean()
      .optional()
      .describe('Whether a tie to a party binds him or her; left out: not declared yet'),
  })
  .meta({ id: 'NamedPanelist' });

const ObligationId = z.string().regex(/^[a-z0-9-]{1,20}$/, 'a short name: letters, digits, hyphens');

export const DraftedObligation = z
  .strictObject({
    id: ObligationId,
    kind: z.enum(obligationKinds),
    who: PartyKey,
    toWhom: PartyKey,
    what: words(1000),
    amountYuan: z
      .number()
      .positive()
      .max(1e12)
      .multipleOf(0.01)
      .optional()
      .describe('Of money, and of nothing else'),
    dueAt: Moment,
    after: z.array(ObligationId).max(50).default([]).describe('What must have been performed first'),
  })
  .meta({ id: 'DraftedObligation' });

export const settlementText = {
  terms: words(20_000),
  obligations: z.array(DraftedObligation).max(50).default([]),
};

/** A body under the name its schema has in the OpenAPI document; every command takes a note. */
const body = <Shape extends z.ZodRawShape>(id: string, shape: Shape) =>
  z.strictObject({ ...shape, note: Note }).meta({ id });

/** The body of each command; the table of commands and these are kept in step by the compiler. */
export const disputeCommandBodies = {
  accept: body('AcceptDisputeBody', {
    mediator: PersonId.optional().describe('Left out: the officer the holdings name'),
    level: z.enum(levels).optional(),
    reason: reason.optional().describe('Needed when it begins above the community'),
  }),
  'issue-receipt': body('IssueReceiptToPartyBody', { party: PartyKey }),
  'record-identity': body('RecordIdentityBody', {
    party: PartyKey,
    means: words(200).describe('What the party showed: identity card, passport'),
  }),
  'record-consent': body('RecordConsentBody', {
    party: party('record-consent'),
    given: z.boolean(),
    means: means('record-consent'),
  }),
  'assign-mediator': body('AssignMediatorBody', { mediator: PersonId }),
  'set-colour': body('SetColourBody', { colour: z.enum(colours), reason }),
  'check-in': body('CheckInBody', { seen: words(2000) }),
  'raise-complexity': body('RaiseComplexityBody', { complexity: z.enum(complexities), reason }),
  extend: body('ExtendDisputeBody', { days: z.int().min(1).max(60), reason, consents }),
  'plan-session': body('PlanSessionBody', {
    at: Moment,
    venue: words(200),
    panel: z.array(Panelist).min(1).max(15),
  }),
  'cancel-session': body('CancelSessionBody', { session, reason }),
  'declare-tie': body('DeclareTieBody', {
    session,
    panelist: words(64),
    tied: z.boolean(),
    tie: words(500).optional().describe('What binds him or her to which party'),
  }),
  'replace-panelist': body('ReplacePanelistBody', { session, panelist: words(64), by: Panelist }),
  'hold-session': body('HoldSessionBody', {
    session,
    outcome: z.enum(sessionOutcomes),
    minutes: words(20_000),
    attended: z.array(PartyKey).max(20),
  }),
  'record-statement': body('RecordStatementBody', {
    party: party('record-statement'),
    text: words(10_000),
    confidential: z.boolean().describe('For those who mediate alone; never shown to the other party'),
  }),
  raise: body('RaiseBody', {
    level: z.enum(levels).optional().describe('Left out: the next one'),
    reason: reason.optional().describe('Needed when a level is skipped, or left before it failed'),
  }),
  'draft-settlement': body('DraftSettlementBody', settlementText),
  sign: body('SignBody', {
    party: party('sign'),
    version: z.int().min(1).describe('The version that was signed'),
    means: means('sign'),
  }),
  agree: body('AgreeBody', {
    effectiveOn: z.iso
      .date()
      .optional()
      .describe(
        'The day of signatures and seal, from the day this version was drafted to today; left out: today',
      ),
    committee: z
      .boolean()
      .optional()
      .describe('Whether a people’s mediation committee mediated or took part; left out: as the panels say'),
  }),
  confirm: body('ConfirmBody', {
    obligation: ObligationId,
    party: party('confirm'),
    evidence: z.array(Evidence).max(50).default([]),
  }),
  waive: body('WaiveBody', { obligation: ObligationId, party: party('waive'), reason }),
  settle: body('SettleBody', {}),
  'apply-for-confirmation': body('ApplyForConfirmationBody', { consents }),
  'record-court-decision': body('RecordCourtDecisionBody', { confirmed: z.boolean() }),
  visit: body('VisitBody', { party: PartyKey, outcome: z.enum(visitOutcomes), seen: words(2000) }),
  reopen: body('ReopenDisputeBody', { reason }),
  'refer-out': body('ReferOutBody', {
    to: z.enum(remedies),
    remedies: words(2000).describe('What the parties were told they can do'),
  }),
  withdraw: body('WithdrawDisputeBody', {
    party: party('withdraw'),
    reason,
    remedies: words(2000).describe('What the parties were told they can do instead'),
  }),
  merge: body('MergeDisputeBody', { into: z.uuid() }),
  'complete-resolution': body('CompleteResolutionBody', {
    resolution: z.int().min(1).max(1000),
    result: words(2000),
  }),
} satisfies Record<DisputeCommandName, z.ZodType>;

/** Where a party lives, for the follow-up visits. */
export const Residence = UnitPath.optional().describe(
  'The room or station where the party lives; left out: the place',
);
