import { onePerPerson } from '@fengqiao/domain/aggregate/addressee';
import type { PlainPremises } from '@fengqiao/domain/aggregate/plain-kind';
import type { Tellings } from '@fengqiao/domain/aggregate/tellings';
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

const ownerLearns = { clock: 'claim', to: ['owner'] } as const;
/** Its owner is told of an announcement and of an end, its desk of what was brought in. */
export const itemTellings: Tellings<ItemEvent['fact']['type'], 'desk' | 'owner', 'claim'> = {
  found: { clock: 'claim', to: ['desk'], isNews: true },
  announced: ownerLearns,
  ...{ 'handed-over': ownerLearns, disposed: ownerLearns },
  'rung-climbed': { byRung: true },
};

export function itemNoticeRequests(events: readonly ItemEvent[], premises: PlainPremises) {
  return noticeRequestsOf(events, {
    tellingOf: ({ fact }) => itemTellings[fact.type],
    addresseesOf: ({ standing }, seat: 'desk' | 'owner') =>
      seat === 'desk' ? ownDesk(standing, premises) : [atPost(standing.ownerPost, premises)],
    mayKnow: () => true,
    isAtAnyHour: () => false,
  });
}
