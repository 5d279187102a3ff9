import { dropped, ended } from '../../aggregate/clocks.ts';
import type { PlainContext } from '../../aggregate/plain-kind.ts';
import type { HazardContents } from '../commands/hazard-command.ts';
import type { HazardState } from '../hazard.ts';
import { act, type HazardEvent } from '../hazard-event.ts';

/** Put right on the spot: no notice is needed, and the limit for it is met. */
export function solved(
  state: HazardState,
  context: PlainContext,
  { result, evidence }: HazardContents['solve'],
): HazardEvent {
  const clocks = dropped(ended(state.clocks, 'notice', context.now), context.now);
  return act(state, context, { type: 'solved' }, { stage: 'solved', clocks }, { result, evidence });
}
