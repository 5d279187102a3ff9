import { seatsOf, servesUnit } from '../../directory/directory.ts';
import { refuse, type Refusal } from '../../refusal.ts';
import type { CaseState } from '../case.ts';
import { isHiddenFrom } from '../visibility/confidentiality.ts';
import { mayHandle } from '../visibility/routing.ts';
import type { World } from './world.ts';

/** A unit must be known, and neither one the case is hidden from nor one where somebody who is named sits. */
export function unfitUnit(state: CaseState, unit: string, world: World): Refusal | null {
  if (!world.directory.units.has(unit)) return refuse('unknown-unit', 'unit');
  return mayHandle(state, unit, world) ? null : refuse('conflict-of-interest', 'unit');
}

/** A handler must be a known person of the unit (or who serves it), and nobody the case is hidden from. */
export function unfitHandler(
  state: CaseState,
  unit: string,
  handler: string,
  { directory, now }: World,
): Refusal | null {
  const seats = seatsOf(directory, handler, now);
  if (isHiddenFrom(state, { id: handler, seats }, { directory, now }))
    return refuse('conflict-of-interest', 'handler');
  return seats.some((seat) => servesUnit(directory, seat, unit))
    ? null
    : refuse('unknown-handler', 'handler');
}
