import type { Limit } from '../../clock/limit/limit.ts';
import type { RungRule } from '../../ladder/rung-rule.ts';
import type { HazardClock } from '../hazard.ts';

const workingDays = (days: number): Limit => ({ kind: 'working-days', days, end: 'close-of-day' });

/** Limits of the outreach text, "Hazard"; of `rectify` the one that holds where a notice names no other. */
export const hazardLimits: Readonly<Record<HazardClock, Limit>> = {
  notice: workingDays(2),
  rectify: { kind: 'calendar', duration: 'P15D', roll: 'none' },
  're-check': workingDays(3),
  receipt: workingDays(5),
};

/**
 * Until the moment that a notice names, on the calendar: days that somebody was given are no minutes that go before every
 * other ladder, as an elapsed limit's are.
 */
export function rectifyLimit(rectifyBy: number, from: number): Limit {
  return { kind: 'calendar', duration: `PT${Math.round((rectifyBy - from) / 1000)}S`, roll: 'none' };
}

/** How far ahead a notice may put its end, and how long ago what is written down by hand was found: days. */
export const mostDaysToRectify = 366;
export const mostDaysBack = 30;

const early: readonly RungRule[] = [
  { kind: 'reminder', at: { percent: 50 } },
  { kind: 'warning', at: { percent: 80 } },
];
const daily: RungRule = { kind: 'escalation', at: { after: { workingDays: 1 } }, repeats: true };

/**
 * Rungs as every clock's. The limit to put it right is another's, not the unit's: at its end nobody is chased, the re-check
 * begins.
 */
export const hazardRungs: Readonly<Record<HazardClock, readonly RungRule[]>> = {
  notice: [...early, daily],
  rectify: early,
  're-check': [...early, daily],
  receipt: [...early, daily],
};
