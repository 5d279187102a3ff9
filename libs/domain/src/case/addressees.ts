import { chiefPost, unitOfPost, type PostRef } from '../directory/posts.ts';
import type { RungKind } from '../ladder/clock-instance.ts';
import type { Rung } from '../ladder/rung.ts';
import type { CaseClockName, CaseState } from './case.ts';
import type { Addressee } from './case-event.ts';
import { actingOn, type Premises } from './actors.ts';

type Seat = 'owner-desk' | 'owner' | 'handler' | 'handling-chief';

/** Who has the ball, and who is told as it gets graver (domain text, Rungs). */
const seats: Record<
  Exclude<CaseClockName, 'overall'>,
  Record<Exclude<RungKind, 'escalation' | 'review'>, readonly Seat[]>
> = {
  acknowledge: {
    reminder: ['owner-desk'],
    warning: ['owner-desk', 'owner'],
    breach: ['owner-desk', 'owner'],
  },
  arrive: {
    reminder: ['handler'],
    warning: ['handler', 'handling-chief'],
    breach: ['handler', 'handling-chief', 'owner'],
  },
  assign: { reminder: ['owner-desk'], warning: ['owner-desk', 'owner'], breach: ['owner-desk', 'owner'] },
  complete: {
    reminder: ['handler'],
    warning: ['handler', 'handling-chief'],
    breach: ['handler', 'handling-chief', 'owner'],
  },
  'follow-up': {
    reminder: ['owner-desk'],
    warning: ['owner-desk', 'owner'],
    breach: ['owner-desk', 'owner'],
  },
  'sign-off': { reminder: ['owner'], warning: ['owner'], breach: ['owner'] },
  archive: { reminder: ['owner-desk'], warning: ['owner-desk', 'owner'], breach: ['owner-desk', 'owner'] },
};

/** Who asked for a suspension, and who approved it. */
const reviewers: readonly Seat[] = ['handler', 'handling-chief'];

/** The seats a rung speaks to and who acts for each; a seat without anyone passes it one level up and says so. */
export function addresseesOf(
  state: CaseState,
  rung: Rung,
  escalatedTo: PostRef,
  premises: Premises,
): Addressee[] {
  if (rung.kind === 'escalation') return [postAddressee(state, escalatedTo, premises)];
  const table = seats[rung.clock as keyof typeof seats];
  const told = (rung.kind === 'review' ? reviewers : table[rung.kind]).map((seat) =>
    addressee(state, seat, premises),
  );
  // Where the owner's unit handles the case itself, owner and handling chief are one and told once.
  return told.filter((each, i) => told.findIndex((other) => other.seat === each.seat) === i);
}

function addressee(state: CaseState, seat: Seat, premises: Premises): Addressee {
  const ownerUnit = unitOfPost(state.ownerPost);
  const handlingUnit = state.handlingUnit ?? ownerUnit;
  switch (seat) {
    case 'owner-desk':
      return { seat: `${ownerUnit}#desk`, person: null };
    case 'owner':
      return postAddressee(state, state.ownerPost, premises);
    case 'handling-chief':
      return postAddressee(state, chiefPost(handlingUnit), premises);
    case 'handler':
      // Not yet accepted, or imported without a name: the unit's desk has the ball.
      return state.handler
        ? { seat: `${handlingUnit}#handler`, person: state.handler }
        : { seat: `${handlingUnit}#desk`, person: null };
  }
}

function postAddressee(state: CaseState, post: PostRef, premises: Premises): Addressee {
  const acting = actingOn(state, post, premises);
  if (!acting) return { seat: post, person: null, fallback: true };
  if (!acting.standIn) return { seat: post, person: acting.person };
  return {
    seat: acting.post,
    person: acting.person,
    passedUpFrom: post,
    ...(acting.fallback && { fallback: true as const }),
  };
}
