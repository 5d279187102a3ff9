import { ledgers, stages } from '@fengqiao/domain/case/case';
import type { CaseFact } from '@fengqiao/domain/case/case-event';
import { z } from 'zod';
import { ClockStanding } from './clock-standing.ts';

/**
 * `fengqiao.intake.case.<fact>`, one of `caseEventTypes`. Owner: intake. Readers: scoring; mediation of `referred`. A
 * poisoned one parks its case in the reader's dead letters. Readers compute no deadline: every event says how each clock
 * stands after it.
 */
export const CaseEventData = z.object({
  number: z.string(),
  ledger: z.enum(ledgers),
  stage: z.enum(stages),
  round: z.int(),
  ownerPost: z.string(),
  ownerUnit: z.string(),
  handlingUnit: z.string().nullable(),
  level: z.int(),
  by: z.string().nullable(),
  standIn: z.boolean(),
  imported: z.array(z.string()).nullable(),
  clocks: z.array(ClockStanding),
  fact: z.object({ type: z.string() }).loose(),
});
export type CaseEventData = z.infer<typeof CaseEventData>;

/** Every type once: the compiler sees to it that none of the domain's is left out. */
const named: Record<CaseFact['type'], true> = {
  registered: true,
  submitted: true,
  reclassified: true,
  transferred: true,
  'reported-up': true,
  assigned: true,
  declined: true,
  appealed: true,
  'appeal-accepted': true,
  'appeal-refused': true,
  accepted: true,
  objected: true,
  'handler-changed': true,
  'suspension-requested': true,
  'suspension-approved': true,
  'suspension-refused': true,
  resumed: true,
  extended: true,
  referred: true,
  'mediation-ended': true,
  replied: true,
  'followed-up': true,
  rated: true,
  added: true,
  'messages-chosen': true,
  'attachment-erased': true,
  asked: true,
  'receipt-issued': true,
  'code-issued': true,
  'code-confirmed': true,
  'signed-off': true,
  'sent-back': true,
  closed: true,
  'publication-withdrawn': true,
  'closed-unsatisfied': true,
  reopened: true,
  withdrawn: true,
  urged: true,
  voided: true,
  corrected: true,
  'came-back': true,
  merged: true,
  unmerged: true,
  'took-in': true,
  'gave-back': true,
  'rung-climbed': true,
  'deadline-moved': true,
  'records-withdrawn': true,
  acknowledged: true,
  'subject-named': true,
  'confidentiality-lifted': true,
  'consent-given': true,
  'consent-withdrawn': true,
};
export const caseEventTypes = Object.keys(named) as readonly CaseFact['type'][];
