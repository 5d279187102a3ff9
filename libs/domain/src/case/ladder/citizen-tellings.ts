import { openStoppage } from '../../ladder/clock-instance.ts';
import { isOpen, type CaseState } from '../case.ts';
import type { CaseEvent, CaseFact } from '../case-event.ts';
import {
  confirmingChannels,
  messageChannels,
  possibleChannels,
  type MessageChannel,
  type Reach,
} from './message-channels.ts';
import { caseTellings } from './notice-rules.ts';

/** The types of event that a citizen is told of: those whose row says so. */
export type ToldToCitizen = {
  [Type in CaseFact['type']]: (typeof caseTellings)[Type] extends { citizen: { tells: string } }
    ? Type
    : never;
}[CaseFact['type']];

export const toldToCitizens = Object.entries(caseTellings).flatMap(([type, { citizen }]) =>
  'tells' in citizen ? [type as ToldToCitizen] : [],
);

/** One event that citizens are told of. */
export interface CitizenTelling {
  readonly seq: number;
  readonly type: ToldToCitizen;
  /** Whether those whose cases were merged into this one are told too, each about the own number. */
  readonly toMerged: boolean;
  /** It answers what the citizen has just done: it does not wait for the morning. */
  readonly atOnce: boolean;
}

/** What citizens are told of everything that happened to a case at once: nothing of an import, nor where nobody gave a name. */
export function citizenTellingsOf(state: CaseState, events: readonly CaseEvent[]): CitizenTelling[] {
  const isAtOnce = events.some(({ fact }) => fact.type === 'assigned' && fact.atOnce);
  return events.flatMap((event) => {
    const { fact, seq, imported } = event;
    const { citizen } = caseTellings[fact.type];
    if (!('tells' in citizen) || imported !== null || isOwnAct(event)) return [];
    // Solved on the spot: that it was received and assigned is said by the reply.
    if (isAtOnce && fact.type === 'assigned') return [];
    // Of an anonymous matter nobody is there to be told; of those merged into it they may be.
    const toMerged = citizen.tells === 'all' && state.tookIn.length > 0;
    if (state.anonymous && !toMerged) return [];
    return [{ seq, type: fact.type as ToldToCitizen, toMerged, atOnce: citizen.tells === 'at-once' }];
  });
}

/** By code, without a desk between: whoever did it knows. */
function isOwnAct({ fact, by }: CaseEvent): boolean {
  if (fact.type === 'reopened') return fact.byCitizen && by === null;
  return fact.type === 'withdrawn' && by === null;
}

/** What a message needs of a case. */
type Told = Pick<CaseState, 'stage' | 'suspension' | 'questions' | 'code' | 'appeal' | 'lifted'>;

const whileOpen = ({ stage }: Told) => isOpen(stage);
const isAt =
  (...stages: readonly CaseState['stage'][]) =>
  ({ stage }: Told) =>
    stages.includes(stage);
const atWork = isAt('assigned', 'handling');

/**
 * Whether what a citizen is to be told is still so: what was overtaken while the message waited is not sent. `state` is
 * the case that answers for it.
 */
const stillSo: { readonly [Type in ToldToCitizen]: (state: Told) => boolean } = {
  registered: ({ stage }) => isOpen(stage) || stage === 'merged',
  assigned: atWork,
  declined: ({ stage, appeal }) => stage === 'declined' && appeal === null,
  'appeal-accepted': whileOpen,
  'appeal-refused': ({ appeal }) => appeal === 'refused',
  'suspension-approved': ({ suspension }) => suspension?.status === 'open',
  referred: ({ suspension }) => suspension?.status === 'open' && suspension.reason === 'in-mediation',
  resumed: isAt('handling'),
  extended: isAt('handling'),
  'mediation-ended': isAt('handling'),
  replied: isAt('replied'),
  'sent-back': isAt('handling'),
  closed: isAt('closed'),
  'closed-unsatisfied': isAt('closed'),
  reopened: atWork,
  withdrawn: isAt('withdrawn'),
  merged: isAt('merged'),
  unmerged: whileOpen,
  'came-back': whileOpen,
  voided: isAt('voided'),
  asked: ({ stage, questions }) => isOpen(stage) && questions.some(({ isAnswered }) => !isAnswered),
  'confidentiality-lifted': ({ lifted, stage }) => lifted && isOpen(stage),
  'code-issued': ({ code }) => code?.isConfirmed !== true,
};

export function isStillSo(type: ToldToCitizen, state: Told): boolean {
  return stillSo[type](state);
}

/** By when a suspension is looked at again, epoch milliseconds; null where none is open or no day was named. */
export function reviewOf({ clocks }: Pick<CaseState, 'clocks'>): number | null {
  const open = clocks.flatMap((clock) => openStoppage(clock) ?? []).find(({ kind }) => kind === 'suspended');
  return open?.reviewAt ?? null;
}

/** How somebody may be reached, and what he or she chose; null: nothing was said. */
export interface Reachable extends Reach {
  readonly chosen: readonly MessageChannel[] | null;
}

/**
 * By which channels a citizen is told: those chosen and possible; where nothing was chosen, e-mail alone, which was given
 * for that. What answers an act just done, a code's confirmation, goes by e-mail or else to the telephone, chosen or not:
 * without it the code is worth little. It goes through no app.
 */
export function channelsTo({ chosen, ...reach }: Reachable, atOnce: boolean): MessageChannel[] {
  const may: readonly MessageChannel[] = atOnce ? confirmingChannels : messageChannels;
  const possible = possibleChannels(reach).filter((channel) => may.includes(channel));
  const wanted = possible.filter((channel) => (chosen ?? ['email']).includes(channel));
  return wanted.length > 0 || !atOnce ? wanted : possible.slice(0, 1);
}
