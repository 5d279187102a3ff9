import { parseDuration } from '@fengqiao/domain/clock/dates/duration';
import type { Limit } from '@fengqiao/domain/clock/limit/limit';

const workingDays = /^(\d+)\s*(?:working\s*days?|个?工作日)(?:\s*,?\s*(same time|同一时刻))?$/i;
const workingHours = /^(\d+(?:\.\d+)?)\s*(?:working\s*hours?|个?工作小时)$/i;
const workingMinutes = /^(\d+(?:\.\d+)?)\s*(?:working\s*min(?:ute)?s?|个?工作分钟)$/i;

/** As the law counts days: `P30D, end of day, next working day`. */
const byLaw = /^(P[^\s,，]+)\s*[,，]?\s*(?:end of day|日终)(?:\s*[,，]?\s*(next working day|休息日顺延))?$/i;

/** A limit as people say it, or as an ISO 8601 duration: of days or longer on the calendar, else of the wall clock. */
export function readLimit(words: string): Limit | null {
  const text = words.trim();
  const days = workingDays.exec(text);
  if (days)
    return { kind: 'working-days', days: Number(days[1]), end: days[2] ? 'same-time' : 'close-of-day' };
  const hours = workingHours.exec(text);
  if (hours) return { kind: 'working-time', minutes: Number(hours[1]) * 60 };
  const minutes = workingMinutes.exec(text);
  if (minutes) return { kind: 'working-time', minutes: Number(minutes[1]) };
  const [, term, rolls] = byLaw.exec(text) ?? [];
  if (term !== undefined)
    return (
      parseDuration(term) && {
        ...{ kind: 'calendar', duration: term, end: 'end-of-day' },
        roll: rolls ? 'next-working-day' : 'none',
      }
    );
  const duration = parseDuration(text);
  if (!duration) return null;
  return duration.months + duration.days > 0
    ? { kind: 'calendar', duration: text, roll: 'none' }
    : { kind: 'elapsed', duration: text };
}

/** What stands in a limit, word by word. */
const known =
  /^(?:\d+(?:\.\d+)?|working|days?|hours?|min(?:ute)?s?|same|time|end|of|next|(?:\d+(?:\.\d+)?)?(?:working(?:days?|hours?|min(?:ute)?s?)|个?(?:工作日|工作小时|工作分钟))|同一时刻|日终|休息日顺延)$/i;

/** Of a limit that cannot be read: the first word of which that is so by itself, else all of it. */
export function notUnderstood(words: string): string {
  const isKnown = (word: string) => known.test(word) || parseDuration(word) !== null;
  return words.split(/[\s,，]+/).find((word) => word !== '' && !isKnown(word)) ?? words.trim();
}
