import type { ActorWords, Transition } from '../../aggregate/command-table.ts';
import type { Stage } from '../case.ts';

/**
 * Who gives a command (domain text, Commands). A desk, an officer, a supervisor: whoever has the role, with the case
 * in scope. The others are found from the case: who acts for its owner's post (also in the place of the supervisors, where
 * none may see the case), or for one above; the desk of the unit that received it; the desk, officers and chief of the
 * unit that handles it; who works on it; the citizen who holds its code; a counter is a desk that may know the citizen,
 * who is there in person: never whoever handles the case (`guards`).
 */
export const actors = {
  desk: { role: 'desk', nameZh: '受理席' },
  officer: { role: 'officer', nameZh: '民警' },
  supervisor: { role: 'supervisor', nameZh: '督察员' },
  admin: { role: 'admin', nameZh: '管理员' },
  owner: { role: null, nameZh: '责任领导' },
  'owner unseen by supervisors': { role: null, nameZh: '责任领导（无督察员可见时）' },
  'chief above the owner': { role: null, nameZh: '上一级领导' },
  'any chief above': { role: null, nameZh: '任一上级领导' },
  'handling desk': { role: 'desk', nameZh: '承办单位受理席' },
  'handling officer': { role: 'officer', nameZh: '承办单位民警' },
  'handling chief': { role: null, nameZh: '承办单位负责人' },
  handler: { role: null, nameZh: '承办人' },
  counter: { role: 'desk', nameZh: '窗口（非承办人）' },
  citizen: { role: null, nameZh: '群众', byCode: true },
  'receiving desk': { role: 'desk', nameZh: '受理单位受理席' },
} as const satisfies Record<string, ActorWords>;
export type Actor = keyof typeof actors;

/** `as before`: where the case was when it was merged, or voided. */
type CaseTransition = Transition<Stage, Actor, readonly (Stage | 'as before')[] | 'stays'>;

const notYetAssigned: readonly Stage[] = ['registered', 'submitted'];
const beforeReply: readonly Stage[] = [...notYetAssigned, 'assigned', 'handling'];
const open: readonly Stage[] = [...beforeReply, 'replied', 'followed-up', 'signed-off'];

const ended: readonly Stage[] = ['closed', 'declined', 'withdrawn', 'merged'];
const oversight = ['supervisor', 'owner unseen by supervisors'] as const;
/** Where the citizen still has an act: also to appeal, to reopen, and to rate what the case was merged into. */
const hasCitizensAct: readonly Stage[] = [...open, 'closed', 'declined', 'merged', 'voided'];

const handlingStays = { from: ['handling'], to: 'stays' } as const;

/** The ledger case as a table (domain text, stages and commands), in the order of its road. */
export const transitions = {
  submit: { from: ['registered'], to: ['submitted'], by: ['desk'] },
  reclassify: { from: notYetAssigned, to: 'stays', by: ['desk', 'owner'] },
  transfer: { from: notYetAssigned, to: 'stays', by: ['desk', 'owner'] },
  'report-up': { from: beforeReply, to: 'stays', by: ['desk', 'owner'] },
  assign: { from: ['submitted'], to: ['assigned'], by: ['owner'] },
  decline: { from: ['submitted'], to: ['declined'], by: ['owner'] },
  accept: { from: ['assigned'], to: ['handling'], by: ['handling desk', 'handling officer'] },
  object: { from: ['assigned'], to: ['submitted'], by: ['handling desk', 'handling chief'] },
  'change-handler': { ...handlingStays, by: ['handling desk', 'handling chief'] },
  'request-suspension': { ...handlingStays, by: ['handler'] },
  'approve-suspension': { ...handlingStays, by: ['handling chief'] },
  'refuse-suspension': { ...handlingStays, by: ['handling chief'] },
  resume: { ...handlingStays, by: ['handler', 'handling chief'] },
  extend: { ...handlingStays, by: ['chief above the owner'] },
  refer: { ...handlingStays, by: ['handler', 'owner'] },
  reply: { from: ['handling'], to: ['replied'], by: ['handler'] },
  'follow-up': { from: ['replied'], to: ['followed-up', 'handling'], by: ['desk', 'officer', 'supervisor'] },
  // By a code never confirmed it stays where it is: the next follow-up decides.
  rate: {
    from: ['replied', 'followed-up'],
    to: ['followed-up', 'handling', 'replied'],
    by: ['citizen', 'counter'],
  },
  'sign-off': { from: ['followed-up'], to: ['signed-off'], by: ['owner'] },
  'send-back': { from: ['followed-up'], to: ['handling'], by: ['owner'] },
  close: { from: ['signed-off'], to: ['closed'], by: ['desk'] },
  'withdraw-publication': { from: ['closed'], to: 'stays', by: oversight },
  add: { from: open, to: 'stays', by: ['citizen', 'counter'] },
  'choose-messages': { from: hasCitizensAct, to: 'stays', by: ['citizen', 'counter'] },
  ask: { from: open, to: 'stays', by: ['desk', 'handler'] },
  'issue-receipt': { from: hasCitizensAct, to: 'stays', by: ['counter'] },
  reopen: { from: ['closed'], to: ['handling'], by: ['citizen', 'supervisor', 'counter'] },
  withdraw: { from: [...beforeReply, 'merged'], to: ['withdrawn'], by: ['citizen', 'counter'] },
  // Back to `submitted`, too, where owner, handling unit or handler may no longer have it.
  'name-subject': { from: open, to: 'stays', by: ['receiving desk'] },
  'lift-confidentiality': { from: open, to: 'stays', by: oversight },
  consent: { from: open, to: 'stays', by: ['citizen'] },
  void: { from: [...open, ...ended], to: ['voided'], by: oversight },
  correct: { from: [...open, ...ended], to: 'stays', by: oversight },
  'erase-attachment': { from: [...open, ...ended, 'voided'], to: 'stays', by: [...oversight, 'admin'] },
  merge: { from: beforeReply, to: ['merged'], by: ['desk'] },
  unmerge: { from: ['merged'], to: ['as before'], by: ['desk'] },
  urge: { from: open, to: 'stays', by: ['supervisor', 'any chief above'] },
  appeal: { from: ['declined', 'voided'], to: 'stays', by: ['citizen', 'counter'] },
  'accept-appeal': {
    from: ['declined', 'voided'],
    to: ['submitted', 'as before'],
    by: ['chief above the owner'],
  },
  'refuse-appeal': { from: ['declined', 'voided'], to: 'stays', by: ['chief above the owner'] },
  'close-unsatisfied': { from: ['replied', 'handling'], to: ['closed'], by: ['chief above the owner'] },
} as const satisfies Record<string, CaseTransition>;

export type CommandName = keyof typeof transitions;
export const commandNames = Object.keys(transitions) as CommandName[];

/** The row of a command, its lists as lists. */
export function transitionOf(command: CommandName): CaseTransition {
  return transitions[command];
}

/** Where a command may leave a case that is in `from`. */
export function leadsTo(command: CommandName, from: Stage): readonly Stage[] {
  const { to } = transitionOf(command);
  if (to === 'stays') return [from];
  const before = from === 'voided' ? [...open, ...ended] : beforeReply;
  if (from === 'voided') return before;
  return to.flatMap((stage) => (stage !== 'as before' ? [stage] : from === 'merged' ? before : []));
}
