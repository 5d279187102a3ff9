import { createRequire } from 'node:module';
import type { CalendarDefinition } from '@fengqiao/domain/clock/calendar/calendar';

/** Dates to `English,中文,days`, as the package derives them from the State Council's yearly arrangements. */
interface ChineseDays {
  readonly holidays: Readonly<Record<string, string>>;
  readonly workdays: Readonly<Record<string, string>>;
}

/*
 * The package's data rather than its functions: the functions answer for any year as if it were announced, the data
 * has only the years that are. Read with require because importing JSON is still experimental in Node 20.
 */
const chineseDays = createRequire(import.meta.url)('chinese-days/dist/chinese-days.json') as ChineseDays;

const OFFICE_HOURS = [
  ['09:00', '12:00'],
  ['14:00', '18:00'],
] as const;

/**
 * The bureau's default calendar `cn` (domain text, "working day" and "opening hours"): Monday to Friday 09:00–12:00
 * and 14:00–18:00 in Asia/Shanghai, holidays and make-up workdays 调休 as announced by the State Council, and known
 * only for the years the data has.
 */
export function cnCalendarDefinition(): CalendarDefinition {
  const holidays = Object.keys(chineseDays.holidays).sort();
  const makeUpDays = Object.keys(chineseDays.workdays).sort();
  return {
    timeZone: 'Asia/Shanghai',
    weekly: { mon: OFFICE_HOURS, tue: OFFICE_HOURS, wed: OFFICE_HOURS, thu: OFFICE_HOURS, fri: OFFICE_HOURS },
    holidays,
    workdays: makeUpDays.map((date) => ({ date, windows: OFFICE_HOURS })),
    knownYears: [...new Set(holidays.map((date) => Number(date.slice(0, 4))))],
  };
}
