import type { ClockInstance } from '../ladder/clock-instance.ts';
import { gravity } from '../ladder/rung.ts';
import { isClimb, type AggregateEvent } from './aggregate-event.ts';
import type { Addressee } from './addressee.ts';
import type { Telling } from './tellings.ts';

/** 通知: one person is told of one event. Ids, codes and times only; words are made where it is read. */
export interface NoticeRequest<Type extends string = string> {
  /** Person id. */
  readonly person: string;
  readonly seq: number;
  readonly type: Type;
  /** As what he or she is told: `unit#chief`, `unit#desk`, `unit#handler`. */
  readonly seat: string;
  readonly passedUpFrom: string | null;
  /** The highest rung of one climb. */
  readonly rung: string | null;
  readonly clock: string | null;
  /** Epoch milliseconds. */
  readonly dueAt: number | null;
  /** It does not wait for opening hours. */
  readonly atAnyHour: boolean;
  /** It is read in the inbox at once; only what leaves the house waits. */
  readonly isNews: boolean;
}

type Clocked = { readonly clocks: readonly ClockInstance[] };

/** What a kind says of who is told. */
export interface NoticeRules<Event, Seat extends string = string> {
  /** The row of its table, or what the kind makes of it. */
  tellingOf(event: Event): Telling<Seat>;
  addresseesOf(event: Event, seat: Seat): readonly Addressee[];
  /** Nobody it is hidden from is ever told of it. */
  mayKnow(person: string, event: Event): boolean;
  isAtAnyHour(event: Event, clock: ClockInstance | undefined): boolean;
}

/** The rungs climbed, each with its event. */
export function climbsOf<Event extends AggregateEvent>(events: readonly Event[]) {
  return events.flatMap((event) => {
    const { fact } = event;
    return isClimb(fact) ? [{ event, rung: fact.rung }] : [];
  });
}

/**
 * Who is told of everything that happened to an aggregate at once. Rungs taken together are one request, for the highest
 * of them, to everybody any of them speaks to: nobody is told five times of one delay, and no escalation is silent.
 * Whoever did something himself or herself is not told of it.
 */
export function noticeRequestsOf<
  Event extends AggregateEvent<{ readonly type: string }, Clocked>,
  Seat extends string,
>(events: readonly Event[], rules: NoticeRules<Event, Seat>): NoticeRequest<Event['fact']['type']>[] {
  const climbs = climbsOf(events);
  const highest = climbs.reduce<(typeof climbs)[number] | null>(
    (best, each) => (best && gravity[best.rung.kind] > gravity[each.rung.kind] ? best : each),
    null,
  );
  // Addressed by the highest first: whoever is told by it is told as what it says.
  const addressees = highest
    ? [...highest.rung.addressees, ...climbs.flatMap(({ rung }) => rung.addressees)]
    : [];
  const ofRungs = highest ? tell(highest.event, addressees, [highest.rung.clock], false, rules) : [];
  const ofActs = events.flatMap((event) => {
    const telling = rules.tellingOf(event);
    if (!('to' in telling)) return [];
    const told = telling.to.flatMap((seat) => rules.addresseesOf(event, seat));
    return tell(event, told, [telling.clock].flat(), telling.isNews ?? false, rules);
  });
  return [...ofRungs, ...ofActs];
}

function tell<Event extends AggregateEvent<{ readonly type: string }, Clocked>>(
  event: Event,
  addressees: readonly Addressee[],
  clockNames: readonly string[],
  isNews: boolean,
  rules: Pick<NoticeRules<Event>, 'mayKnow' | 'isAtAnyHour'>,
): NoticeRequest<Event['fact']['type']>[] {
  const { seq, by, fact, standing } = event;
  const rung = isClimb(fact) ? fact.rung : null;
  const [clock] = clockNames.flatMap(
    (clockName) =>
      standing.clocks.findLast(
        ({ name, instance }) => name === clockName && (rung === null || rung.instance === instance),
      ) ?? [],
  );
  const told = new Map<string, NoticeRequest<Event['fact']['type']>>();
  for (const { person, seat, passedUpFrom = null } of addressees) {
    if (person === null || person === by || told.has(person) || !rules.mayKnow(person, event)) continue;
    told.set(person, {
      ...{ person, seq, type: fact.type, seat, passedUpFrom },
      rung: rung?.id ?? null,
      clock: clock?.name ?? null,
      dueAt: clock?.dueAt ?? null,
      atAnyHour: rules.isAtAnyHour(event, clock),
      isNews,
    });
  }
  return [...told.values()];
}
