import { onePerPerson, type Addressee } from '../../aggregate/addressee.ts';
import { openClock, started } from '../../aggregate/clocks.ts';
import { noticeRequestsOf } from '../../aggregate/notice-requests.ts';
import type { PlainPremises } from '../../aggregate/plain-kind.ts';
import { atPost, ownDesk, plainLadder } from '../../aggregate/plain-ladder.ts';
import { isAbsent } from '../../directory/directory.ts';
import { unitOfPost, type PostRef } from '../../directory/posts.ts';
import type { Rung } from '../../ladder/rung.ts';
import { isOpen, type HazardClock, type HazardStage, type HazardState } from '../hazard.ts';
import { evolveHazard } from '../evolve.ts';
import { itself, type HazardEvent } from '../hazard-event.ts';
import { hazardLimits, hazardRungs } from '../rules/limits.ts';
import { hazardTellings, type HazardSeat } from './tellings.ts';

type Answering = { readonly handler: string | null; readonly ownerPost: PostRef; readonly place: string };

/** Who has the ball: its handler, or where there is none, or he or she is away, its desk. */
function whoHandles({ handler, ownerPost, place }: Answering, premises: PlainPremises): Addressee[] {
  return handler === null || isAbsent(premises.directory, handler, premises.now)
    ? ownDesk({ ownerPost }, premises)
    : [{ seat: `${place}#handler`, person: handler }];
}

/** 提醒, 预警: who has the ball, then also the owner; the end of somebody else's limit is the handler's news. */
function addresseesOf(
  state: HazardState,
  { kind, clock }: Rung,
  escalatedTo: PostRef,
  premises: PlainPremises,
): Addressee[] {
  if (kind === 'escalation') return [atPost(escalatedTo, premises)];
  const handling = whoHandles(state, premises);
  const isForHandler = kind === 'reminder' || clock === 'rectify';
  return isForHandler ? handling : onePerPerson([atPost(state.ownerPost, premises), ...handling]);
}

export const hazardLadder = plainLadder<HazardStage, HazardClock, HazardState, HazardEvent>({
  ...{ evolve: evolveHazard, itself, isOpen },
  rungsOf: (clock) => hazardRungs[clock],
  addresseesOf,
  // The end of the limit is when the re-check begins, whoever gets to it when.
  clocksAfter: (clocks, { clock, kind, at }, { rules }) => {
    if (clock !== 'rectify' || kind !== 'breach' || openClock({ clocks }, 're-check')) return clocks;
    const unit = openClock({ clocks }, 'rectify')?.unit ?? null;
    return started(clocks, 're-check', hazardLimits['re-check'], at, unit, rules.timetable);
  },
});

/** Whom events tell; an import's tell nobody one by one. */
export function hazardNoticeRequests(
  { place, handler }: Pick<HazardState, 'place' | 'handler'>,
  events: readonly HazardEvent[],
  premises: PlainPremises,
) {
  const told = events.filter(({ imported }) => imported === null);
  return noticeRequestsOf(told, {
    tellingOf: ({ fact }) => hazardTellings[fact.type],
    addresseesOf: ({ standing: { ownerPost } }, seat: HazardSeat) =>
      seat === 'owner' ? [atPost(ownerPost, premises)] : whoHandles({ place, handler, ownerPost }, premises),
    mayKnow: () => true,
    isAtAnyHour: () => false,
  });
}

/** The unit by whose hours its clocks are counted: its owner's, as it stands. */
export function answeringUnit({ ownerPost }: Pick<HazardState, 'ownerPost'>): string {
  return unitOfPost(ownerPost);
}
