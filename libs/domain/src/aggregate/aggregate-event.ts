import type { ClockInstance, RungKind } from '../ladder/clock-instance.ts';
import type { PostRef } from '../directory/posts.ts';
import type { Addressee } from './addressee.ts';

/** What every kind's state has: the technical part finds, locks and orders by it. */
export interface AggregateState {
  readonly id: string;
  readonly number: string;
  /** `seq` of the last event. */
  readonly version: number;
  /** The latest moment of an event, in epoch milliseconds. */
  readonly lastEventAt: number;
}

/** A state with clocks on a ladder, under an owner. */
export interface ClockedState<Clock extends ClockInstance = ClockInstance> extends AggregateState {
  readonly ownerPost: PostRef;
  readonly clocks: readonly Clock[];
}

/** Who does something, when, as what, and how it came in. */
export interface Authorship<Unknown extends string = string> {
  /** Epoch milliseconds. */
  readonly now: number;
  /** Person id; null for whoever acts by a code, the system, and an import that does not know. */
  readonly by: string | null;
  readonly standIn: boolean;
  /** What an imported record could not tell; null for what happened here. */
  readonly imported: readonly Unknown[] | null;
}

/**
 * One thing that happened to an aggregate. Beside its own facts it carries where the aggregate stands after it, so that
 * readers compute nothing.
 */
export interface AggregateEvent<
  Fact extends { readonly type: string } = { readonly type: string },
  Standing = object,
  Words = object,
  Unknown extends string = string,
> {
  readonly seq: number;
  /** Epoch milliseconds; never before the event with the `seq` before, but where an import goes on with a history. */
  readonly occurredAt: number;
  readonly by: string | null;
  readonly standIn: boolean;
  readonly imported: readonly Unknown[] | null;
  /** Fit to leave PostgreSQL: ids, codes, times in epoch milliseconds. */
  readonly fact: Fact;
  readonly standing: Standing;
  /** Words people wrote, and who must not know: for PostgreSQL and those who may read it, never published. */
  readonly record: Words;
}

/** A rung as its climb tells it. */
export interface ClimbedRung {
  readonly id: string;
  readonly clock: string;
  readonly instance: number;
  readonly kind: RungKind;
  readonly n: number;
  readonly at: number;
  /** Repeated escalations taken by one climb, this one included: 1 unless nobody looked for days. */
  readonly covers: number;
  /** Posts that must act, graver rungs more of them; with who acts for each, and who was passed over and why. */
  readonly addressees: readonly Addressee[];
}

/** The fact every kind with a ladder has. */
export interface RungClimbed {
  readonly type: 'rung-climbed';
  readonly rung: ClimbedRung;
}

export function isClimb(fact: { readonly type: string }): fact is RungClimbed {
  return fact.type === 'rung-climbed';
}
