import type { Calendar } from '../clock/calendar/calendar.ts';
import type { Limit } from '../clock/limit/limit.ts';
import type { ClockRun } from '../clock/projection/clock-run.ts';
import { projectDue } from '../clock/projection/project.ts';
import { isRefusal, type Refusal } from '../refusal.ts';

/** The opening hours in force at one edition of the bureau's rules; editions are numbered from 1. */
export interface Timetable {
  readonly edition: number;
  /** The hours a unit keeps; the bureau's for null. */
  hoursOf(unit: string | null): Calendar;
}

/**
 * What stops a clock: `standing` after a reply waits for the citizen, `suspended` was asked for and approved; `merged` is
 * the time in which another answered for it, and has always an end.
 */
export type StoppageKind = 'standing' | 'suspended' | 'merged';

export interface Stoppage {
  readonly kind: StoppageKind;
  readonly from: number;
  readonly to: number | null;
  /** When somebody is to look whether a suspension must go on; null for one that ends by itself. */
  readonly reviewAt?: number | null;
}

/** `review` is climbed at a suspension's review date, the n-th at the n-th suspension's. */
export type RungKind = 'reminder' | 'warning' | 'review' | 'breach' | 'escalation';

/** How many rungs of each kind are climbed; with the kind and a number that is a rung's identity. */
export type ClimbedRungs = Readonly<Record<RungKind, number>>;

export type ClockOutcome = 'met' | 'missed' | 'void';

/**
 * One run of a named limit on an aggregate. Moments are epoch milliseconds. `dueAt` is kept rather than computed
 * on reading, so that nobody but a decision needs a calendar, and an old case keeps the date it was told.
 */
export interface ClockInstance<Name extends string = string> {
  readonly name: Name;
  readonly instance: number;
  readonly limit: Limit | null;
  readonly startedAt: number;
  /** Its own start, while a case that was merged into this one has given it an earlier one. */
  readonly ownStart?: number;
  /** Working days it was extended by; part of the limit. */
  readonly extension: number;
  /** The edition it was last counted by: its date is defended by that one, whatever is published later. */
  readonly edition: number;
  /** The unit whose opening hours count; null for the bureau's. */
  readonly unit: string | null;
  readonly stoppages: readonly Stoppage[];
  /** Null while an open suspension leaves the end unknown, and for a clock without a limit. */
  readonly dueAt: number | null;
  /** True when the due moment leans on a year whose holidays are not announced. */
  readonly provisional: boolean;
  readonly outcome: ClockOutcome | null;
  /** Moment of the act that met it, or the due moment it missed. */
  readonly outcomeAt: number | null;
  readonly endedAt: number | null;
  readonly climbed: ClimbedRungs;
  /** Set when the chief at the top has acknowledged an escalation: no further one comes. */
  readonly acknowledged?: boolean;
}

/** The states a reader sees; `missed` also while the clock runs on. */
export type ClockState = 'running' | 'suspended' | 'standing' | 'met' | 'missed' | 'void';

export function startClock<Name extends string>(
  name: Name,
  instance: number,
  limit: Limit | null,
  startedAt: number,
  unit: string | null,
  timetable: Timetable,
): ClockInstance<Name> {
  const started: ClockInstance<Name> = {
    name,
    instance,
    limit,
    startedAt,
    extension: 0,
    edition: timetable.edition,
    unit,
    stoppages: [],
    dueAt: null,
    provisional: false,
    outcome: null,
    outcomeAt: null,
    endedAt: null,
    climbed: { reminder: 0, warning: 0, review: 0, breach: 0, escalation: 0 },
  };
  return redue(started, timetable);
}

/**
 * Stops the time of a clock that has not ended. A missed one keeps its due moment and outcome; one that stands
 * after a reply keeps showing the limit the reply was within; a suspended one has no due moment until it resumes.
 */
export function stopTime<C extends ClockInstance>(
  clock: C,
  kind: StoppageKind,
  at: number,
  reviewAt: number | null = null,
): C {
  const stoppages = [...clock.stoppages, { kind, from: at, to: null, reviewAt }];
  return kind === 'standing' || clock.outcome === 'missed'
    ? { ...clock, stoppages }
    : { ...clock, stoppages, dueAt: null };
}

/** Lets time run again, by the hours now in force; what was left is left. With nothing left it is due at `at` itself. */
export function resumeTime<C extends ClockInstance>(clock: C, at: number, timetable: Timetable): C {
  const resumed = { ...clock, stoppages: closed(clock, at) };
  if (clock.outcome === 'missed') return resumed;
  return redue(resumed, timetable);
}

/**
 * The clock by an edition published at `publishedAt`, and by its limit. One that stands or is suspended waits for the
 * edition in force when it resumes; one that has ended, or was past its due moment when the edition came out, whether
 * or not its breach was taken, keeps what people were told. Refused as projectDue is: hours may be sound and still
 * never open again for this limit.
 */
export function recountClock<C extends ClockInstance>(
  clock: C,
  limit: Limit | null,
  timetable: Timetable,
  publishedAt: number,
): C | Refusal {
  const isKept = limit === null || stateOf(clock, publishedAt) !== 'running';
  return isKept ? clock : projected({ ...clock, limit: extendedBy(limit, clock.extension) }, timetable);
}

/** Only working days can be added to, so only a limit in working days can be extended. */
export function isExtendable({ limit }: ClockInstance): boolean {
  return limit?.kind === 'working-days';
}

/** Adds working days to the limit of a clock that is extendable; rungs not yet climbed are laid anew by the longer one. */
export function extendClock<C extends ClockInstance>(clock: C, workingDays: number, timetable: Timetable): C {
  const extension = clock.extension + workingDays;
  return redue({ ...clock, limit: extendedBy(clock.limit, workingDays), extension }, timetable);
}

function extendedBy(limit: Limit | null, workingDays: number): Limit | null {
  return limit?.kind === 'working-days' ? { ...limit, days: limit.days + workingDays } : limit;
}

/** Gives a clock another limit from the same start; one that was missed keeps the date it missed. */
export function relimitClock<C extends ClockInstance>(clock: C, limit: Limit, timetable: Timetable): C {
  return clock.outcome === 'missed' ? clock : redue({ ...clock, limit }, timetable);
}

/**
 * A clock that goes on as if it had never ended: what the act that ended it did is withdrawn. Past its due moment it is
 * breached then, as any running one; one that was missed stays so.
 */
export function reviveClock<C extends ClockInstance>(clock: C, timetable: Timetable): C {
  if (clock.outcome === 'missed') return { ...clock, endedAt: null };
  const revived = { ...clock, outcome: null, outcomeAt: null, endedAt: null };
  // It ended while a suspension left its end unknown; that suspension ended with it.
  return clock.dueAt === null ? redue(revived, timetable) : revived;
}

/**
 * A clock that goes on after it had ended, the time in between not counted: its due moment moves by that much. One that was
 * missed stays so, one without a limit never stands still.
 */
export function reviveAfter<C extends ClockInstance>(clock: C, at: number, timetable: Timetable): C {
  const revived = reviveClock(clock, timetable);
  if (clock.endedAt === null || clock.limit === null || clock.outcome === 'missed') return revived;
  const between: Stoppage = { kind: 'merged', from: clock.endedAt, to: at };
  return redue({ ...revived, stoppages: [...clock.stoppages, between] }, timetable);
}

/** A clock whose run counts for nothing, whatever came of it: it was counted from a wrong moment. */
export function annulClock<C extends ClockInstance>(clock: C, at: number): C {
  const ended = clock.endedAt === null ? dropClock(clock, at) : clock;
  return { ...ended, outcome: 'void', outcomeAt: null };
}

/** One more instance in the place of another, from another start: by the same limit and hours, less what it stood still. */
export function restartClock<Name extends string>(
  { name, limit, unit, extension, stoppages }: ClockInstance<Name>,
  instance: number,
  startedAt: number,
  timetable: Timetable,
): ClockInstance<Name> {
  const fresh = startClock(name, instance, limit, startedAt, unit, timetable);
  return stoppages.length === 0
    ? { ...fresh, extension }
    : redue({ ...fresh, extension, stoppages }, timetable);
}

/** Ends a clock without outcome; what was missed stays missed. */
export function dropClock<C extends ClockInstance>(clock: C, at: number): C {
  return { ...clock, stoppages: closed(clock, at), endedAt: at };
}

/** Ends a clock whose run counts for nothing; what was missed stays missed. */
export function voidClock<C extends ClockInstance>(clock: C, at: number): C {
  const dropped = dropClock(clock, at);
  return clock.outcome === 'missed' ? dropped : { ...dropped, outcome: 'void' };
}

/** Moves the start of a clock whose time is not standing; one that was missed keeps the date it missed. */
export function startAt<C extends ClockInstance>(clock: C, startedAt: number, timetable: Timetable): C {
  if (clock.outcome === 'missed' || startedAt === clock.startedAt) return clock;
  return redue({ ...clock, startedAt, ownStart: clock.ownStart ?? clock.startedAt }, timetable);
}

/** Ends a clock: met by the act at `actAt`, unless its breach was already taken. */
export function endClock<C extends ClockInstance>(clock: C, at: number, actAt: number = at): C {
  const ended = dropClock(clock, at);
  return clock.outcome !== null ? ended : { ...ended, outcome: 'met', outcomeAt: actAt };
}

function closed(clock: ClockInstance, at: number): Stoppage[] {
  return clock.stoppages.map((stoppage) => (stoppage.to === null ? { ...stoppage, to: at } : stoppage));
}

export function missClock<C extends ClockInstance>(clock: C): C {
  return { ...clock, outcome: 'missed', outcomeAt: clock.dueAt };
}

/** The run of a clock by the hours it is counted by. */
export function runOf(clock: ClockInstance, calendar: Calendar): ClockRun {
  return { calendar, limit: clock.limit, startedAt: clock.startedAt, suspensions: clock.stoppages };
}

export function openStoppage(clock: ClockInstance): Stoppage | null {
  return clock.stoppages.find((stoppage) => stoppage.to === null) ?? null;
}

export function isTicking(clock: ClockInstance): boolean {
  return clock.endedAt === null && openStoppage(clock) === null;
}

/** What a reader sees at `now`: a running clock past its due moment is missed, whoever has climbed or not. */
export function stateOf(clock: ClockInstance, now: number): ClockState {
  if (clock.outcome === 'missed') return 'missed';
  if (clock.endedAt !== null) return clock.outcome ?? 'void';
  const stoppage = openStoppage(clock);
  if (stoppage && stoppage.kind !== 'merged') return stoppage.kind;
  return clock.dueAt !== null && clock.dueAt < now ? 'missed' : 'running';
}

/**
 * Since when this clock makes its aggregate overdue, or null: a clock not yet ended whose breach is past, running
 * or suspended, but not one that stands still after a reply (domain text, Scoring).
 */
export function overdueFrom(clock: ClockInstance): number | null {
  if (clock.endedAt !== null || clock.dueAt === null) return null;
  return openStoppage(clock)?.kind === 'standing' ? null : clock.dueAt;
}

function redue<C extends ClockInstance>(clock: C, timetable: Timetable): C {
  const due = projected(clock, timetable);
  // The limit and the stoppages are our own, checked when the policy was loaded and when they were recorded.
  if (isRefusal(due)) throw new Error(`clock ${clock.name}/${clock.instance}: ${due.code}`);
  return due;
}

function projected<C extends ClockInstance>(clock: C, timetable: Timetable): C | Refusal {
  const counted = { ...clock, edition: timetable.edition };
  if (clock.limit === null) return counted;
  const projection = projectDue(runOf(clock, timetable.hoursOf(clock.unit)));
  if (isRefusal(projection)) return projection;
  const { dueAt, provisional } = projection;
  // A limit used up to the second when time stopped leaves no working time to move its end by.
  const resumedAt = Math.max(...clock.stoppages.map(({ to }) => to ?? Number.NEGATIVE_INFINITY));
  return { ...counted, dueAt: dueAt === null ? null : Math.max(dueAt, resumedAt), provisional };
}
