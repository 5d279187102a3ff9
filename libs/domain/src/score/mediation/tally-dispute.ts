import type { Level } from '../../dispute/dispute.ts';
import type { DisputeKind, DisputeLine, DisputeSource } from './dispute-line.ts';
import type { DisputeUpdateClock, DisputeUpdate } from './dispute-update.ts';

/** What a dispute counts as after some of its events, and what is remembered of them. */
export interface DisputeTally {
  /** 1, and one more for each reopening. */
  readonly round: number;
  /** When the round began; null before the acceptance. */
  readonly roundFrom: number | null;
  readonly isMediated: boolean;
  /** Levels at which a session of the round was held and which it has not left. */
  readonly heldAt: readonly Level[];
  /** Whether the round's mediation is over. */
  readonly isOver: boolean;
  /** By source and `of`. */
  readonly counts: ReadonlyMap<string, Counted>;
}

interface Counted {
  readonly source: DisputeSource;
  readonly outcome: string;
  readonly of: number;
  readonly value: number;
  readonly at: number;
  readonly seenAt: number;
  readonly standing: DisputeKind;
}

type Count = Omit<Counted, 'standing' | 'seenAt'>;
type Memory = Omit<DisputeTally, 'counts'>;

const emptyTally: DisputeTally = {
  round: 1,
  roundFrom: null,
  isMediated: false,
  heldAt: [],
  isOver: false,
  counts: new Map(),
};

const tenthOfDay = 8_640_000;

/**
 * A dispute's lines for one more event, `before` being what the events before it came to (null for none). What counts
 * counts under the dispute's level, colour, complexity, kind and place as they are now: where one of them changes, every
 * line of it is taken back and written anew, seen from then on. A merged dispute counts no more: the survivor
 * does; nor does a voided one.
 */
export function tallyDispute(
  before: DisputeTally | null,
  event: DisputeUpdate,
): { after: DisputeTally; lines: DisputeLine[] } {
  const past = before ?? emptyTally;
  const { memory, counts } = afterFact(past, event);
  const counted = new Map<string, Counted>();
  const standing = standingOf(event);
  const countsNoMore = event.fact.type === 'merged' || event.fact.type === 'voided';
  const kept = [...past.counts.values()].filter(({ source }) => source !== 'resolve');
  if (!countsNoMore) {
    for (const count of kept) counted.set(keyOf(count), { ...count, standing });
    for (const count of counts) counted.set(keyOf(count), { ...count, seenAt: event.occurredAt, standing });
    for (const clock of event.resolve) {
      const count = clockCount(
        clock,
        event,
        past.counts.get(keyOf({ source: 'resolve', of: clock.instance })),
      );
      if (count) counted.set(keyOf(count), { ...count, standing });
    }
  }
  const after = { ...memory, counts: counted };
  return { after, lines: difference(past.counts, counted, event.occurredAt) };
}

/** What the event itself adds, and what is remembered after it. */
function afterFact(past: DisputeTally, event: DisputeUpdate): { memory: Memory; counts: Count[] } {
  const { fact, seq: of, occurredAt: at, level } = event;
  const { counts: _, ...memory } = past;
  const one = (source: DisputeSource, outcome = 'dispute', value = 0): Count => ({
    ...{ source, outcome, of, value, at },
  });
  const firstOfRound = past.isMediated ? [] : [one('mediated')];
  /** Nothing more is over where the round never began, or was agreed before. */
  const endedBy = (how: string, ending: Count) => {
    const isOver = past.isOver || past.roundFrom === null;
    const left = !isOver && past.heldAt.includes(level) ? [one('mediated-at', `${level}-left`)] : [];
    const unagreed = isOver ? [] : [one('not-agreed', how)];
    return { memory: { ...memory, isOver: true }, counts: [ending, ...left, ...unagreed] };
  };
  switch (fact.type) {
    case 'screened':
      return { memory, counts: [one('screened')] };
    case 'accepted':
      return { memory: { ...memory, roundFrom: at }, counts: [one('accepted')] };
    case 'session-held': {
      const heldAt = [...new Set([...past.heldAt, level])];
      return { memory: { ...memory, isMediated: true, heldAt }, counts: firstOfRound };
    }
    case 'raised': {
      const left = past.heldAt.includes(fact.from) ? [one('mediated-at', `${fact.from}-left`)] : [];
      const heldAt = past.heldAt.filter((each) => each !== fact.from);
      return { memory: { ...memory, heldAt }, counts: left };
    }
    case 'agreed': {
      if (fact.amends || past.isOver) return { memory, counts: [] };
      const took =
        past.roundFrom === null
          ? []
          : [one('duration', 'tenths', Math.round((at - past.roundFrom) / tenthOfDay))];
      const counts = [one('agreed', level), one('mediated-at', `${level}-agreed`), ...firstOfRound, ...took];
      return { memory: { ...memory, isMediated: true, isOver: true }, counts };
    }
    case 'referred-out':
      return endedBy('referred', one('referred-out', fact.to ?? 'unknown'));
    case 'withdrawn':
      return endedBy('withdrawn', one('withdrawn'));
    case 'settled':
      return { memory, counts: [one('settled')] };
    case 'reopened': {
      const fresh = { round: past.round + 1, roundFrom: at, isMediated: false, heldAt: [], isOver: false };
      return { memory: fresh, counts: [one('reopened', fact.cause)] };
    }
    case 'obligation-confirmed':
      return { memory, counts: [one('obligation', fact.late ? 'late' : 'in-time')] };
    case 'extended':
      return { memory, counts: [one('extension', 'granted')] };
    case 'merged':
    case 'voided':
    case 'other':
      return { memory, counts: [] };
  }
}

/**
 * What an instance of the resolve clock counts as: met at the agreement; missed at the due moment, whether or not its
 * breach was taken, and seen from the millisecond after, since an agreement at exactly that moment is in time. One
 * ended by a referral or withdrawal before it was due counts as nothing.
 */
function clockCount(
  { instance: of, outcome, outcomeAt, endedAt, overdueFrom }: DisputeUpdateClock,
  { occurredAt }: DisputeUpdate,
  before: Counted | undefined,
): (Count & { readonly seenAt: number }) | null {
  const counted = (how: 'met' | 'missed', at: number) => {
    if (before?.outcome === how && before.at === at) return before;
    const seenAt = how === 'missed' ? Math.max(at + 1, occurredAt) : occurredAt;
    return { source: 'resolve' as const, outcome: how, of, value: 0, at, seenAt };
  };
  if (outcome === 'met' || outcome === 'missed') return counted(outcome, outcomeAt ?? occurredAt);
  if (outcome !== null || endedAt !== null || overdueFrom === null) return null;
  return counted('missed', overdueFrom);
}

/** What is taken back and what is written, in that order: seen from the event on, or later where it was to come. */
function difference(
  before: ReadonlyMap<string, Counted>,
  after: ReadonlyMap<string, Counted>,
  now: number,
): DisputeLine[] {
  const gone = [...before].filter(([key, count]) => !isSame(count, after.get(key)));
  const come = [...after].filter(([key, count]) => !isSame(count, before.get(key)));
  const line = (count: Counted, weight: 1 | -1): DisputeLine => {
    return { ...count, weight, seenAt: Math.max(count.seenAt, now) };
  };
  return [...gone.map(([, count]) => line(count, -1)), ...come.map(([, count]) => line(count, 1))];
}

function isSame(a: Counted, b: Counted | undefined): boolean {
  if (!b || a.outcome !== b.outcome || a.at !== b.at) return false;
  const [one, other] = [a.standing, b.standing];
  return (
    one.place === other.place &&
    one.level === other.level &&
    one.colour === other.colour &&
    one.complexity === other.complexity &&
    one.kind === other.kind
  );
}

function standingOf({ place, level, colour, complexity, kind }: DisputeUpdate): DisputeKind {
  return { place, level, colour, complexity, kind };
}

function keyOf({ source, of }: { readonly source: DisputeSource; readonly of: number }): string {
  return `${source}/${of}`;
}
