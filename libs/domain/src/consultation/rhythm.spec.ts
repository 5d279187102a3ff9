import { describe, expect, it } from '@jest/globals';
import { at } from '../aggregate/city.scenario.ts';
import { compileCalendar } from '../clock/calendar/calendar.ts';
import { formatMoment } from '../clock/dates/moment.ts';
import { accepted, OFFICE } from '../clock/office.scenario.ts';
import { defaultMediationPolicy, jointRhythm, mediationPolicyWith } from '../dispute/rules/policy.ts';
import { checkJointRhythm, defaultJointRhythm, type JointRhythm } from '../dispute/rules/joint-rhythm.ts';
import { digestDayAt, weekOf, weeklyMeeting } from './rhythm.ts';

const calendar = accepted(compileCalendar(OFFICE));
const rhythm = (consultation: Partial<JointRhythm['consultation']>): JointRhythm => ({
  ...defaultJointRhythm,
  consultation: { ...defaultJointRhythm.consultation, ...consultation },
});

describe('the week of a date', () => {
  it.each([
    ['2026-11-20 12:00', '2026-W47'],
    ['2026-11-22 23:59', '2026-W47'],
    ['2026-11-23 00:00', '2026-W48'],
    // The last days of a year can be of the first week of the next one, and the other way round.
    ['2026-01-01 09:00', '2026-W01'],
    ['2025-12-29 09:00', '2026-W01'],
    ['2027-01-03 09:00', '2026-W53'],
    ['2027-01-04 09:00', '2027-W01'],
  ])('%s is %s', (when, week) => {
    expect(weekOf(calendar, at(when))).toBe(week);
  });
});

describe('the weekly meeting', () => {
  const planned = (when: string, change: Partial<JointRhythm['consultation']> = {}) => {
    const meeting = weeklyMeeting(at(when), rhythm(change), calendar);
    return meeting && `${meeting.week} ${formatMoment(meeting.at, 'Asia/Shanghai').slice(0, 16)}`;
  };

  it.each([
    ['planned on a Friday it is on the Monday after', '11-20 15:00', '2026-W48 2026-11-23T09:00'],
    ['planned on the Monday itself, before it begins', '11-23 08:00', '2026-W48 2026-11-23T09:00'],
    ['planned late it is at that time of the next day', '11-23 09:00', '2026-W48 2026-11-24T09:00'],
    ['on a holiday it is at the next opening', '10-02 15:00', '2026-W41 2026-10-08T09:00'],
  ])('%s', (_, when, meeting) => {
    expect(planned(when)).toBe(meeting);
  });

  it('is at the weekday and time that the policy names, within opening hours or not', () => {
    expect(planned('11-20 15:00', { weekday: 'wed', time: '19:30' })).toBe('2026-W48 2026-11-25T19:30');
  });

  it('of a weekday that is always closed is at the opening after it', () => {
    expect(planned('11-20 15:00', { weekday: 'sun' })).toBe('2026-W48 2026-11-30T09:00');
  });

  it('falls out where the next week’s own would come no later: that one takes its disputes up', () => {
    const holidays = ['12', '13', '14', '15', '16'].map((day) => `2026-10-${day}`);
    const shut = accepted(compileCalendar({ ...OFFICE, holidays }));
    expect(weeklyMeeting(at('10-09 15:00'), defaultJointRhythm, shut)).toBeNull();
    expect(weeklyMeeting(at('10-16 15:00'), defaultJointRhythm, shut)).toEqual({
      week: '2026-W43',
      at: at('10-19 09:00'),
    });
  });
});

describe('the day of a digest', () => {
  it.each([
    ['is today from its moment on', '11-20 17:30', '2026-11-20'],
    ['is today for who asks a little early, by another clock', '11-20 17:29:30', '2026-11-20'],
    ['is the day before until then', '11-20 17:28', '2026-11-19'],
    ['is the last working day on a weekend', '11-22 17:30', '2026-11-20'],
    ['is a Saturday that is worked', '10-10 18:00', '2026-10-10'],
    ['is the day before a holiday', '10-06 17:30', '2026-09-30'],
  ])('%s', (_, when, day) => {
    expect(digestDayAt(at(when), defaultJointRhythm, calendar)).toBe(day);
  });
});

it('what is no weekday and what is no time of day is refused with its place', () => {
  expect(checkJointRhythm(defaultJointRhythm)).toBeNull();
  expect(checkJointRhythm(rhythm({ weekday: 'someday' as 'mon' }))).toMatchObject({
    code: 'bad-weekday',
    fields: ['consultation.weekday'],
  });
  for (const time of ['24:00', '9:00', '09:60', ''])
    expect(checkJointRhythm(rhythm({ time }))).toMatchObject({ code: 'bad-time' });
  expect(checkJointRhythm({ ...defaultJointRhythm, digest: { time: 'noon' } })).toMatchObject({
    fields: ['digest.time'],
  });
});

it('is policy: laid over the default part by part, and refused by its path', () => {
  const tuesday = { weekday: 'tue', time: '14:30' } as const;
  expect(mediationPolicyWith({ version: 'v2', joint: { consultation: tuesday } })).toMatchObject({
    joint: { consultation: tuesday, digest: { time: '17:30' } },
  });
  expect(mediationPolicyWith({ version: 'v2', joint: { digest: { time: '25:00' } } })).toMatchObject({
    code: 'bad-time',
    fields: ['joint.digest.time'],
  });
  // A version published before it was policy says nothing of it.
  const { joint: _, ...older } = defaultMediationPolicy;
  expect(jointRhythm(older)).toEqual(defaultJointRhythm);
});
