import { describe, expect, it } from '@jest/globals';
import type { RegisterCommand } from '../commands/case-command.ts';
import type { CaseEvent } from '../case-event.ts';
import type { CaseState, HeardOutcome } from '../case.ts';
import { rungsOf } from '../ladder/climb.ts';
import { decideHeard } from '../decide/decide-heard.ts';
import { evolveAll } from '../evolve.ts';
import { at } from '../../aggregate/city.scenario.ts';
import { closed, codeOf, GivenCase, handling, reply, rules } from '../given-case.scenario.ts';
import { caseCommands } from '../commands/permissions.ts';

const ask = { command: 'request-suspension', reason: 'the expert is away', reviewOn: '2026-11-16' } as const;
const approve = { command: 'approve-suspension' } as const;
const resume = { command: 'resume' } as const;

const refer = {
  command: 'refer',
  place: 'city.east.river.redflag',
  parties: [{ name: 'one side' }, { name: 'the other' }],
} as const;
const referred = () => handling().then('11-05 14:00', 'river-officer', refer);

describe('referred to mediation', () => {
  it.each([
    ['a station', 'city.east.river'],
    ['a partner', 'partner.jijian'],
    ['a unit nobody knows', 'city.east.river.nowhere'],
  ])('has its place in a village or community, not in %s', (_, place) => {
    expect(handling().when('11-05 14:00', 'river-officer', { ...refer, place })).toMatchObject({
      code: 'unknown-unit',
      fields: ['place'],
    });
  });

  it.each<[string, Partial<RegisterCommand>]>([
    ['a complaint', { ledger: 'complaint', unit: null }],
    ['a claim that names a subject', { subjectUnit: 'city.east.lake' }],
    ['one that names a person', { subjectPersons: ['lake-officer'] }],
  ])('is not for %s, which is hidden from some around its place, and that is said beforehand', (_, about) => {
    const given = GivenCase.registered('11-02 10:00', about);
    const unit = given.state.proposedUnit;
    const [desk, chief] = unit === 'city' ? ['city-desk', 'city-chief'] : ['east-desk', 'east-chief'];
    const officer = unit === 'city' ? 'city-desk' : 'east-officer';
    const worked = given
      .then('11-02 11:00', desk, { command: 'submit', unit })
      .then('11-03 09:00', chief, { command: 'assign', unit, handler: officer })
      .then('11-03 09:20', desk, { command: 'accept', handler: officer });
    expect(codeOf(worked.when('11-05 14:00', officer, refer))).toBe('confidential-case');
    const { reader, now, rules, directory } = worked.world('11-05 14:00', officer);
    const offers = caseCommands.offersTo(worked.state, reader, { now, directory, policy: rules.policy });
    expect(offers).toContainEqual({ command: 'refer', allowed: false, code: 'confidential-case' });
  });

  it('waits for the outcome, with no review date', () => {
    const { state } = referred();
    expect(state.suspension).toEqual({ status: 'open', reason: 'in-mediation', referral: state.version });
    expect(rungsOf(referred().state, rules)).toEqual([]);
  });
});

describe('what a dispute came to', () => {
  const agreed: HeardOutcome = { dispute: 'dispute-1', outcome: 'agreed', referrals: [] };
  const hears = (given: GivenCase, when: string, outcome = agreed) =>
    decideHeard(given.state, outcome, given.world(when, 'citizen'));
  const heard = (given: GivenCase, when: string, outcome = agreed) => given.with(hears(given, when, outcome));

  // 4 h of 5 Nov, 7 h of the 6th, 35 h of the next week, 4 h of the 16th: 50 h, which is seven days and an hour.
  it('wakes the clock with what was left of it, said by nobody in particular', () => {
    const woken = heard(referred(), '11-16 15:00');
    expect(woken.state.suspension).toBeNull();
    expect(woken.clock('complete').dueAt).toBe(at('11-24 10:00'));
    expect(woken.events.at(-1)).toMatchObject({
      occurredAt: at('11-16 15:00'),
      by: null,
      standIn: false,
      fact: { type: 'mediation-ended', dispute: 'dispute-1', outcome: 'agreed' },
    });
  });

  it.each(['agreed', 'referred', 'withdrawn'])('wakes it, %s or not', (outcome) => {
    const woken = heard(referred(), '11-16 15:00', { ...agreed, outcome });
    expect(woken.clock('complete').dueAt).toBe(at('11-24 10:00'));
  });

  it('makes due at once what fell due while an overdue case waited', () => {
    const late = handling().then('11-13 09:00', 'river-officer', refer);
    const facts = hears(late, '11-16 15:00').map(({ fact }) => fact);
    expect(facts).toMatchObject([
      { type: 'mediation-ended' },
      { type: 'rung-climbed', rung: { id: 'complete/1/escalation/1' } },
    ]);
  });

  it('is heard once', () => {
    const woken = heard(referred(), '11-16 15:00');
    expect(hears(woken, '11-16 15:00')).toEqual([]);
    expect(hears(woken, '11-17 10:00')).toEqual([]);
  });

  it('is news again when the case was referred again', () => {
    const twice = heard(referred(), '11-16 15:00').then('11-17 10:00', 'river-officer', refer);
    expect(heard(twice, '11-18 10:00').state.suspension).toBeNull();
  });

  it('of another dispute, or another outcome of the same, is on record beside it', () => {
    const woken = heard(referred(), '11-16 15:00');
    const other = heard(woken, '11-17 10:00', { ...agreed, dispute: 'dispute-2' });
    const both = heard(other, '11-18 10:00', { ...agreed, outcome: 'withdrawn' });
    const told = both.events.flatMap(({ fact }) => (fact.type === 'mediation-ended' ? [fact] : []));
    expect(told.map(({ dispute, outcome }) => `${dispute} ${outcome}`)).toEqual([
      'dispute-1 agreed',
      'dispute-2 agreed',
      'dispute-1 withdrawn',
    ]);
    expect(both.clock('complete').dueAt).toBe(at('11-24 10:00'));
  });

  it('is on record only, when somebody has resumed the case before', () => {
    const resumed = referred().then('11-06 09:00', 'river-chief', resume);
    const dueAt = resumed.clock('complete').dueAt;
    const after = heard(resumed, '11-16 15:00');
    expect(after.events.at(-1)?.fact.type).toBe('mediation-ended');
    expect(after.clock('complete').dueAt).toBe(dueAt);
  });

  it('leaves a suspension alone that was asked for meanwhile', () => {
    const suspended = referred()
      .then('11-06 09:00', 'river-chief', resume)
      .then('11-06 10:00', 'river-officer', ask)
      .then('11-06 11:00', 'river-chief', approve);
    const after = heard(suspended, '11-16 08:00');
    expect(after.state.suspension).toMatchObject({ reason: 'requested' });
    expect(after.clock('complete').dueAt).toBeNull();
  });

  it('is on record only, when the case was replied to before', () => {
    const replied = referred().then('11-06 09:00', 'river-officer', reply);
    const after = heard(replied, '11-09 10:00');
    expect(after.state).toMatchObject({ stage: 'replied', clocks: replied.state.clocks });
    expect(after.events.at(-1)?.fact.type).toBe('mediation-ended');
  });

  it('is nothing to a case that has ended, nor, of one that was merged, to the other', () => {
    const withdrawn = referred().then('11-06 09:00', 'citizen', { command: 'withdraw' });
    expect(hears(withdrawn, '11-16 15:00')).toEqual([]);
    expect(hears(closed(), '11-16 15:00')).toEqual([]);
    const merged = GivenCase.of({ ...referred().state, stage: 'merged' }, rules);
    expect(hears(merged, '11-16 15:00')).toEqual([]);
  });
});

describe('of two referrals of one case', () => {
  const twice = () =>
    referred().then('11-06 09:00', 'river-chief', resume).then('11-06 10:00', 'river-officer', refer);
  const [first = 0, second = 0] = twice().events.flatMap(({ seq, fact }) =>
    fact.type === 'referred' ? [seq] : [],
  );
  const outcomeFor = (dispute: string, ...referrals: number[]): HeardOutcome => ({
    ...{ dispute, outcome: 'agreed', referrals },
  });
  const hears = (given: GivenCase, when: string, outcome: HeardOutcome) =>
    given.with(decideHeard(given.state, outcome, given.world(when, 'citizen')));

  it('the outcome of the first is on record and wakes nothing; that of the second does', () => {
    const told = hears(twice(), '11-16 15:00', outcomeFor('dispute-1', first));
    expect(told.events.at(-1)?.fact).toMatchObject({ type: 'mediation-ended', dispute: 'dispute-1' });
    expect(told.state).toMatchObject({ suspension: { referral: second }, clocks: twice().state.clocks });
    // 4 h of 5 Nov, 6 h of the 6th, 35 h and 4 h as above: 49 h, which is seven days.
    const woken = hears(told, '11-16 15:00', outcomeFor('dispute-2', second));
    expect(woken.state.suspension).toBeNull();
    expect(woken.clock('complete').dueAt).toBe(at('11-23 18:00'));
  });

  it('a dispute that took in the other answers both', () => {
    const woken = hears(twice(), '11-16 15:00', outcomeFor('dispute-1', first, second));
    expect(woken.state.suspension).toBeNull();
  });

  it('a dispute heard before, which took in the one waited for since, wakes it with the same outcome', () => {
    const told = hears(twice(), '11-16 15:00', outcomeFor('dispute-1', first));
    const woken = hears(told, '11-17 15:00', outcomeFor('dispute-1', first, second));
    expect(woken.state.suspension).toBeNull();
    expect(hears(woken, '11-17 16:00', outcomeFor('dispute-1', first, second)).events).toEqual(woken.events);
  });

  it('an outcome that names none, of an older release, wakes as it did', () => {
    expect(hears(twice(), '11-16 15:00', outcomeFor('dispute-1')).state.suspension).toBeNull();
  });

  it('a case that does not know which it waits for is woken by either', () => {
    const old = { ...twice().state, suspension: { status: 'open', reason: 'in-mediation', referral: null } };
    const woken = hears(GivenCase.of(old as CaseState, rules), '11-16 15:00', outcomeFor('dispute-1', first));
    expect(woken.state.suspension).toBeNull();
  });

  it('its events give the same case again, those of an older release too', () => {
    const told = hears(twice(), '11-16 15:00', outcomeFor('dispute-1', first));
    const woken = hears(told, '11-17 15:00', outcomeFor('dispute-2', second));
    for (const { events, state } of [told, woken]) expect(evolveAll(null, events, 'case-1')).toEqual(state);
    const before = { ...referred().state, lastEventAt: at('11-16 15:00') };
    const fact = { type: 'mediation-ended', dispute: 'dispute-1', outcome: 'agreed' } as const;
    const event = { ...(told.events.at(-1) as CaseEvent), fact };
    expect(evolveAll(before, [event], 'case-1').suspension).toBeNull();
  });
});
