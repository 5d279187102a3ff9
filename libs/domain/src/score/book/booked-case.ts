import type { ClockStanding } from './clock-standing.ts';
import type { CaseKind } from './entry.ts';

/**
 * What scoring remembers of a case between two events: no more than what something is booked by, so that most events
 * leave it as it is.
 */
export interface BookedCase {
  /** `replied`, or `other`; what was remembered before says each stage by its name. */
  readonly stage: string;
  readonly kind: CaseKind;
  /** Under which unit the case counts: the handling unit, before one is set the owner's. */
  readonly unit: string;
  readonly receivedAt: number;
  readonly standings: readonly ClockStanding[];
  /** Nothing of it counts; left out while it does. */
  readonly isVoided?: true;
}
