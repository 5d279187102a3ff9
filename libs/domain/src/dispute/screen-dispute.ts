import type { Role } from '../directory/directory.ts';
import { isAtOrBelow, type Unit } from '../directory/unit.ts';
import { refuse, type Refusal } from '../refusal.ts';
import type { Colour, Complexity, DisputeState } from './dispute.ts';

export interface ScreenDispute {
  readonly id: string;
  readonly number: string;
  readonly place: string;
  readonly complexity: Complexity;
  readonly colour: Colour;
  readonly relatedCase: string | null;
}

export interface Screener {
  readonly roles: readonly Role[];
  readonly unit: string;
}

const mayScreen: readonly Role[] = ['desk', 'officer', 'mediator'];

/** Writes a dispute down where it is. Whoever screens works there or above; the place is a room. */
export function screenDispute(
  command: ScreenDispute,
  by: Screener,
  place: Unit | null,
  now: number,
): DisputeState | Refusal {
  if (!by.roles.some((role) => mayScreen.includes(role))) return refuse('forbidden');
  if (place?.level !== 'room') return refuse('unknown-unit', 'place');
  if (!isAtOrBelow(place.path, by.unit)) return refuse('forbidden', 'place');
  return { ...command, version: 1, status: 'screened', level: 'community', screenedAt: now };
}
