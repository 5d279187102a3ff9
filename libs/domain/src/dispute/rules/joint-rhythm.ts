import { WEEKDAYS, type Weekday } from '../../clock/calendar/calendar.ts';
import { refuse, type Refusal } from '../../refusal.ts';

/** 一站联调 as data: when the weekly consultation is, and when members are told the day's news. Local times, `HH:MM`. */
export interface JointRhythm {
  readonly consultation: { readonly weekday: Weekday; readonly time: string };
  readonly digest: { readonly time: string };
}

export const defaultJointRhythm: JointRhythm = {
  consultation: { weekday: 'mon', time: '09:00' },
  digest: { time: '17:30' },
};

/** Refused with the field's path: `bad-time` for what is no time of day, `bad-weekday` for what is no day of the week. */
export function checkJointRhythm({ consultation, digest }: JointRhythm): Refusal | null {
  if (!WEEKDAYS.includes(consultation.weekday)) return refuse('bad-weekday', 'consultation.weekday');
  if (minutesOf(consultation.time) === null) return refuse('bad-time', 'consultation.time');
  return minutesOf(digest.time) === null ? refuse('bad-time', 'digest.time') : null;
}

/** Minutes after midnight of `HH:MM`; null when it is not written so. */
export function minutesOf(time: string): number | null {
  const match = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(time);
  return match ? Number(match[1]) * 60 + Number(match[2]) : null;
}
