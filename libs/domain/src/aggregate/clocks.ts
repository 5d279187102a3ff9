import type { Limit } from '../clock/limit/limit.ts';
import {
  dropClock,
  endClock,
  startClock,
  type ClockInstance,
  type Timetable,
} from '../ladder/clock-instance.ts';

/** Changes to the clocks of an aggregate. Every one leaves those alone that have ended. */
type Clocks<Name extends string> = readonly ClockInstance<Name>[];

/** Names an instance of a clock within its aggregate. */
export function clockKey({ name, instance }: Pick<ClockInstance, 'name' | 'instance'>): string {
  return `${name}/${instance}`;
}

export function openClock<Name extends string>(
  { clocks }: { readonly clocks: Clocks<Name> },
  name: Name,
): ClockInstance<Name> | undefined {
  return clocks.find((clock) => clock.name === name && clock.endedAt === null);
}

/** Changes the instances of a clock that have not ended: all of that name, or one. */
export function changed<Name extends string>(
  clocks: Clocks<Name>,
  name: Name,
  change: (clock: ClockInstance<Name>) => ClockInstance<Name>,
  instance?: number,
): Clocks<Name> {
  return changedAll(clocks, (clock) =>
    clock.name === name && (instance ?? clock.instance) === clock.instance ? change(clock) : clock,
  );
}

/** Changes every clock that has not ended. */
export function changedAll<Name extends string>(
  clocks: Clocks<Name>,
  change: (clock: ClockInstance<Name>) => ClockInstance<Name>,
): Clocks<Name> {
  return clocks.map((clock) => (clock.endedAt === null ? change(clock) : clock));
}

/** Ends a clock: met by the act at `at`, unless its breach was already taken. */
export function ended<Name extends string>(
  clocks: Clocks<Name>,
  name: Name,
  at: number,
  instance?: number,
): Clocks<Name> {
  return changed(clocks, name, (clock) => endClock(clock, at), instance);
}

/** Every clock that runs ends without outcome, but those named; what was missed stays missed. */
export function dropped<Name extends string>(
  clocks: Clocks<Name>,
  at: number,
  keeps: (name: Name) => boolean = () => false,
): Clocks<Name> {
  return changedAll(clocks, (clock) => (keeps(clock.name) ? clock : dropClock(clock, at)));
}

export function nextInstance(clocks: Clocks<string>, name: string): number {
  return clocks.filter((clock) => clock.name === name).length + 1;
}

/** One more instance of a clock, by the hours of the unit that answers for it. */
export function started<Name extends string>(
  clocks: Clocks<Name>,
  name: Name,
  limit: Limit | null,
  at: number,
  unit: string | null,
  timetable: Timetable,
): Clocks<Name> {
  return [...clocks, startClock(name, nextInstance(clocks, name), limit, at, unit, timetable)];
}

/** A limit that ends at a moment which people agreed on, whatever calendar there is. */
export function until(dueAt: number, from: number): Limit {
  return { kind: 'elapsed', duration: `PT${Math.max(0, Math.round((dueAt - from) / 1000))}S` };
}
