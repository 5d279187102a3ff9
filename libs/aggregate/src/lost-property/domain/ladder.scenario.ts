import { onePerPerson } from '@fengqiao/domain/aggregate/addressee';
import type { PlainPremises } from '@fengqiao/domain/aggregate/plain-kind';
import { atPost, ownDesk, plainLadder } from '@fengqiao/domain/aggregate/plain-ladder';
import { noticeRequestsOf } from '@fengqiao/domain/aggregate/notice-requests';
import type { Limit } from '@fengqiao/domain/clock/limit/limit';
import type { RungRule } from '@fengqiao/domain/ladder/rung-rule';
import { evolve, isOpen, itself, type ItemEvent, type ItemState, type Stage } from './item.scenario.ts';

/** A year from its announcement (Civil Code, article 318); the breach is at its end and needs no rule. */
export const claimLimit: Limit = { kind: 'calendar', duration: 'P1Y', roll: 'none' };
const rungs: readonly RungRule[] = [{ kind: 'reminder', at: { before: { wall: 'PT720H' } } }];

export const itemLadder = plainLadder<Stage, 'claim', ItemState, ItemEvent>({
  ...{ evolve, itself, isOpen },
  rungsOf: () => rungs,
  addresseesOf: (state, { kind }, _escalatedTo, premises) =>
    kind === 'reminder'
      ? ownDesk(state, premises)
      : onePerPerson([atPost(state.ownerPost, premises), ...ownDesk(state, premises)]),
});

/** Its owner is told of an announcement and of an end; of a rung whoever it speaks to. */
export function itemNoticeRequests(events: readonly ItemEvent[], premises: PlainPremises) {
  return noticeRequestsOf(events, {
    recipientsOf: ({ fact, standing }) =>
      fact.type === 'found' ? null : { addressees: [atPost(standing.ownerPost, premises)], clock: 'claim' },
    mayKnow: () => true,
    isAtAnyHour: () => false,
  });
}
