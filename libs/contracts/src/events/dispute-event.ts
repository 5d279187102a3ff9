import { colours, complexities, levels } from '@fengqiao/domain/dispute/dispute';
import type { DisputeFactType } from '@fengqiao/domain/dispute/dispute-event';
import { z } from 'zod';
import { ClockStanding } from './clock-standing.ts';
import { NoticeRequests } from './notice-request.ts';

const PersonOrNobody = z.string().nullable();

/**
 * `fengqiao.mediation.dispute.<fact>`. Owner: mediation. Readers: intake, which tells people (`tells`) and wakes the
 * cases that waited (`outcome`); scoring. A poisoned one parks its dispute in the reader's dead letters. Parties, words
 * and what was said in confidence stay in PostgreSQL. Readers compute no deadline: every event says how each clock stands
 * after it. What has a default is missing in events of the first release, which knew only `screened`.
 */
export const DisputeEventData = z.object({
  number: z.string(),
  place: z.string().describe('The room where it is'),
  kind: z.string().default('other'),
  origin: z.string().default('screening'),
  complexity: z.enum(complexities),
  colour: z.enum(colours),
  level: z.enum(levels),
  status: z.string(),
  ownerPost: z.string().default('').describe('The chief’s post of the unit that mediates at this level'),
  ownerUnit: z.string().default(''),
  responsible: z
    .object({ countyLeader: PersonOrNobody, stationHead: PersonOrNobody, officer: PersonOrNobody })
    .nullable()
    .default(null),
  relatedCase: z.string().nullable(),
  referredBy: z.array(z.uuid()).default([]).describe('Cases whose complete clock waits for its outcome'),
  referrals: z
    .array(z.object({ caseId: z.uuid(), seq: z.int() }))
    .default([])
    .describe('By which event each of these was referred; a case without one is of an earlier release'),
  by: z.string().nullable().default(null),
  standIn: z.boolean().default(false),
  imported: z.array(z.string()).nullable().default(null),
  clocks: z.array(ClockStanding).default([]),
  fact: z.object({ type: z.string() }).loose().default({ type: 'screened' }),
  outcome: z
    .enum(['agreed', 'referred', 'withdrawn'])
    .nullable()
    .default(null)
    .describe('Set by the event with which mediation is over: each case of `referredBy` is told of it'),
  tells: NoticeRequests.default([]),
});
export type DisputeEventData = z.infer<typeof DisputeEventData>;

/** Every type once: the compiler sees to it that none of the domain's is left out. */
const named: Record<DisputeFactType, true> = {
  screened: true,
  accepted: true,
  'mediator-assigned': true,
  'consent-recorded': true,
  'receipt-issued': true,
  'code-issued': true,
  'identity-shown': true,
  'colour-changed': true,
  'complexity-raised': true,
  extended: true,
  'checked-in': true,
  'session-planned': true,
  'session-cancelled': true,
  'tie-declared': true,
  'panelist-replaced': true,
  'session-held': true,
  'statement-recorded': true,
  raised: true,
  'settlement-drafted': true,
  signed: true,
  agreed: true,
  'obligation-opened': true,
  'obligation-confirmed': true,
  'obligation-waived': true,
  settled: true,
  'deadline-moved': true,
  'confirmation-applied': true,
  'confirmation-lapsed': true,
  'court-decided': true,
  visited: true,
  reopened: true,
  'referred-out': true,
  withdrawn: true,
  merged: true,
  'took-in': true,
  'resolution-made': true,
  'resolution-done': true,
  'obligations-imported': true,
  'standing-imported': true,
  'case-linked': true,
  'rung-climbed': true,
};
export const disputeEventTypes = Object.keys(named) as readonly DisputeFactType[];
