import { seatsOf, servesUnit } from '../../directory/directory.ts';
import { refuse, type Refusal } from '../../refusal.ts';
import type { CaseState } from '../case.ts';
import { isHiddenFrom, isUnitHidden } from '../visibility/confidentiality.ts';
import type { World } from './world.ts';

/** A unit must be known, and not one the case is hidden from. */
export function unfitUnit(state: CaseState, unit: string, { directory }: World): Refusal | null {
  if (!directory.units.has(unit)) return refuse('unknown-unit', 'unit');
  return isUnitHidden(state, unit) ? refuse('conflict-of-interest', 'unit') : null;
}

/** A handler must be a known person of the unit (or who serves it), and nobody the case is hidden from. */
export function unfitHandler(
  state: CaseState,
  unit: string,
  handler: string,
  { directory, now }: World,
): Refusal | null {
  const seats = seatsOf(directory, handler, now);
  if (isHiddenFrom(state, { id: handler, seats })) return refuse('conflict-of-interest', 'handler');
  return seats.some((seat) => servesUnit(directory, seat, unit))
    ? null
    : refuse('unknown-handler', 'handler');
}
