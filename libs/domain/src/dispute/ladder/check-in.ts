import { changed, dropped, started } from '../../aggregate/clocks.ts';
import { isOpen, type DisputeClock, type DisputeState } from '../dispute.ts';
import { policyOf, type DisputePremises } from '../rules/rules.ts';
import { dropClock } from '../../ladder/clock-instance.ts';

/**
 * The clocks with the check-in that the colour asks for: red daily, yellow weekly, blue none (domain text, The dispute).
 * One that runs for another colour ends without outcome; what was missed stays missed.
 */
export function checkInClocks(
  state: Pick<DisputeState, 'colour' | 'clocks' | 'place' | 'policy' | 'status'>,
  context: Pick<DisputePremises, 'now' | 'rules'>,
): readonly DisputeClock[] {
  const { colour, clocks, place } = state;
  const quiet = changed(clocks, 'check-in', (clock) => dropClock(clock, context.now));
  if (colour === 'blue' || !isOpen(state.status)) return quiet;
  const limit = policyOf(context.rules, state.policy).checkIn[colour];
  return started(quiet, 'check-in', limit, context.now, place, context.rules.timetable);
}

/** Clocks that outlive mediation itself: of visits, the court and what a consultation gave out. */
const lasting = ['visit', 'confirmation', 'resolution'];

/** What still runs once a dispute is settled. */
export function settledClocks(state: DisputeState, now: number): readonly DisputeClock[] {
  return dropped(state.clocks, now, (name) => lasting.includes(name));
}
