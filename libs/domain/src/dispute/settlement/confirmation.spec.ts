import { describe, expect, it } from '@jest/globals';
import { at, calendar, hoursWith } from '../../aggregate/city.scenario.ts';
import { explain } from '../../clock/explanation/explain.ts';
import { runOf } from '../../ladder/clock-instance.ts';
import { isRefusal } from '../../refusal.ts';
import { catchUpDispute, planOfDispute } from '../ladder/climb.ts';
import type { DisputeState, Panelist } from '../dispute.ts';
import { decideDispute } from '../decide/decide.ts';
import { evolveDisputeAll } from '../evolve.ts';
import {
  agreed,
  codeOf,
  divorce,
  type GivenDispute,
  held,
  place,
  plan,
  rules,
  sign,
  signedByAll,
  willing,
  worldAt,
} from '../given-dispute.scenario.ts';
import { importDispute } from '../import/import-dispute.ts';
import type { ImportedDispute } from '../import/imported-dispute.ts';
import { broughtForward } from '../ladder/moved-limits.ts';
import { defaultMediationPolicy, earlierMediationPolicies, type MediationPolicy } from '../rules/policy.ts';
import type { DisputeRules, DisputeWorld } from '../rules/rules.ts';

const byLaw = { kind: 'calendar', duration: 'P30D', roll: 'next-working-day', end: 'end-of-day' } as const;
const [ofOld] = earlierMediationPolicies as [MediationPolicy];
const confirmationOf = (state: DisputeState) => {
  const clock = state.clocks.findLast(({ name }) => name === 'confirmation');
  if (!clock) throw new Error('no clock of the court');
  return clock;
};

describe('the days for judicial confirmation', () => {
  it('of a settlement agreed on Friday 30 October end on Monday 30 November at 24:00, and say why', () => {
    const row: ImportedDispute = {
      ...{ place, origin: 'police', complexity: 'general', colour: 'blue', level: 'community' },
      ...{ skipReason: null, status: 'agreed', consentA: true, consentB: true, performedAt: null },
      ...{ screenedAt: at('10-26 09:00'), acceptedAt: at('10-26 10:00'), agreedAt: at('10-30 09:00') },
      settlement: '一次性赔偿并修复院墙',
    };
    const identity = { id: 'dispute-1', number: 'JF-2026-000001' };
    const hashes = () => ({ document: 'hash', obligations: [] });
    const { state } = importDispute(row, identity, worldAt('11-29 11:00', 'analyst'), hashes);
    const clock = confirmationOf(state);
    expect(clock).toMatchObject({ dueAt: at('12-01 00:00'), limit: byLaw, outcome: null, endedAt: null });
    expect(state.settlement).toMatchObject({ effectiveOn: '2026-10-30', committee: true });
    const steps = explain(runOf(clock, calendar), null);
    if (isRefusal(steps)) throw new Error(steps.code);
    expect(steps.map(({ date, code }) => [date, code])).toEqual([
      ['2026-10-30', 'start-date'],
      ['2026-11-29', 'calendar-term'],
      ['2026-11-29', 'weekend'],
      ['2026-11-30', 'rolled'],
      ['2026-11-30', 'ends-with-day'],
    ]);
    expect(steps.at(-1)).toMatchObject({ endsAt: '24:00', closesAt: '18:00' });
    expect(steps.at(-1)?.whyZh).toContain('《民法典》第二百零三条');
  });

  it('run from the day on which the settlement took effect, not from when that was written down', () => {
    const signed = signedByAll();
    const later = (effectiveOn?: string) =>
      signed.then('11-09 10:00', 'redflag-mediator', { command: 'agree', effectiveOn });
    expect(later('2026-11-04').clock('confirmation').dueAt).toBe(at('12-05 00:00'));
    expect(later('2026-11-05').clock('confirmation').dueAt).toBe(at('12-08 00:00'));
    expect(later().clock('confirmation')).toMatchObject({
      ...{ startedAt: at('11-09 10:00'), dueAt: at('12-10 00:00') },
    });
    expect(later().state.settlement?.effectiveOn).toBe('2026-11-09');
    expect(later('2026-11-05').clock('confirmation').startedAt).toBe(at('11-05 00:00'));
    const refused = (effectiveOn: string) =>
      codeOf(signed.when('11-09 10:00', 'redflag-mediator', { command: 'agree', effectiveOn }));
    expect(refused('2026-11-10')).toBe('future-moment');
    expect(refused('2026-11-03')).toBe('effective-before-drafted');
  });

  it('keep the first settlement’s day when a change of it comes into force', () => {
    const changed = agreed()
      .then('11-09 09:00', 'redflag-mediator', { ...divorce, terms: 'changed' })
      .then('11-09 09:10', 'river-officer', sign('A', 2))
      .then('11-09 09:10', 'river-officer', sign('B', 2));
    expect(changed.state.settlement).toMatchObject({ inForce: 1, effectiveOn: '2026-11-04' });
    const inForce = changed.then('11-09 09:20', 'river-officer', { command: 'agree' });
    expect(inForce.state.settlement).toMatchObject({ inForce: 2, effectiveOn: '2026-11-09' });
    expect(inForce.state.clocks.filter(({ name }) => name === 'confirmation')).toHaveLength(1);
    expect(inForce.clock('confirmation').dueAt).toBe(at('12-05 00:00'));
  });

  it('are counted by the bureau’s days of rest, also in a station that never rests', () => {
    const day = [['09:00', '18:00']];
    const open = { unit: place, weekly: { sat: day, sun: day }, holidays: [], workdays: [] };
    const always = hoursWith({ unitHours: [open] });
    const timetable = { edition: 1, hoursOf: (unit: string | null) => always.of(unit) };
    const signed = signedByAll();
    const world = { ...signed.world('11-05 10:00', 'redflag-mediator'), rules: { ...rules, timetable } };
    const hashes = () => ({ document: 'hash', obligations: [] });
    const outcome = decideDispute(signed.state, { command: 'agree' }, world, hashes);
    if (isRefusal(outcome)) throw new Error(outcome.code);
    expect(confirmationOf(evolveDisputeAll(signed.state, outcome, 'dispute-1')).dueAt).toBe(
      at('12-08 00:00'),
    );
  });
});

describe('without a people’s mediation committee', () => {
  const apply = { command: 'apply-for-confirmation', consents: ['A', 'B'] } as const;
  const by = (panel: (typeof plan)['panel']) =>
    willing()
      .then('11-02 15:00', 'river-officer', { ...plan, panel })
      .then('11-04 16:00', 'river-officer', held('agreed'))
      .then('11-04 16:20', 'river-officer', divorce)
      .then('11-04 16:30', 'river-officer', sign('A'))
      .then('11-04 16:40', 'river-officer', sign('B'));
  const police = { person: 'river-officer', capacity: 'police', tied: false } as const;
  const agree = (dispute: GivenDispute, committee?: boolean) =>
    dispute.then('11-04 17:00', 'river-officer', { command: 'agree', committee });

  it('no court is asked: no clock runs, and who asks is told why', () => {
    const settled = agree(by([police]));
    expect(settled.state).toMatchObject({ confirmation: null, settlement: { committee: false } });
    expect(settled.state.clocks.filter(({ name }) => name === 'confirmation')).toEqual([]);
    expect(codeOf(settled.when('11-05 10:00', 'river-officer', apply))).toBe('no-committee');
  });

  it.each<[string, (typeof plan)['panel'], string | null]>([
    [
      'the community’s mediator',
      [police, { person: 'redflag-mediator', capacity: 'community', tied: false }],
      null,
    ],
    [
      'somebody of a partner unit that is one',
      [police, { person: 'justice-member', capacity: 'partner', tied: false }],
      null,
    ],
    [
      'a partner unit that is none',
      [police, { person: 'petition-member', capacity: 'partner', tied: false }],
      'no-committee',
    ],
  ])('asked of the panel: %s', (_, panel, code) => {
    const signed = by(panel);
    const policy = { ...defaultMediationPolicy, committees: ['partner.justice'] };
    const world = { ...signed.world('11-04 17:00', 'river-officer'), rules: { ...rules, policy } };
    const hashes = () => ({ document: 'hash', obligations: [] });
    const outcome = decideDispute(signed.state, { command: 'agree' }, world, hashes);
    if (isRefusal(outcome)) throw new Error(outcome.code);
    expect(codeOf(signed.with(outcome).when('11-05 10:00', 'river-officer', apply))).toBe(code);
  });

  it('a mediator with a tie, and a session that was not held, do not count; what is said with the act does', () => {
    const signed = by([police]);
    const tied: Panelist = { key: 'redflag-mediator', capacity: 'community', tied: true };
    const session = { ...signed.state.sessions[0], panel: [tied] } as const;
    const cancelled = { ...session, panel: [{ ...tied, tied: false }], state: 'cancelled' } as const;
    const state = { ...signed.state, sessions: [session, cancelled] } as DisputeState;
    const hashes = () => ({ document: 'hash', obligations: [] });
    const outcome = decideDispute(
      state,
      { command: 'agree' },
      signed.world('11-04 17:00', 'river-officer'),
      hashes,
    );
    expect(isRefusal(outcome) ? outcome : outcome[0]?.fact).toMatchObject({ committee: false });
    expect(agree(signed, true).clock('confirmation').dueAt).toBe(at('12-05 00:00'));
    expect(agree(signedByAll(), false).state.confirmation).toBeNull();
  });

  it('after an agreement of an earlier release, which did not say, the court can be asked as before', () => {
    const events = agreed().events.map((event) => {
      const { fact } = event;
      if (fact.type !== 'agreed') return event;
      const { type, version, amends } = fact;
      return { ...event, fact: { type, version, amends } };
    });
    const state = evolveDisputeAll(null, events, 'dispute-1');
    expect(state.confirmation).toBe('open');
  });
});

describe('the days of a dispute that was agreed under an earlier release', () => {
  /** As it stood: thirty days from the hour of the agreement, by the hours of its room. */
  const before = (() => {
    const { state } = agreed();
    const clocks = state.clocks.map((clock) =>
      clock.name === 'confirmation'
        ? { ...clock, limit: ofOld.confirmation, unit: place, dueAt: at('12-04 17:00') }
        : clock,
    );
    return { ...state, policy: 'mediation-1', clocks };
  })();
  const moves = (when: string, changed: Partial<DisputeRules> = {}, state: DisputeState = before) => {
    const world: DisputeWorld = { ...worldAt(when, 'analyst'), rules: { ...rules, ...changed } };
    return { ...catchUpDispute(state, world), world };
  };

  it('are the law’s from then on: the move is an event with its cause, once', () => {
    const { state, events } = moves('11-05 09:00');
    expect(events.map(({ fact, occurredAt }) => [fact, occurredAt])).toEqual([
      [
        {
          type: 'deadline-moved',
          deadline: {
            clock: 'confirmation',
            instance: 1,
            oldDueAt: at('12-04 17:00'),
            newDueAt: at('12-05 00:00'),
          },
          cause: { policyVersion: 'mediation-2' },
        },
        at('11-05 09:00'),
      ],
    ]);
    expect(confirmationOf(state)).toMatchObject({ limit: byLaw, unit: null, dueAt: at('12-05 00:00') });
    expect(moves('11-05 09:01', {}, state).events).toEqual([]);
    expect(planOfDispute(state, rules).rungs).not.toEqual(planOfDispute(before, rules).rungs);
  });

  it('are not over while nobody has looked, however late that is', () => {
    const late = moves('12-04 20:00');
    expect(late.events.map(({ fact }) => fact.type)).toContain('deadline-moved');
    expect(late.state.confirmation).toBe('open');
    const over = moves('12-06 09:00');
    expect(over.state.confirmation).toBe('lapsed');
    expect(confirmationOf(over.state)).toMatchObject({ outcome: 'void', endedAt: at('12-05 00:00') });
  });

  it('stay what they were when they had ended', () => {
    const clocks = before.clocks.map((clock) =>
      clock.name === 'confirmation' ? { ...clock, endedAt: at('11-10 09:00') } : clock,
    );
    const types = moves('11-11 10:00', {}, { ...before, clocks }).events.map(({ fact }) => fact.type);
    expect(types).not.toContain('deadline-moved');
  });

  it('are shown as the law counts them before anybody has written that down', () => {
    const { world } = moves('11-05 09:00');
    expect(confirmationOf(broughtForward(before, world)).dueAt).toBe(at('12-05 00:00'));
    const settled = agreed().state;
    expect(broughtForward(settled, world)).toBe(settled);
  });

  it('come after what had fallen due before, in the order in which it happened', () => {
    const { events } = moves('11-20 10:00');
    const moments = events.map(({ occurredAt }) => occurredAt);
    expect(moments).toEqual([...moments].sort((a, b) => a - b));
    const types = events.map(({ fact }) => (fact.type === 'rung-climbed' ? fact.rung.id : fact.type));
    expect(types.indexOf('confirmation/1/reminder/1')).toBeGreaterThan(types.indexOf('deadline-moved'));
    expect(types.indexOf('obligation-1/1/breach/1')).toBeLessThan(types.indexOf('deadline-moved'));
  });

  it('move with a calendar that makes their last day one of rest, and back', () => {
    const { state } = moves('11-05 09:00');
    const timetable = (edition: number, holidays: readonly string[]) => {
      const { definition } = calendar;
      const hours = hoursWith({ ...definition, holidays: [...definition.holidays, ...holidays] });
      return { edition, hoursOf: (unit: string | null) => hours.of(unit) };
    };
    const closed = moves('11-05 10:00', { timetable: timetable(2, ['2026-12-04']) }, state);
    expect(closed.events.map(({ fact }) => fact)).toEqual([
      expect.objectContaining({ type: 'deadline-moved', cause: { calendarVersion: 2 } }),
    ]);
    expect(confirmationOf(closed.state).dueAt).toBe(at('12-08 00:00'));
    const back = moves('11-05 11:00', { timetable: timetable(3, []) }, closed.state);
    expect(confirmationOf(back.state).dueAt).toBe(at('12-05 00:00'));
    // What nobody was told of in time is not over at once.
    expect(
      confirmationOf(moves('12-06 09:00', { timetable: timetable(3, []) }, closed.state).state).dueAt,
    ).toBe(at('12-08 00:00'));
    expect(moves('11-05 10:00', { timetable: timetable(2, ['2026-12-25']) }, state).events).toEqual([]);
  });
});
