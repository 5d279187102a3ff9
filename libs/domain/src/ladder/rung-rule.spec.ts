import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { at, calendar } from '../aggregate/city.scenario.ts';
import type { Limit } from '../clock/limit/limit.ts';
import { resumeTime, startClock, stopTime, type ClockInstance, type Timetable } from './clock-instance.ts';
import { checkRungs, escalationMoment, type RungRule } from './rung-rule.ts';
import { lastEscalationDue, nextRungs } from './rung.ts';

const timetable: Timetable = { edition: 1, hoursOf: () => calendar };
const days = (count: number): Limit => ({ kind: 'working-days', days: count, end: 'close-of-day' });
const started = (limit: Limit, when: string): ClockInstance =>
  startClock('complete', 1, limit, at(when), null, timetable);
const moments = (clock: ClockInstance, rules: readonly RungRule[]) =>
  nextRungs(clock, rules, calendar).map((rung) => [rung.id.slice('complete/1/'.length), rung.at]);
const climbed = (clock: ClockInstance, changes: Partial<ClockInstance['climbed']>): ClockInstance => ({
  ...clock,
  climbed: { ...clock.climbed, ...changes },
});

// Friday 2026-11-20; two working days end on Tuesday the 24th at 18:00, after 1 + 7 + 7 hours.
const friday = started(days(2), '11-20 17:00');

describe('a rung before the limit', () => {
  it.each([
    ['a percent of the working time', { percent: 50 }, '11-23 17:30'],
    ['working hours before the end', { before: { working: 'PT8H' } }, '11-23 17:00'],
    ['working hours that reach over the weekend', { before: { working: 'PT14H30M' } }, '11-20 17:30'],
    ['hours of the wall clock', { before: { wall: 'PT8H' } }, '11-24 10:00'],
    ['hours of the wall clock over a night', { before: { wall: 'PT20H' } }, '11-23 22:00'],
    ['longer before than the limit, in working time', { before: { working: 'PT40H' } }, '11-20 17:00'],
    ['longer before than the limit, on the wall clock', { before: { wall: 'PT200H' } }, '11-20 17:00'],
  ])('falls by %s', (_, moment, when) => {
    const rules: RungRule[] = [{ kind: 'reminder', at: moment }];
    expect(moments(friday, rules)).toEqual([
      ['reminder/1', at(when)],
      ['breach/1', at('11-24 18:00')],
    ]);
  });

  it('is counted in the time that is left, whatever was suspended meanwhile', () => {
    const suspended = stopTime(friday, 'suspended', at('11-23 16:00'));
    const resumed = resumeTime(suspended, at('11-25 10:00'), timetable);
    // 6 of 15 hours are used up by Monday at 16:00; 9 are left from Wednesday at 10:00: 6 that day, 3 on Thursday.
    expect(resumed.dueAt).toBe(at('11-26 12:00'));
    const rules: RungRule[] = [{ kind: 'warning', at: { before: { working: 'PT3H' } } }];
    expect(moments(resumed, rules)[0]).toEqual(['warning/1', at('11-25 18:00')]);
    // Ten hours were left before the time stopped, not while it stood still.
    const earlier: RungRule[] = [{ kind: 'warning', at: { before: { working: 'PT10H' } } }];
    expect(moments(resumed, earlier)[0]).toEqual(['warning/1', at('11-23 15:00')]);
    expect(moments(suspended, rules)).toEqual([]);
  });

  it('in working time is found for a limit on the wall clock too', () => {
    const elapsed = started({ kind: 'elapsed', duration: 'P3D' }, '11-20 17:00');
    // Due on Monday at 17:00: 7 hours are open from Friday 17:00, and two before the end is Monday 15:00.
    const rules: RungRule[] = [{ kind: 'reminder', at: { before: { working: 'PT2H' } } }];
    expect(moments(elapsed, rules)[0]).toEqual(['reminder/1', at('11-23 15:00')]);
  });

  it('has its number by time, whatever order policy lists them in', () => {
    const rules: RungRule[] = [
      { kind: 'reminder', at: { before: { wall: 'PT2H' } } },
      { kind: 'reminder', at: { percent: 20 } },
      { kind: 'reminder', at: { percent: 50 } },
    ];
    const taken: number[] = [];
    for (let n = 0; n < 4; n += 1) {
      const [id, moment] = moments(climbed(friday, { reminder: n }), rules)[0] ?? [];
      if (id === `reminder/${n + 1}`) taken.push(Number(moment));
    }
    expect(taken).toEqual([at('11-23 11:00'), at('11-23 17:30'), at('11-24 16:00')]);
  });

  it('is dropped once the breach is taken', () => {
    const rules: RungRule[] = [{ kind: 'reminder', at: { percent: 50 } }];
    expect(moments(climbed(friday, { breach: 1 }), rules)).toEqual([]);
  });
});

describe('an escalation', () => {
  const after = (n: number, ...rules: RungRule[]) => escalationMoment(at('11-20 18:00'), n, rules, calendar);
  const daily: RungRule = { kind: 'escalation', at: { after: { workingDays: 1 } }, repeats: true };

  it('comes at the close of each working day after the breach’s date', () => {
    expect([1, 2, 6].map((n) => after(n, daily))).toEqual(['11-23', '11-24', '11-30'].map((day) => at(`${day} 18:00`))); // prettier-ignore
  });

  it('comes so long after in working time or on the wall clock, each time as much later', () => {
    const working: RungRule = { kind: 'escalation', at: { after: { working: 'PT4H' } }, repeats: true };
    expect([1, 2, 3].map((n) => after(n, working))).toEqual([at('11-23 15:00'), at('11-24 10:00'), at('11-24 16:00')]); // prettier-ignore
    const wall: RungRule = { kind: 'escalation', at: { after: { wall: 'PT5M' } }, repeats: true };
    expect([1, 12].map((n) => after(n, wall))).toEqual([at('11-20 18:05'), at('11-20 19:00')]);
  });

  it('comes once when it does not repeat, and several are taken by time', () => {
    const once: RungRule = { kind: 'escalation', at: { after: { wall: 'PT1H' } } };
    const twice: RungRule = { kind: 'escalation', at: { after: { workingDays: 2 } } };
    expect([1, 2].map((n) => after(n, once))).toEqual([at('11-20 19:00'), null]);
    expect([1, 2, 3].map((n) => after(n, twice, once))).toEqual([at('11-20 19:00'), at('11-24 18:00'), null]);
    expect([1, 2, 3, 4, 5].map((n) => after(n, twice, daily, once))).toEqual([
      at('11-20 19:00'),
      at('11-23 18:00'),
      at('11-24 18:00'),
      at('11-24 18:00'),
      at('11-25 18:00'),
    ]);
  });

  it('of minutes that nobody looked at for years is found without a walk', () => {
    const clock = climbed(friday, { breach: 1 });
    const rules: RungRule[] = [{ kind: 'escalation', at: { after: { wall: 'PT1M' } }, repeats: true }];
    const years = 5 * 365 * 1440;
    const now = Number(clock.dueAt) + years * 60_000;
    expect(lastEscalationDue(clock, 1, now, rules, calendar)).toBe(years);
    expect(lastEscalationDue(clock, 1, now - 1, rules, calendar)).toBe(years - 1);
  });
});

describe('rungs that are none', () => {
  const reminder = (moment: object) => ({ kind: 'reminder', at: moment }) as RungRule;
  const escalation = (moment: object) => ({ kind: 'escalation', at: { after: moment } }) as RungRule;
  it.each([
    ['no percent', reminder({ percent: 0 }), '0.at.percent'],
    ['all of the limit', reminder({ percent: 100 }), '0.at.percent'],
    ['no number', reminder({ percent: Number.NaN }), '0.at.percent'],
    ['an empty offset', reminder({ before: { wall: 'PT0S' } }), '0.at.before'],
    ['a negative offset', reminder({ before: { working: '-PT1H' } }), '0.at.before'],
    ['days, which have no fixed length', reminder({ before: { wall: 'P1D' } }), '0.at.before'],
    ['months', reminder({ before: { wall: 'P1M' } }), '0.at.before'],
    ['more than a year', reminder({ before: { wall: 'PT8785H' } }), '0.at.before'],
    ['no words', escalation({ working: 'soon' }), '0.at.after'],
    ['no working day', escalation({ workingDays: 0 }), '0.at.after'],
    ['part of a working day', escalation({ workingDays: 1.5 }), '0.at.after'],
    ['years of working days', escalation({ workingDays: 367 }), '0.at.after'],
  ])('are refused: %s', (_, rule, field) => {
    expect(checkRungs([rule])).toMatchObject({ code: 'rung-unreadable', fields: [field] });
  });

  it('are refused when two repeat: which is the third?', () => {
    const daily: RungRule = { kind: 'escalation', at: { after: { workingDays: 1 } }, repeats: true };
    expect(checkRungs([daily, { ...daily, repeats: false }])).toBeNull();
    expect(checkRungs([daily, daily])).toMatchObject({ code: 'rung-repeats-twice', fields: ['1.repeats'] });
  });
});

describe('any ladder', () => {
  const offset = fc
    .tuple(fc.constantFrom('working', 'wall'), fc.integer({ min: 1, max: 5_000 }))
    .map(([kind, minutes]) => ({ [kind]: `PT${minutes}M` }));
  const early = fc.oneof(
    fc.integer({ min: 1, max: 99 }).map((percent) => ({ percent })),
    offset.map((before) => ({ before })),
  );
  const late = fc.oneof(
    offset,
    fc.integer({ min: 1, max: 5 }).map((workingDays) => ({ workingDays })),
  );
  const ladder = fc
    .tuple(
      fc.array(fc.record({ kind: fc.constantFrom('reminder', 'warning'), at: early }), { maxLength: 5 }),
      fc.array(late, { maxLength: 3 }),
      fc.option(late),
    )
    .map(([before, single, repeating]) => [
      ...before,
      ...single.map((after) => ({ kind: 'escalation', at: { after } })),
      ...(repeating ? [{ kind: 'escalation', at: { after: repeating }, repeats: true }] : []),
    ])
    .map((rules) => rules as unknown as RungRule[]);
  const limit = fc.oneof(
    fc.integer({ min: 1, max: 30 }).map(days),
    fc.integer({ min: 1, max: 10_000 }).map((minutes): Limit => ({ kind: 'working-time', minutes })),
    fc.integer({ min: 1, max: 400 }).map((hours): Limit => ({ kind: 'elapsed', duration: `PT${hours}H` })),
  );
  const start = fc.integer({ min: at('01-01 00:00'), max: at('2027-12-31 00:00') });

  it('is climbed in order of time, no rung twice, none before the start, the breach at the limit', () => {
    fc.assert(
      fc.property(ladder, limit, start, (rules, of, from) => {
        expect(checkRungs(rules)).toBeNull();
        let clock: ClockInstance = startClock('complete', 1, of, from, null, timetable);
        const taken: { id: string; at: number }[] = [];
        for (let step = 0; step < 20; step += 1) {
          const [next] = nextRungs(clock, rules, calendar);
          if (!next) break;
          taken.push(next);
          clock = climbed(clock, { [next.kind]: next.n });
        }
        const order = taken.map((rung) => rung.at);
        expect(order).toEqual([...order].sort((a, b) => a - b));
        expect(new Set(taken.map(({ id }) => id)).size).toBe(taken.length);
        expect(order[0]).toBeGreaterThanOrEqual(from);
        expect(taken.find(({ id }) => id === 'complete/1/breach/1')?.at).toBe(clock.dueAt);
      }),
      { numRuns: 300 },
    );
  });
});
