import { reprojectClock } from '../ladder/clock-instance.ts';
import { isRefusal, type Refusal } from '../refusal.ts';
import type { CaseClock, CaseState } from './case.ts';
import { standingOf, type CalendarCause, type CaseEvent, type MovedDeadline } from './case-event.ts';
import { takeDueRungs, type ClimbPremises } from './climb.ts';
import { evolve } from './evolve.ts';
import type { CaseRules } from './policy.ts';

/**
 * The due moments of a case that the calendar of `rules` moves, none when every one stays where it is (nor once the case
 * is closed: all its clocks have ended). Refused with
 * `calendar-never-opens` or `due-too-far` when a limit that runs would find no end on it.
 */
export function movedDeadlines(
  state: CaseState,
  rules: Pick<CaseRules, 'calendar'>,
  now: number,
): MovedDeadline[] | Refusal {
  const moves = movesOf(state, rules, now);
  return isRefusal(moves) ? moves : moves.map(({ deadline }) => deadline);
}

/**
 * Brings an open case under the calendar in force: an event for each deadline that moves, then the rungs that moved
 * into the past, each climbed once, now. Where nothing moves there is nothing to tell, and no event. Refused as
 * movedDeadlines is.
 */
export function reproject(
  state: CaseState,
  premises: ClimbPremises,
  cause: CalendarCause,
): CaseEvent[] | Refusal {
  const moves = movesOf(state, premises.rules, premises.now);
  if (isRefusal(moves)) return moves;
  if (moves.length === 0) return [];
  const events: CaseEvent[] = [];
  let current = state;
  for (const { deadline, before, after } of moves) {
    const clocks = current.clocks.map((clock) => (clock === before ? after : clock));
    const event: CaseEvent = {
      seq: current.version + 1,
      occurredAt: Math.max(premises.now, current.lastEventAt),
      by: null,
      standIn: false,
      imported: null,
      fact: { type: 'deadline-moved', deadline, cause },
      standing: { ...standingOf(current), clocks },
      record: {},
    };
    events.push(event);
    current = evolve(current, event, current.id);
  }
  return [...events, ...takeDueRungs(current, premises)];
}

interface Move {
  readonly deadline: MovedDeadline;
  readonly before: CaseClock;
  readonly after: CaseClock;
}

function movesOf(state: CaseState, { calendar }: Pick<CaseRules, 'calendar'>, now: number): Move[] | Refusal {
  const moves: Move[] = [];
  for (const before of state.clocks) {
    const after = reprojectClock(before, calendar, now);
    if (isRefusal(after)) return after;
    const { dueAt: oldDueAt, name: clock, instance } = before;
    const { dueAt: newDueAt } = after;
    if (oldDueAt === null || newDueAt === null || oldDueAt === newDueAt) continue;
    moves.push({ deadline: { clock, instance, oldDueAt, newDueAt }, before, after });
  }
  return moves;
}
