import type { Limit } from '../clock/limit.ts';
import { parseMoment } from '../clock/moment.ts';
import { dropClock, endClock, startClock } from '../ladder/clock-instance.ts';
import type { DisputeClock, DisputeState } from './dispute.ts';
import {
  standingOf,
  type DisputeEvent,
  type DisputeFact,
  type DisputeRecord,
  type DisputeStanding,
  type UnknownOfDispute,
} from './dispute-event.ts';
import type { DisputePremises } from './rules.ts';

/** Who does something to a dispute, when, and how it came in. */
export interface DisputeContext extends DisputePremises {
  readonly by: string | null;
  readonly standIn: boolean;
  readonly imported: readonly UnknownOfDispute[] | null;
  /** Set when a party acts by its own code. */
  readonly party: string | null;
}

/** The event of an act: what it says, and what of the dispute's standing is different after it. */
export function act(
  state: DisputeState,
  context: Pick<DisputeContext, 'now' | 'by' | 'standIn' | 'imported'>,
  fact: DisputeFact,
  change: Partial<DisputeStanding> = {},
  record: DisputeRecord = {},
): DisputeEvent {
  const { now, by, standIn, imported } = context;
  return {
    seq: state.version + 1,
    occurredAt: now,
    by,
    standIn,
    imported,
    fact,
    standing: { ...standingOf(state), ...change },
    record,
  };
}

/** What happens by itself. */
export function itself(
  state: DisputeState,
  at: number,
  fact: DisputeFact,
  change: Partial<DisputeStanding> = {},
): DisputeEvent {
  return act(state, { now: at, by: null, standIn: false, imported: null }, fact, change);
}

type Clocks = readonly DisputeClock[];

/** Changes the instances of a clock that have not ended: all of that name, or one. */
export function changed(
  clocks: Clocks,
  name: string,
  change: (clock: DisputeClock) => DisputeClock,
  instance?: number,
): Clocks {
  return clocks.map((clock) =>
    clock.name === name && clock.endedAt === null && (instance ?? clock.instance) === clock.instance
      ? change(clock)
      : clock,
  );
}

export function ended(clocks: Clocks, name: string, at: number, instance?: number): Clocks {
  return changed(clocks, name, (clock) => endClock(clock, at), instance);
}

/** Every clock that runs ends without outcome, but those named; what was missed stays missed. */
export function dropped(clocks: Clocks, at: number, keeps: (name: string) => boolean = () => false): Clocks {
  return clocks.map((clock) => (clock.endedAt === null && !keeps(clock.name) ? dropClock(clock, at) : clock));
}

export function nextInstance(clocks: Clocks, name: string): number {
  return clocks.filter((clock) => clock.name === name).length + 1;
}

export function started(
  clocks: Clocks,
  name: string,
  limit: Limit,
  at: number,
  unit: string,
  { rules }: Pick<DisputePremises, 'rules'>,
): Clocks {
  return [...clocks, startClock(name, nextInstance(clocks, name), limit, at, unit, rules.timetable)];
}

/** A limit that ends at a moment which people agreed on, whatever calendar there is. */
export function until(dueAt: number, from: number): Limit {
  return { kind: 'elapsed', duration: `PT${Math.max(0, Math.round((dueAt - from) / 1000))}S` };
}

/** A moment as a command gives it, checked at the door. */
export function momentOf(text: string): number {
  const moment = parseMoment(text);
  if (moment === null) throw new RangeError('a command without a moment that can be read');
  return moment;
}
