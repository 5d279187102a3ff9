import type { ActorWords, Transition } from '../../aggregate/command-table.ts';
import type { DisputeStatus } from '../dispute.ts';

/**
 * Who gives a command. A desk, an officer, a mediator, a supervisor: whoever has the role and the dispute in scope. The
 * others are found from the dispute: the three who are responsible for its place, who leads the mediation and the chief
 * of its level are in charge; those on a session's panel; the station that makes a visit; the unit that a consultation
 * gave it to; a party, by the code it got.
 */
export const disputeActors = {
  desk: { role: 'desk', nameZh: '受理席' },
  officer: { role: 'officer', nameZh: '民警' },
  mediator: { role: 'mediator', nameZh: '调解员' },
  supervisor: { role: 'supervisor', nameZh: '督察员' },
  'in charge': { role: null, nameZh: '包抓责任人、主持调解员或该级负责人' },
  head: { role: null, nameZh: '包抓所长或该级负责人' },
  panelist: { role: null, nameZh: '调解小组成员' },
  visitor: { role: null, nameZh: '当事人居住地派出所' },
  resolver: { role: null, nameZh: '议定事项承办单位' },
  party: { role: null, nameZh: '当事人', byCode: true },
} as const satisfies Record<string, ActorWords>;
export type DisputeActor = keyof typeof disputeActors;

const inMediation: readonly DisputeStatus[] = ['accepted', 'mediating', 'not-agreed'];
const beforeAgreed: readonly DisputeStatus[] = ['screened', ...inMediation];
const underSettlement: readonly DisputeStatus[] = ['agreed', 'performing'];
const open: readonly DisputeStatus[] = [...beforeAgreed, ...underSettlement];

const anyStaff = ['desk', 'officer', 'mediator', 'in charge'] as const;
const mediationStays = { from: inMediation, to: 'stays' } as const;

/** The dispute as a table (domain text, The dispute), in the order of its road. */
export const disputeTransitions = {
  accept: { from: ['screened'], to: ['accepted'], by: anyStaff },
  'record-consent': { from: beforeAgreed, to: 'stays', by: [...anyStaff, 'party'] },
  'issue-receipt': { from: open, to: 'stays', by: ['desk'] },
  'record-identity': { from: open, to: 'stays', by: ['desk'] },
  'assign-mediator': { ...mediationStays, by: ['head'] },
  'set-colour': { from: open, to: 'stays', by: anyStaff },
  'check-in': { from: open, to: 'stays', by: anyStaff },
  'raise-complexity': { ...mediationStays, by: ['in charge'] },
  extend: { ...mediationStays, by: ['in charge'] },
  'plan-session': { ...mediationStays, by: ['in charge'] },
  'cancel-session': { ...mediationStays, by: ['in charge'] },
  'declare-tie': { ...mediationStays, by: ['in charge', 'panelist'] },
  'replace-panelist': { ...mediationStays, by: ['in charge'] },
  'hold-session': { from: inMediation, to: ['mediating', 'not-agreed'], by: ['in charge', 'panelist'] },
  'record-statement': {
    from: [...inMediation, ...underSettlement],
    to: 'stays',
    by: ['in charge', 'panelist', 'party'],
  },
  raise: { from: inMediation, to: ['accepted'], by: ['in charge'] },
  'draft-settlement': { from: ['mediating', ...underSettlement], to: 'stays', by: ['in charge', 'panelist'] },
  sign: { from: ['mediating', ...underSettlement], to: 'stays', by: ['in charge', 'panelist', 'party'] },
  agree: {
    from: ['mediating', ...underSettlement],
    to: ['agreed', 'performing', 'settled'],
    by: ['in charge', 'panelist'],
  },
  confirm: { from: ['performing'], to: ['performing', 'settled'], by: ['in charge', 'party'] },
  waive: { from: ['performing'], to: ['performing', 'settled'], by: ['in charge', 'party'] },
  settle: { from: ['agreed'], to: ['settled'], by: ['in charge'] },
  'apply-for-confirmation': { from: [...underSettlement, 'settled'], to: 'stays', by: ['in charge'] },
  'record-court-decision': { from: [...underSettlement, 'settled'], to: 'stays', by: ['in charge'] },
  visit: { from: ['settled'], to: ['settled', 'mediating'], by: ['visitor', 'in charge'] },
  reopen: { from: ['performing', 'settled'], to: ['mediating'], by: [...anyStaff, 'supervisor'] },
  'refer-out': { from: [...inMediation, 'performing'], to: ['referred'], by: ['in charge'] },
  withdraw: { from: beforeAgreed, to: ['withdrawn'], by: [...anyStaff, 'party'] },
  merge: { from: beforeAgreed, to: ['merged'], by: anyStaff },
  // What a consultation gave out outlives the settlement: its clock runs on, so it must be possible to end it.
  'complete-resolution': { from: [...open, 'settled'], to: 'stays', by: ['resolver', 'in charge'] },
} as const satisfies Record<string, Transition<DisputeStatus, DisputeActor>>;

export type DisputeCommandName = keyof typeof disputeTransitions;
export const disputeCommandNames = Object.keys(disputeTransitions) as DisputeCommandName[];

/** The row of a command, its lists as lists. */
export function disputeTransitionOf(command: DisputeCommandName): Transition<DisputeStatus, DisputeActor> {
  return disputeTransitions[command];
}
