import { describe, expect, it } from '@jest/globals';
import { cnCalendarDefinition } from '@fengqiao/cn-calendar/cn-calendar';
import { broughtForward, catchUp } from './catch-up.ts';
import { rungsOf } from './climb.ts';
import { at, hoursWith } from '../../aggregate/city.scenario.ts';
import {
  accept,
  assign,
  close,
  directory,
  first,
  GivenCase,
  reply,
  rules,
  satisfied,
  signOff,
  submit,
  unsatisfied,
} from '../given-case.scenario.ts';
import { defaultPolicy, policyWith, type CasePolicy } from '../rules/policy.ts';
import { isRefusal } from '../../refusal.ts';
import { bindBook, rulesIn, type CaseRules, type Publication } from '../rules/rule-book.ts';

const { holidays, workdays } = cnCalendarDefinition();
const saturday = { date: '2026-11-28', windows: [['09:00', '12:00'], ['14:00', '18:00']] }; // prettier-ignore
const fridayOff = hoursWith({ holidays: [...holidays, '2026-11-27'] });
const makeUpSaturday = hoursWith({ workdays: [...workdays, saturday] });

/** The rules after calendars were published, each at its moment. */
function published(...calendars: [when: string, hours: typeof fridayOff][]): CaseRules {
  return ruled(calendars.map(([when, hours], index) => ({ kind: 'calendar', publishedAt: at(when), version: index + 2, hours }))); // prettier-ignore
}

function ruled(publications: readonly Publication[]): CaseRules {
  return rulesIn(bindBook(first, publications));
}

function caughtUp(given: GivenCase, when: string, by: CaseRules) {
  return catchUp(given.state, { now: at(when), directory, rules: by });
}

const told = (given: GivenCase, when: string, by: CaseRules) =>
  caughtUp(given, when, by).events.map(({ fact, occurredAt }) => [
    fact.type === 'rung-climbed' ? fact.rung.id : fact.type,
    occurredAt,
  ]);

const seen = () => GivenCase.registered('11-23 09:00').then('11-23 09:10', 'river-desk', submit);
// Assigned on a Monday: 24, 25, 26, 27, 30 November, 1 and 2 December are its seven working days.
const handled = () =>
  seen().then('11-23 09:30', 'river-chief', assign).then('11-23 10:00', 'river-officer', accept);

describe('a calendar published while a case is open', () => {
  it('moves a running limit by the holiday announced in the middle of it', () => {
    const by = published(['11-25 10:00', fridayOff]);
    const { state, events } = caughtUp(handled(), '11-25 10:00', by);
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
    expect(rungsOf(state, by).find(({ kind }) => kind === 'breach')?.at).toBe(at('12-03 18:00'));
  });

  it('moves it back when a make-up day is taken away again, each move told with its own cause', () => {
    const by = published(['11-25 10:00', makeUpSaturday], ['11-26 10:00', first.hours]);
    const { events, state } = caughtUp(handled(), '11-26 11:00', by);
    expect(events.map(({ fact, occurredAt }) => [occurredAt, fact])).toMatchObject([
      [at('11-25 10:00'), { deadline: { newDueAt: at('12-01 18:00') }, cause: { calendarVersion: 2 } }],
      [at('11-26 10:00'), { deadline: { newDueAt: at('12-02 18:00') }, cause: { calendarVersion: 3 } }],
    ]);
    expect(caughtUp({ state } as GivenCase, '11-26 12:00', by).events).toEqual([]);
  });

  it('has nothing to tell where nothing moves, however often it is asked', () => {
    const by = published(['11-23 10:00', fridayOff]);
    const { events, state } = caughtUp(seen(), '11-23 10:00', by);
    expect(events).toEqual([]);
    expect({ ...state, clocks: [] }).toEqual({ ...seen().state, clocks: [] });
    expect(caughtUp({ state } as GivenCase, '11-23 10:01', by).events).toEqual([]);
  });

  it('counts from its publication, however late anybody looks at the case', () => {
    // Due on 2 December at 18:00, published an hour before, looked at the day after: it was moved in time.
    const inTime = published(['12-02 17:00', fridayOff]);
    expect(told(handled(), '12-03 09:00', inTime)).toEqual([
      ['complete/1/reminder/1', at('11-27 09:15')],
      ['complete/1/warning/1', at('12-01 11:54')],
      ['deadline-moved', at('12-02 17:00')],
    ]);
    const tooLate = published(['12-02 18:01', fridayOff]);
    expect(told(handled(), '12-03 09:00', tooLate).map(([what]) => what)).toEqual([
      'complete/1/reminder/1',
      'complete/1/warning/1',
      'complete/1/breach/1',
    ]);
    // At the due moment itself an act is still in time, and so is a holiday.
    const atTheDot = published(['12-02 18:00', fridayOff]);
    expect(told(handled(), '12-02 18:00', atTheDot).at(-1)?.[0]).toBe('deadline-moved');
  });

  it('climbs what it moved into the past once, now, and climbs nothing twice', () => {
    const before = handled().climbed('12-01 20:00');
    expect(before.rungs).toEqual(['complete/1/reminder/1', 'complete/1/warning/1']);
    const by = published(['12-01 20:00', makeUpSaturday]);
    const { events, state } = caughtUp(before, '12-01 20:00', by);
    expect(events.map(({ fact, occurredAt }) => [fact.type, occurredAt])).toEqual([
      ['deadline-moved', at('12-01 20:00')],
      ['rung-climbed', at('12-01 20:00')],
    ]);
    expect(events[1]?.fact).toMatchObject({
      rung: { id: 'complete/1/breach/1', at: at('12-01 18:00') },
      accountability: { dueAt: at('12-01 18:00') },
    });
    expect(caughtUp({ state } as GivenCase, '12-01 20:00', by).events).toEqual([]);
  });

  it('reaches a clock that stands only when it runs again', () => {
    const replied = handled().then('11-25 10:00', 'river-officer', reply);
    const { events, state } = caughtUp(replied, '11-25 11:00', published(['11-25 11:00', fridayOff]));
    // Three working days from the 25th were 26, 27 and 30 November.
    expect(events.map(({ fact }) => fact)).toMatchObject([
      { deadline: { clock: 'follow-up', oldDueAt: at('11-30 18:00'), newDueAt: at('12-01 18:00') } },
    ]);
    expect(state.clocks.find(({ name }) => name === 'complete')?.dueAt).toBe(at('12-02 18:00'));
  });

  it('never makes a limit used up when it resumed due before that', () => {
    const back = handled()
      .then('12-02 18:00', 'river-officer', reply)
      .then('12-02 20:00', 'river-desk', unsatisfied);
    expect(back.clock('complete').dueAt).toBe(at('12-02 20:00'));
    expect(caughtUp(back, '12-02 20:00', published(['12-02 20:00', first.hours])).events).toEqual([]);
  });

  it('does not touch a closed case', () => {
    const closed = handled()
      .then('11-24 10:00', 'river-officer', reply)
      .then('11-24 11:00', 'river-desk', satisfied)
      .then('11-24 12:00', 'river-chief', signOff)
      .then('11-24 15:00', 'river-desk', close);
    expect(caughtUp(closed, '11-24 16:00', published(['11-24 15:30', fridayOff])).events).toEqual([]);
  });

  it('leaves the date where it is when the hours never come to an end of the limit', () => {
    const never = hoursWith({ weekly: {}, holidays: [], workdays: [saturday] });
    expect(caughtUp(handled(), '11-25 10:00', published(['11-25 10:00', never])).events).toEqual([]);
  });

  it('moves the escalations to come of a clock already missed, and never its date', () => {
    const missed = handled().climbed('12-02 19:00');
    const thursdayOff = hoursWith({ holidays: [...holidays, '2026-12-03'] });
    const by = published(['12-02 20:00', thursdayOff]);
    const { events, state } = caughtUp(missed, '12-02 20:00', by);
    expect(events).toEqual([]);
    expect(rungsOf(missed.state, rules).map((rung) => rung.at)).toEqual([at('12-03 18:00')]);
    expect(rungsOf(state, by).map((rung) => rung.at)).toEqual([at('12-04 18:00')]);
  });

  it('is what a reader is shown before anybody has written it down, its years known now', () => {
    const late = GivenCase.registered('2026-12-31 15:00');
    expect(late.clock('assign')).toMatchObject({ dueAt: at('2027-01-01 18:00'), provisional: true });
    const { knownYears } = cnCalendarDefinition();
    const announced = hoursWith({ holidays: [...holidays, '2027-01-01'], knownYears: [...knownYears, 2027] });
    const shown = broughtForward(late.state, published(['2026-12-31 16:00', announced]));
    expect(shown.clocks[0]).toMatchObject({ dueAt: at('2027-01-04 18:00'), provisional: false });
    const confirmed = hoursWith({ knownYears: [...knownYears, 2027] });
    const same = broughtForward(late.state, published(['2026-12-31 16:00', confirmed]));
    expect(same.clocks[0]).toMatchObject({ dueAt: at('2027-01-01 18:00'), provisional: false });
  });
});

describe('a policy published while a case is open', () => {
  const tenDays = policyOf({
    version: 'ten-days',
    rules: [
      { when: {}, clocks: { complete: { limit: { kind: 'working-days', days: 10, end: 'close-of-day' } } } },
    ],
  });
  const policyPublished = (when: string, policy: CasePolicy, reprojects: boolean) =>
    ruled([{ kind: 'policy', publishedAt: at(when), policy, reprojects }]);

  it('leaves the case under the version it began with', () => {
    const by = policyPublished('11-24 09:00', tenDays, false);
    expect(caughtUp(handled(), '11-24 10:00', by).events).toEqual([]);
    expect(GivenCase.registered('11-24 10:00', {}, by).state.policy).toBe('ten-days');
  });

  it('moves its running clocks when open cases are brought under it on purpose', () => {
    const by = policyPublished('11-24 09:00', tenDays, true);
    expect(caughtUp(handled(), '11-24 10:00', by).events.map(({ fact }) => fact)).toMatchObject([
      {
        deadline: { clock: 'complete', oldDueAt: at('12-02 18:00'), newDueAt: at('12-07 18:00') },
        cause: { policyVersion: 'ten-days' },
      },
    ]);
    // What it starts later is counted by the new version too, although nothing moved when that came out.
    const waiting = caughtUp(seen(), '11-24 10:00', by).state;
    expect(GivenCase.of(waiting, by).then('11-24 10:00', 'river-chief', assign).clock('complete').dueAt).toBe(
      at('12-08 18:00'),
    );
  });

  it('does not reach cases again that a still later version leaves alone', () => {
    const by = ruled([
      { kind: 'policy', publishedAt: at('11-24 09:00'), policy: tenDays, reprojects: true },
      { kind: 'policy', publishedAt: at('11-24 09:30'), policy: policyOf({ version: 'other', rules: [] }), reprojects: false }, // prettier-ignore
    ]);
    expect(caughtUp(handled(), '11-24 10:00', by).events).toHaveLength(1);
    const moved = caughtUp(handled(), '11-24 10:00', by).state;
    expect(caughtUp({ state: moved } as GivenCase, '11-24 10:00', by).events).toEqual([]);
  });
});

describe('a unit with hours of its own', () => {
  const ownSaturdays = hoursWith({
    unitHours: [{ unit: 'city.east.river', weekly: { fri: [['09:00', '18:00']], sat: [['09:00', '18:00']] }, holidays: [], workdays: [] }], // prettier-ignore
  });
  const by = rulesIn(bindBook({ ...first, hours: ownSaturdays }, []));

  it('is given its limits in them', () => {
    const owned = GivenCase.registered('11-26 10:00', {}, by);
    expect(owned.clock('assign')).toMatchObject({ dueAt: at('11-27 18:00'), unit: 'city.east.river' });
    const received = GivenCase.registered('11-27 10:00', {}, by);
    expect(received.clock('assign').dueAt).toBe(at('11-28 18:00'));
    expect(rungsOf(received.state, by)[0]).toMatchObject({ kind: 'reminder', at: at('11-28 09:30') });
  });

  it('leaves the others the hours of the bureau', () => {
    const other = GivenCase.registered('11-27 10:00', { unit: 'city.east.lake' }, by);
    expect(other.clock('assign').dueAt).toBe(at('11-30 18:00'));
  });

  it('moves its clocks when it gets them', () => {
    const friday = GivenCase.registered('11-27 10:00');
    expect(friday.clock('assign').dueAt).toBe(at('11-30 18:00'));
    const { events } = caughtUp(friday, '11-27 11:00', published(['11-27 11:00', ownSaturdays]));
    expect(events[0]?.fact).toMatchObject({ deadline: { newDueAt: at('11-28 18:00') } });
  });
});

function policyOf(changes: Parameters<typeof policyWith>[0]): CasePolicy {
  const policy = policyWith(changes);
  if (isRefusal(policy)) throw new Error(policy.code);
  return { ...defaultPolicy, ...policy };
}
