import type { Guard } from '../../aggregate/command-table.ts';
import { bounds } from '../../bounds.ts';
import { isExtendable } from '../../ladder/clock-instance.ts';
import { refuse, type Refusal } from '../../refusal.ts';
import type { Premises } from './actors.ts';
import type { CaseState } from '../case.ts';
import { reopenableMs } from '../rules/citizen-dates.ts';
import { isCitizenOf, type Reader } from '../visibility/confidentiality.ts';
import { postsAbove } from '../visibility/routing.ts';
import type { CommandName } from './transitions.ts';

type CaseGuard = Guard<CaseState, Reader, Premises>;

/** What beside stage and person may stand in the way of a command on a case. */
export const guards: Partial<Record<CommandName, CaseGuard>> = {
  'report-up': (state, premises) => (postsAbove(state, premises).length === 0 ? refuse('at-the-top') : null),
  'request-suspension': ({ suspension }) => (suspension === null ? null : refuse('suspension-overlaps')),
  'approve-suspension': suspensionAsked,
  'refuse-suspension': suspensionAsked,
  resume: ({ suspension }) => (suspension?.status === 'open' ? null : refuse('not-suspended')),
  extend: ({ clocks }) => {
    const complete = clocks.find(({ name, endedAt }) => name === 'complete' && endedAt === null);
    if (!complete || !isExtendable(complete)) return refuse('not-extendable');
    if (complete.outcome === 'missed') return refuse('limit-passed');
    return complete.extension > 0 ? refuse('already-extended') : null;
  },
  // A dispute is seen by the units around its place, among them those the case is hidden from.
  refer: ({ suspension, confidentiality }) => {
    if (confidentiality !== null) return refuse('confidential-case');
    return suspension?.status === 'open' ? refuse('suspension-overlaps') : null;
  },
  'follow-up': ({ handler }, _, reader) => (reader.id === handler ? refuse('same-handler') : null),
  // Others were merged into it: each of their citizens is heard, until it is signed off.
  rate: (state, _, reader) => {
    const { id, stage, rated, tookIn } = state;
    const { ownCase = id } = reader;
    const refusal = isCitizenOf(state, reader) ? null : atTheCounter(state, reader);
    if (refusal) return refusal;
    if (stage === 'followed-up' && tookIn.length === 0)
      return refuse('stage-forbids', [], { command: 'rate', stage });
    return rated.includes(ownCase) ? refuse('already-rated') : null;
  },
  add: (state, _, reader) =>
    (isCitizenOf(state, reader) ? null : atTheCounter(state, reader)) ??
    (state.additions >= bounds.additionsOfCase
      ? refuse('too-many-additions', [], { most: bounds.additionsOfCase })
      : null),
  ask: ({ questions }) =>
    questions.length >= bounds.questionsOfCase
      ? refuse('too-many-questions', [], { most: bounds.questionsOfCase })
      : null,
  'issue-receipt': (state, { now }, reader) => {
    const isAppealOver =
      state.stage === 'declined' || state.stage === 'voided' ? state.appeal !== null : false;
    const refusal = atTheCounter(state, reader);
    return refusal ?? (isAppealOver || isReopenedTooLate(state, now) ? refuse('no-act-left') : null);
  },
  'withdraw-publication': ({ publication }) => (publication === 'published' ? null : refuse('not-published')),
  // A supervisor reopens in his or her own right; a desk what the citizen has signed.
  reopen: (state, { now }, reader) => {
    if (reader.roles.includes('supervisor')) return null;
    const isCitizen = isCitizenOf(state, reader);
    const refusal = isCitizen ? null : atTheCounter(state, reader);
    return refusal ?? (isReopenedTooLate(state, now) ? refuse('reopen-too-late') : null);
  },
  'lift-confidentiality': ({ confidentiality, consent }) => {
    if (confidentiality === null) return refuse('not-confidential');
    return consent ? null : refuse('consent-required');
  },
  // There is nothing to consent to where everybody in scope may read it.
  consent: ({ confidentiality }) => (confidentiality === null ? refuse('not-confidential') : null),
  // Withdrawn before a reply: what has been answered once is not taken back, it is rated.
  withdraw: (state, premises, reader) =>
    (isCitizenOf(state, reader) ? null : atTheCounter(state, reader)) ??
    notAnswered('withdraw')(state, premises, reader),
  merge: notAnswered('merge'),
  appeal: (state, _, reader) =>
    (isCitizenOf(state, reader) ? null : atTheCounter(state, reader)) ??
    (state.appeal === null ? null : refuse('already-appealed')),
  'accept-appeal': appealOpen,
  'refuse-appeal': appealOpen,
  'close-unsatisfied': ({ stage, round }, { policy }) => {
    if (policy.closeUnsatisfied !== true) return refuse('policy-forbids');
    return stage === 'handling' && round === 1
      ? refuse('stage-forbids', [], { command: 'close-unsatisfied', stage })
      : null;
  },
};

/** What a desk does with a citizen who is there: never whoever handles the case, and never for somebody without a name. */
function atTheCounter(
  { handler, anonymous }: CaseState,
  { id, ownAnonymous = anonymous }: Reader,
): Refusal | null {
  if (id === handler) return refuse('same-handler');
  return ownAnonymous ? refuse('anonymous-by-code-alone') : null;
}

function isReopenedTooLate({ closedAt, stage }: CaseState, now: number): boolean {
  return stage === 'closed' && now > (closedAt ?? now) + reopenableMs;
}

function suspensionAsked({ suspension }: CaseState): Refusal | null {
  return suspension?.status === 'requested' ? null : refuse('no-suspension-asked');
}

function appealOpen({ appeal }: CaseState): Refusal | null {
  return appeal === 'open' ? null : refuse('no-appeal-open');
}

function notAnswered(command: CommandName): CaseGuard {
  return ({ stage, repliedAt }) =>
    repliedAt === null ? null : refuse('stage-forbids', [], { command, stage });
}
