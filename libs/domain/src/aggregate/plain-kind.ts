import type { Calendar } from '../clock/calendar/calendar.ts';
import {
  isUnitAtOrBelowAny,
  seesWholeBureau,
  sitsAs,
  type Directory,
  type Role,
} from '../directory/directory.ts';
import { actingFor, unitOfPost, type PostRef } from '../directory/posts.ts';
import { isAtOrBelow } from '../directory/unit.ts';
import type { ClockInstance, Timetable } from '../ladder/clock-instance.ts';
import type { Refusal } from '../refusal.ts';
import { actsOf } from './act.ts';
import type { AggregateEvent, Authorship, ClockedState } from './aggregate-event.ts';
import type { DecisionRules, KindTypes } from './decide.ts';
import { inPerson, type Capacity, type Reader } from './reader.ts';

/*
 * A plain kind: staff alone move it, it belongs to the unit of its owner's post or to the place it is about, whoever sits
 * there or above sees it, and nothing happens to it by itself but its rungs. A kind with more to it (a citizen's code, words said in confidence)
 * stands on the parts these are made of, as cases and disputes do.
 */

export interface PlainPremises {
  readonly now: number;
  readonly directory: Directory;
  readonly rules: { readonly calendar: Calendar; readonly timetable: Timetable };
}
export type PlainWorld = PlainPremises & { readonly reader: Reader };
export type PlainContext = PlainPremises & Authorship;

/** What every event of a plain kind carries of where it stands after it. */
export interface PlainStanding<Stage extends string = string, Clock extends string = string> {
  readonly stage: Stage;
  /** Levels above its owner that it has climbed. */
  readonly level: number;
  readonly ownerPost: PostRef;
  readonly clocks: readonly ClockInstance<Clock>[];
}

export type PlainState<Stage extends string = string, Clock extends string = string> = PlainStanding<
  Stage,
  Clock
> &
  ClockedState<ClockInstance<Clock>> & {
    /** The unit it belongs to wherever its owner stands: whoever sends it up must not lose sight of it. Left out: its owner's. */
    readonly place?: string;
  };

export interface PlainTypes<
  State extends PlainState = PlainState,
  Event extends AggregateEvent<{ readonly type: string }, PlainStanding> = AggregateEvent<
    { readonly type: string },
    PlainStanding
  >,
  Command extends KindTypes['command'] = KindTypes['command'],
> extends KindTypes {
  readonly state: State;
  readonly event: Event;
  readonly reader: Reader;
  readonly premises: PlainPremises;
  readonly context: PlainContext;
  readonly command: Command;
}

/** `act` and `itself` of a plain kind. */
export function plainActs<
  Fact extends { readonly type: string },
  Stage extends string,
  Clock extends string,
  Words extends object,
>() {
  return actsOf<Fact, PlainStanding<Stage, Clock>, Words, string>(({ stage, level, ownerPost, clocks }) => ({
    ...{ stage, level, ownerPost, clocks },
  }));
}

/** How a plain kind decides: its state by its events, its rungs, its table of commands. */
export function plainKind<K extends PlainTypes>(kind: {
  readonly evolve: DecisionRules<K>['evolve'];
  readonly ladder: Pick<DecisionRules<K>, 'catchUp'>;
  readonly commands: {
    permitSaid(
      state: K['state'],
      command: K['command'],
      reader: Reader,
      premises: PlainPremises,
    ): Capacity | Refusal;
  };
}): DecisionRules<K> {
  return {
    evolve: kind.evolve,
    catchUp: kind.ladder.catchUp,
    canSee: seesOwner,
    permit: (state, command, world) => kind.commands.permitSaid(state, command, world.reader, world),
    contextOf: (_, world, standIn) => plainContext(world, standIn),
  };
}

export function plainContext(world: PlainWorld, standIn = false): PlainContext {
  return { ...world, by: world.reader.id, standIn, imported: null };
}

/** What an event leaves of every state beside what it says itself. */
export function stamped<Standing>({
  standing,
  seq,
  occurredAt,
}: AggregateEvent<{ readonly type: string }, Standing>) {
  return { ...standing, version: seq, lastEventAt: occurredAt };
}

/** What of a plain kind says where it belongs. */
export type Belonging = Pick<PlainState, 'ownerPost' | 'place'>;

export function homeOf({ place, ownerPost }: Belonging): string {
  return place ?? unitOfPost(ownerPost);
}

/** Who sits where it belongs, or above; and the whole bureau's staff. */
export function seesOwner(state: Belonging, reader: Reader): boolean {
  return seesWholeBureau(reader) || isUnitAtOrBelowAny(homeOf(state), reader.seats);
}

/** Whoever has a role where it belongs, or above. */
export function sitsOver(state: Belonging, role: Role, reader: Reader): Capacity | null {
  return sitsAs(reader, role, (seat) => isAtOrBelow(homeOf(state), seat)) ? inPerson : null;
}

/** Whether a reader acts for a post now, and whether in another's place. */
export function actsForPost(
  post: PostRef,
  { id }: Reader,
  { directory, now }: PlainPremises,
): Capacity | null {
  const acting = actingFor(directory, post, now);
  return acting && acting.person === id ? { standIn: acting.standIn } : null;
}
