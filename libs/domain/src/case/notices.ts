import { nextOpening } from '../clock/working-days.ts';
import { unitOfPost } from '../directory/posts.ts';
import { gravity } from '../ladder/rung.ts';
import { mayKnow } from './addressees.ts';
import type { CaseState } from './case.ts';
import type { Addressee, CaseEvent, CaseFact } from './case-event.ts';
import type { Premises } from './actors.ts';
import type { CaseRules } from './rule-book.ts';
import { toldOf } from './tellings.ts';

/** 通知: one person is told of one event of a case. Ids, codes and times only; words are made where it is read. */
export interface Notice {
  /** Person id. */
  readonly recipient: string;
  readonly cause: {
    readonly seq: number;
    readonly type: CaseFact['type'];
    /** The highest rung of one climb. */
    readonly rung: string | null;
  };
  /** As what he or she is told: `unit#chief`, `unit#desk`, `unit#handler`. */
  readonly seat: string;
  readonly passedUpFrom: string | null;
  readonly clock: string | null;
  readonly dueAt: number | null;
  /** The `elapsed` class does not wait for opening hours. */
  readonly atAnyHour: boolean;
}

/** The notices of one event; `state` is the case after it. One a person, however many seats of his or hers it speaks to. */
export function noticesOf(state: CaseState, event: CaseEvent, premises: Premises): Notice[] {
  const after = { ...state, ...event.standing };
  const told = toldOf(after, event, premises);
  return told ? tell(after, event, told.addressees, told.clock, premises) : [];
}

/**
 * The notices of everything that happened to a case at once. Rungs taken together cause one notice, for the highest of
 * them, to everybody any of them speaks to: nobody is told five times of one delay, and no escalation is silent.
 */
export function noticesOfAll(state: CaseState, events: readonly CaseEvent[], premises: Premises): Notice[] {
  const highest = highestClimb(events);
  const others = events
    .filter(({ fact }) => fact.type !== 'rung-climbed')
    .flatMap((event) => noticesOf(state, event, premises));
  if (!highest) return others;
  const { event, rung } = highest;
  const told = climbsOf(events).flatMap((climb) => climb.rung.addressees);
  // Addressed by the highest first: whoever is told by it is told as what it says.
  const addressees = [...rung.addressees, ...told];
  return [...tell({ ...state, ...event.standing }, event, addressees, rung.clock, premises), ...others];
}

/** When a notice may be read: at once in the `elapsed` class, else when its recipient's unit is open. */
export function releaseMoment(
  notice: Pick<Notice, 'seat' | 'atAnyHour'>,
  { edition }: CaseRules,
  now: number,
): number {
  if (notice.atAnyHour) return now;
  const opening = nextOpening(edition.hoursOf(unitOfPost(notice.seat)), now);
  // Hours that never open again are not published; should they be, nothing is kept back for ever.
  return Number.isFinite(opening) ? opening : now;
}

export function climbsOf(events: readonly CaseEvent[]) {
  return events.flatMap((event) =>
    event.fact.type === 'rung-climbed' ? [{ event, rung: event.fact.rung }] : [],
  );
}

function highestClimb(events: readonly CaseEvent[]) {
  return climbsOf(events).reduce<ReturnType<typeof climbsOf>[number] | null>(
    (highest, climb) => (highest && gravity[highest.rung.kind] > gravity[climb.rung.kind] ? highest : climb),
    null,
  );
}

function tell(
  state: CaseState,
  event: CaseEvent,
  addressees: readonly Addressee[],
  clockName: string,
  premises: Premises,
): Notice[] {
  const { fact, seq, by } = event;
  const rung = fact.type === 'rung-climbed' ? fact.rung : null;
  const clock = state.clocks.findLast(
    ({ name, instance }) => name === clockName && (rung === null || instance === rung.instance),
  );
  const told = new Map<string, Notice>();
  for (const { person, seat, passedUpFrom = null } of addressees) {
    if (person === null || person === by || told.has(person) || !mayKnow(state, person, premises)) continue;
    told.set(person, {
      recipient: person,
      cause: { seq, type: fact.type, rung: rung?.id ?? null },
      seat,
      passedUpFrom,
      clock: clock?.name ?? null,
      dueAt: clock?.dueAt ?? null,
      atAnyHour: clock?.limit?.kind === 'elapsed',
    });
  }
  return [...told.values()];
}
