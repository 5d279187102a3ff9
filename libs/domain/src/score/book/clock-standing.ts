import type { CaseKind } from './entry.ts';
import type { ScoredClock, ScoredEvent } from './scored-event.ts';

export type ScoredClockName = 'assign' | 'complete';

/** What a clock instance counts as after an event, until a later one says otherwise. */
export interface ClockStanding {
  readonly clock: ScoredClockName;
  readonly instance: number;
  readonly outcome: 'met' | 'missed';
  /** Moment of the act that met it, or the due moment missed. */
  readonly at: number;
  readonly seenAt: number;
  readonly unit: string;
  readonly kind: CaseKind;
}

/**
 * What an instance counts as after `event`; null for nothing. `before` is what it counted as until then.
 * - Met: at the act. A complete clock that stands after a reply counts as met at that reply until the follow-up says
 *   otherwise (domain text, Scoring).
 * - Missed: at the due moment, whether or not its breach was taken. One that runs will have missed once its due moment
 *   is past, and is seen from the millisecond after: an act at exactly that moment is in time.
 * - Suspended, void, or ended by a withdrawal: nothing.
 */
export function standingAfter(
  clock: ScoredClock,
  event: ScoredEvent,
  kind: CaseKind,
  before: ClockStanding | null,
): ClockStanding | null {
  const name = clock.name as ScoredClockName;
  const result = outcomeOf(clock, event, before);
  if (!result) return null;
  const { outcome, at } = result;
  if (before && before.outcome === outcome && before.at === at && !answersAnew(before, event)) return before;
  const seenAt = outcome === 'missed' ? Math.max(at + 1, event.occurredAt) : event.occurredAt;
  // What was missed before this event was missed by the unit that answered until it.
  const unit = before && at < event.occurredAt && outcome === 'missed' ? before.unit : unitOf(name, event);
  return { clock: name, instance: clock.instance, outcome, at, seenAt, unit, kind };
}

/** A limit still to come is answered for by whoever has the case when it does. */
function answersAnew(before: ClockStanding, event: ScoredEvent): boolean {
  return (
    before.outcome === 'missed' &&
    before.at >= event.occurredAt &&
    before.unit !== unitOf(before.clock, event)
  );
}

function outcomeOf(
  clock: ScoredClock,
  event: ScoredEvent,
  before: ClockStanding | null,
): { outcome: 'met' | 'missed'; at: number } | null {
  if (clock.outcome === 'met' || clock.outcome === 'missed')
    return { outcome: clock.outcome, at: clock.outcomeAt ?? event.occurredAt };
  if (clock.outcome !== null || clock.endedAt !== null) return null;
  if (clock.state === 'standing')
    return { outcome: 'met', at: before?.outcome === 'met' ? before.at : event.occurredAt };
  return clock.overdueFrom === null ? null : { outcome: 'missed', at: clock.overdueFrom };
}

function unitOf(name: ScoredClockName, { ownerUnit, handlingUnit }: ScoredEvent): string {
  return name === 'assign' ? ownerUnit : (handlingUnit ?? ownerUnit);
}
