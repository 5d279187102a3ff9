import { isRefusal, type Refusal } from '../refusal.ts';
import { compileCalendar, type Calendar, type CalendarDefinition } from './calendar.ts';

const HOURS = [
  ['09:00', '12:00'],
  ['14:00', '18:00'],
];

/** An office as the default policy has it, with what matters here of the arrangement of 2026. */
export const OFFICE: CalendarDefinition = {
  timeZone: 'Asia/Shanghai',
  weekly: { mon: HOURS, tue: HOURS, wed: HOURS, thu: HOURS, fri: HOURS },
  holidays: [
    '2026-10-01',
    '2026-10-02',
    '2026-10-03',
    '2026-10-04',
    '2026-10-05',
    '2026-10-06',
    '2026-10-07',
  ],
  workdays: [
    { date: '2026-09-20', windows: HOURS },
    { date: '2026-10-10', windows: HOURS },
  ],
  knownYears: [2026],
};

/** Open round the clock, every day, in a zone of choice. */
export function alwaysOpen(timeZone: string): CalendarDefinition {
  const day = [['00:00', '24:00']];
  const weekly = { mon: day, tue: day, wed: day, thu: day, fri: day, sat: day, sun: day };
  return { timeZone, weekly, holidays: [], workdays: [], knownYears: [] };
}

export function accepted<T>(answer: T | Refusal): T {
  if (isRefusal(answer)) throw new Error(`refused: ${answer.code} ${answer.fields.join()}`);
  return answer;
}

export function refusalOf(answer: unknown): { code: string; fields: readonly string[] } | null {
  return isRefusal(answer) ? { code: answer.code, fields: answer.fields } : null;
}

export function calendarOf(definition: CalendarDefinition): Calendar {
  return accepted(compileCalendar(definition));
}
