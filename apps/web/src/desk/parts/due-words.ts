import { dayInWords } from '../../parts/moment-words.ts';
import type { ClockView } from '../api/desk-client.ts';
import { nearMoment, type Telling } from './near-moment.ts';

export type DueTone = 'late' | 'soon' | 'running' | 'frozen';

export interface DueWords {
  /** 办结, and which run of it. */
  readonly clock: string;
  /** 今天 18:00 到期. */
  readonly due: string | null;
  /** 还剩 3 小时办公时间; what became of it, where it has ended. */
  readonly standing: string;
  readonly tone: DueTone;
  readonly provisional: boolean;
}

/** Less than this is left: said with weight. A look, not a rule: rungs are the service's. */
const soonSeconds = 4 * 3_600;

/** One clock in words: all of it is what the service said, so that a browser's wrong clock cannot lie about a deadline. */
export function dueWords(clock: ClockView, telling: Telling): DueWords {
  const { due: said } = telling.texts;
  const names: Readonly<Record<string, string>> = said.clocks;
  const name = names[clock.name] ?? clock.name;
  const { standing, tone } = standingOf(clock, telling);
  return {
    clock: clock.instance > 1 ? `${name} (${said.again(clock.instance)})` : name,
    due: dueOf(clock, telling),
    standing,
    tone,
    provisional: clock.provisional,
  };
}

function dueOf({ lastDay, dueAt }: ClockView, telling: Telling): string | null {
  const { by, lastDay: onDay } = telling.texts.due;
  if (lastDay) return onDay(dayInWords(lastDay.date, telling.language, telling.now));
  return dueAt && by(nearMoment(dueAt, telling));
}

function standingOf(clock: ClockView, telling: Telling): Pick<DueWords, 'standing' | 'tone'> {
  const { due: said } = telling.texts;
  const { state, remainingSeconds: left, endedAt } = clock;
  const frozen = (standing: string) => ({ standing, tone: 'frozen' }) as const;
  if (state === 'void') return frozen(said.void);
  if (state === 'met') return frozen(endedAt ? said.metAt(nearMoment(endedAt, telling)) : said.met);
  // Missed and ended: it does not grow any more.
  if (state === 'missed' && endedAt !== null) return frozen(said.missedAt(nearMoment(endedAt, telling)));
  if (left === null) return frozen(state === 'running' ? said.noLimit : said.stopped);
  const amount = amountInWords(clock, left, telling);
  if (state === 'suspended') return frozen(`${said.suspended} · ${amount}`);
  if (state === 'standing') return frozen(`${said.standing} · ${amount}`);
  if (left < 0 || state === 'missed') return { standing: amount, tone: 'late' };
  return { standing: amount, tone: left < soonSeconds ? 'soon' : 'running' };
}

/** In the limit's own kind of time. What makes a working day is the calendar's to know, so the service counts them. */
function amountInWords(clock: ClockView, seconds: number, { texts, language }: Telling): string {
  const { due: said } = texts;
  const { limit, remainingDays } = clock;
  const isWorking = limit?.kind === 'working-days' || limit?.kind === 'working-time';
  const isLate = seconds < 0;
  const minutes = Math.floor(Math.abs(seconds) / 60);
  const hoursOf = (of: number) =>
    new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(Math.floor(of / 360) / 10);
  if (remainingDays && remainingDays.days > 0) {
    const { days, seconds: over } = remainingDays;
    if (over < 360) return isLate ? said.lateWorkingDays(days) : said.workingDays(days);
    const hours = hoursOf(over);
    return isLate ? said.lateWorkingDaysAndHours(days, hours) : said.workingDaysAndHours(days, hours);
  }
  const hours = hoursOf(Math.abs(seconds));
  if (isWorking && minutes < 60) return isLate ? said.lateMinutesOpen(minutes) : said.minutesOpen(minutes);
  if (isWorking) return isLate ? said.lateHoursOpen(hours) : said.hoursOpen(hours);
  if (minutes < 60) return isLate ? said.lateMinutes(minutes) : said.minutesLeft(minutes);
  const days = Math.floor(minutes / 1_440);
  if (days < 2) return isLate ? said.lateHours(hours) : said.hoursLeft(hours);
  return isLate ? said.lateDays(days) : said.daysLeft(days);
}

/** Which of a case's clocks a row shows: what is due first of those that run, else one that rests, else the last that ended. */
export function tellingClock(clocks: readonly ClockView[]): ClockView | null {
  const limited = clocks.filter(({ dueAt }) => dueAt !== null);
  const live = limited.filter(({ endedAt, state }) => endedAt === null && state !== 'void');
  const running = live.filter(({ state }) => state === 'running' || state === 'missed');
  const first = (of: readonly ClockView[]) =>
    of.toSorted((a, b) => Date.parse(a.dueAt ?? '') - Date.parse(b.dueAt ?? ''))[0];
  return first(running) ?? first(live) ?? limited.at(-1) ?? null;
}
