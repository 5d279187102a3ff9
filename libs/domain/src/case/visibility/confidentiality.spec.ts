import { describe, expect, it } from '@jest/globals';
import { isRefusal } from '../../refusal.ts';
import { at } from '../../aggregate/city.scenario.ts';
import { canSee as sees, unitsBetween, type Reader } from './confidentiality.ts';
import { canSeeReporter } from './fields.ts';
import { routeComplaint } from './routing.ts';
import type { CaseState } from '../case.ts';
import type { SoleCommand } from '../commands/case-command.ts';
import { codeOf, directory, GivenCase, reader, rules, submit } from '../given-case.scenario.ts';

const today = { directory, now: at('11-02 10:00') };
const canSee = (state: CaseState, who: Reader) => sees(state, who, today);

const about = (subjectUnit: string | null, more = {}) =>
  GivenCase.registered('11-02 10:00', { ledger: 'complaint', unit: null, subjectUnit, ...more }).state;

describe('who takes a complaint', () => {
  it.each([
    ['city.east.river', 'city.east'],
    ['city.east.river.redflag', 'city.east'],
    ['city.east', 'city.ducha'],
    ['city.traffic', 'city.ducha'],
    ['city.ducha', 'partner.jijian'],
    ['city', 'partner.jijian'],
    [null, 'city'],
  ])('about %s: %s', (subject, taker) => {
    const subjects = { subjectUnits: subject === null ? [] : [subject], subjectPersons: [] };
    expect(routeComplaint(subjects, { ...today, policy: rules.policy })).toEqual({
      receivingUnit: taker,
      handlingUnit: taker,
      ownerPost: `${taker}#chief`,
    });
  });

  it('is policy’s to say, whatever unit the citizen proposed', () => {
    expect(about('city.east.river', { unit: 'city.east.river' }).ownerPost).toBe('city.east#chief');
  });

  it('holds for any ledger that names a subject', () => {
    const claim = GivenCase.registered('11-02 10:00', {
      ledger: 'claim',
      subjectUnit: 'city.east.river',
    }).state;
    expect(claim.ownerPost).toBe('city.east#chief');
    expect(canSee(claim, reader('river-desk'))).toBe(false);
  });

  it('names the unit of a person complained of, where only the person is known', () => {
    expect(about(null, { subjectPersons: ['river-officer'] }).ownerPost).toBe('city.east#chief');
  });
});

describe('to whom a complaint does not exist', () => {
  it.each(['river-chief', 'river-desk', 'river-officer', 'lake-officer', 'north-chief'])('%s', (who) => {
    expect(canSee(about('city.east.river'), reader(who))).toBe(false);
  });

  it('those in units between the subject and the owner', () => {
    expect(unitsBetween('city.east.river.redflag', 'city.east')).toEqual(['city.east.river']);
    expect(canSee(about('city.east.river.redflag'), reader('river-chief'))).toBe(false);
  });

  it('somebody who sees the whole bureau, from a unit between', () => {
    const between = { ...reader('analyst'), seats: ['city.east.river'] };
    expect(canSee(about('city.east.river.redflag'), between)).toBe(false);
    expect(canSee(about('city.east.lake'), between)).toBe(true);
  });

  it('any of several subjects, and everybody below a chief who is named', () => {
    const state = about('city.east.river', { subjectPersons: ['north-chief'] });
    expect(state.ownerPost).toBe('city.ducha#chief');
    const onlooker = (unit: string) => ({ ...reader('analyst'), seats: [unit] });
    for (const unit of ['city.east.river', 'city.north', 'city.north.gate'])
      expect([unit, canSee(state, onlooker(unit))]).toEqual([unit, false]);
    expect(canSee(state, onlooker('city.east.lake'))).toBe(true);
    const more = state.confidentiality && {
      ...state.confidentiality,
      subjectUnits: ['city.east.river', 'city.traffic'],
    };
    expect(canSee({ ...state, confidentiality: more }, onlooker('city.traffic'))).toBe(false);
  });

  it('a person named, whatever else he or she may see', () => {
    const state = about('city.east.river', { subjectPersons: ['analyst'] });
    expect([canSee(state, reader('analyst')), canSee(state, reader('supervisor'))]).toEqual([false, true]);
  });

  it('a person named, wherever he or she sits', () => {
    const state = about('city.east.river', { subjectPersons: ['river-officer'] });
    expect(canSee(state, reader('river-officer'))).toBe(false);
    expect(canSee(state, reader('east-desk'))).toBe(true);
  });

  it('supervisors and analysts too, when it is about the bureau they sit in', () => {
    expect(canSee(about('city'), reader('analyst'))).toBe(false);
    expect(canSee(about('city'), reader('supervisor'))).toBe(false);
    expect(canSee(about('city'), reader('jijian-chief'))).toBe(true);
  });
});

describe('who sees it', () => {
  it.each(['east-chief', 'east-desk', 'city-chief', 'analyst', 'supervisor'])('%s', (who) => {
    expect(canSee(about('city.east.river'), reader(who))).toBe(true);
  });

  it('the reporter is for the receiving desk alone', () => {
    const shown = ['east-desk', 'east-chief', 'city-desk', 'analyst', 'supervisor'].filter((who) =>
      canSeeReporter(about('city.east.river'), reader(who), today),
    );
    expect(shown).toEqual(['east-desk']);
  });

  it('of an ordinary case the reporter is for those in whose unit it lies', () => {
    const claim = GivenCase.registered('11-02 10:00').state;
    const shown = ['river-officer', 'east-desk', 'analyst'].filter((who) =>
      canSeeReporter(claim, reader(who), today),
    );
    expect(shown).toEqual(['river-officer', 'east-desk']);
  });
});

describe('nobody it is hidden from may own or handle it', () => {
  const complaint = () =>
    GivenCase.registered('11-02 10:00', { ledger: 'complaint', unit: null, subjectUnit: 'city.east.river' });

  it('a subject unit is refused as proposed or handling unit', () => {
    const toSubject = complaint().when('11-02 11:00', 'east-desk', submit);
    expect(isRefusal(toSubject) && toSubject.code).toBe('conflict-of-interest');
    const submitted = complaint().then('11-02 11:00', 'east-desk', { command: 'submit', unit: 'city.east' });
    const handled = submitted.when('11-02 12:00', 'east-chief', {
      command: 'assign',
      unit: 'city.east.river',
    });
    expect(isRefusal(handled) && handled.code).toBe('conflict-of-interest');
  });

  it('a unit where somebody who is named sits is refused as handling unit, its superior owns', () => {
    const named = GivenCase.registered('11-02 10:00', {
      ledger: 'complaint',
      unit: null,
      subjectPersons: ['river-officer'],
    }).then('11-02 11:00', 'east-desk', { command: 'submit', unit: 'city.east' });
    const assign = (unit: string) => named.when('11-02 12:00', 'east-chief', { command: 'assign', unit });
    for (const unit of ['city.east.river', 'city.east.river.redflag']) {
      const handled = assign(unit);
      expect([unit, isRefusal(handled) && handled.code]).toEqual([unit, 'conflict-of-interest']);
    }
    expect(isRefusal(assign('city.east.lake'))).toBe(false);
  });
});

describe('confidentiality', () => {
  const lift: SoleCommand = { command: 'lift-confidentiality' };

  it('is lifted while its reporter’s consent stands, and only where there is any', () => {
    const given = GivenCase.registered('11-02 10:00', { ledger: 'complaint', unit: null });
    const code = (by: GivenCase) => codeOf(by.when('11-03 10:00', 'supervisor', lift));
    expect(code(given)).toBe('consent-required');
    const consented = given.then('11-02 11:00', 'citizen', { command: 'consent', given: true });
    const lifted = consented.then('11-03 10:00', 'supervisor', lift);
    expect(lifted.state).toMatchObject({ confidentiality: null, lifted: true });
    expect(code(lifted)).toBe('not-confidential');
    for (const open of [lifted, GivenCase.registered('11-02 10:00')])
      expect(codeOf(open.when('11-03 11:00', 'citizen', { command: 'consent', given: true }))).toBe(
        'not-confidential',
      );
    expect(code(consented.then('11-02 12:00', 'citizen', { command: 'consent', given: false }))).toBe(
      'consent-required',
    );
  });
});
