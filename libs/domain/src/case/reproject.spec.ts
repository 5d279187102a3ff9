import { describe, expect, it } from '@jest/globals';
import { cnCalendarDefinition } from '@fengqiao/cn-calendar/cn-calendar';
import { compileCalendar, type CalendarDefinition } from '../clock/calendar.ts';
import { isRefusal } from '../refusal.ts';
import { rungsOf } from './climb.ts';
import { evolveAll } from './evolve.ts';
import {
  accept,
  assign,
  at,
  close,
  directory,
  GivenCase,
  reply,
  rules,
  satisfied,
  signOff,
  submit,
  unsatisfied,
} from './given-case.scenario.ts';
import { movedDeadlines, reproject } from './reproject.ts';

function announced(changes: Partial<CalendarDefinition>) {
  const calendar = compileCalendar({ ...cnCalendarDefinition(), ...changes });
  if (isRefusal(calendar)) throw new Error(calendar.code);
  return { ...rules, calendar };
}
const { holidays, workdays } = cnCalendarDefinition();
const fridayOff = announced({ holidays: [...holidays, '2026-11-27'] });
const saturday = { date: '2026-11-28', windows: [['09:00', '12:00'], ['14:00', '18:00']] }; // prettier-ignore
const makeUpSaturday = announced({ workdays: [...workdays, saturday] });

function reprojected(given: GivenCase, when: string, by = fridayOff) {
  const events = reproject(given.state, { now: at(when), directory, rules: by }, { calendarVersion: 2 });
  if (isRefusal(events)) throw new Error(events.code);
  return { events, state: evolveAll(given.state, events, given.state.id) };
}

const seen = () => GivenCase.registered('11-23 09:00').then('11-23 09:10', 'river-desk', submit);
// Assigned on a Monday: 24, 25, 26, 27, 30 November, 1 and 2 December are its seven working days.
const handled = () =>
  seen().then('11-23 09:30', 'river-chief', assign).then('11-23 10:00', 'river-officer', accept);

describe('another calendar', () => {
  it('moves a running limit by the holiday announced in the middle of it', () => {
    expect(handled().clock('complete').dueAt).toBe(at('12-02 18:00'));
    const { events, state } = reprojected(handled(), '11-25 10:00');
    expect(events).toHaveLength(1);
    expect(events[0]).toMatchObject({
      seq: handled().state.version + 1,
      occurredAt: at('11-25 10:00'),
      by: null,
      fact: {
        type: 'deadline-moved',
        deadline: {
          clock: 'complete',
          instance: 1,
          oldDueAt: at('12-02 18:00'),
          newDueAt: at('12-03 18:00'),
        },
        cause: { calendarVersion: 2 },
      },
    });
    expect(rungsOf(state, fridayOff).find(({ kind }) => kind === 'breach')?.at).toBe(at('12-03 18:00'));
  });

  it('moves it back when a make-up day is taken away again', () => {
    const lengthened = reprojected(handled(), '11-25 10:00', makeUpSaturday);
    expect(lengthened.state.clocks.find(({ name }) => name === 'complete')?.dueAt).toBe(at('12-01 18:00'));
    expect(movedDeadlines(lengthened.state, rules, at('11-26 10:00'))).toEqual([
      { clock: 'complete', instance: 1, oldDueAt: at('12-01 18:00'), newDueAt: at('12-02 18:00') },
    ]);
  });

  it('says nothing where nothing moves, however often it is asked', () => {
    expect(reprojected(seen(), '11-23 10:00').events).toEqual([]);
    const { state } = reprojected(handled(), '11-25 10:00');
    expect(movedDeadlines(state, fridayOff, at('11-25 10:01'))).toEqual([]);
  });

  it('climbs what it moved into the past once, now, and climbs nothing twice', () => {
    const before = handled().climbed('12-01 20:00');
    expect(before.rungs).toEqual(['complete/1/reminder/1', 'complete/1/warning/1']);
    const { events, state } = reprojected(before, '12-01 20:00', makeUpSaturday);
    expect(events.map(({ fact, occurredAt }) => [fact.type, occurredAt])).toEqual([
      ['deadline-moved', at('12-01 20:00')],
      ['rung-climbed', at('12-01 20:00')],
    ]);
    expect(events[1]?.fact).toMatchObject({
      rung: { id: 'complete/1/breach/1', at: at('12-01 18:00') },
      accountability: { dueAt: at('12-01 18:00') },
    });
    expect(movedDeadlines(state, rules, at('12-01 20:00'))).toEqual([]);
  });

  it('leaves a missed clock what it was told, its breach taken or not', () => {
    expect(reprojected(handled().climbed('12-02 19:00'), '12-02 19:00').events).toEqual([]);
    expect(reprojected(handled(), '12-02 18:01').events).toEqual([]);
    // At the due moment itself an act is still in time, and so is a holiday.
    expect(reprojected(handled(), '12-02 18:00').events[0]?.fact.type).toBe('deadline-moved');
  });

  it('reaches a clock that stands only when it runs again', () => {
    const replied = handled().then('11-25 10:00', 'river-officer', reply);
    const { events, state } = reprojected(replied, '11-25 11:00');
    // Three working days from the 25th were 26, 27 and 30 November.
    expect(events.map(({ fact }) => fact)).toMatchObject([
      { deadline: { clock: 'follow-up', oldDueAt: at('11-30 18:00'), newDueAt: at('12-01 18:00') } },
    ]);
    const complete = state.clocks.find(({ name }) => name === 'complete');
    expect(complete?.dueAt).toBe(at('12-02 18:00'));
  });

  it('never makes a limit used up when it resumed due before that', () => {
    const back = handled()
      .then('12-02 18:00', 'river-officer', reply)
      .then('12-02 20:00', 'river-desk', unsatisfied);
    expect(back.clock('complete').dueAt).toBe(at('12-02 20:00'));
    expect(movedDeadlines(back.state, rules, at('12-02 20:00'))).toEqual([]);
  });

  it('does not touch a closed case', () => {
    const closed = handled()
      .then('11-24 10:00', 'river-officer', reply)
      .then('11-24 11:00', 'river-desk', satisfied)
      .then('11-24 12:00', 'river-chief', signOff)
      .then('11-24 15:00', 'river-desk', close);
    expect(reprojected(closed, '11-24 16:00').events).toEqual([]);
  });

  it('refuses a calendar that never opens again for a limit that runs', () => {
    const never = announced({ weekly: {}, holidays: [], workdays: [saturday] });
    expect(movedDeadlines(handled().state, never, at('11-25 10:00'))).toMatchObject({
      code: 'calendar-never-opens',
    });
  });
});
