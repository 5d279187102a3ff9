import { describe, expect, it } from '@jest/globals';
import { addresseesOf } from './addressees.ts';
import { planOf, rungsOf, takeDueRungs } from './climb.ts';
import { at } from '../../aggregate/city.scenario.ts';
import {
  accept,
  assign,
  citizen,
  directory,
  GivenCase,
  reply,
  rules,
  satisfied,
  signOff,
  submit,
} from '../given-case.scenario.ts';

const premises = (now: string) => ({ now: at(now), directory, rules, reader: citizen });
// The samples' A-022: received on a Thursday at 16:50; due on Friday at closing.
const waiting = () => GivenCase.registered('11-19 16:50');

describe('the rungs of a clock', () => {
  it('stand at half and four fifths of the working time, and at the limit', () => {
    expect(rungsOf(waiting().state, rules).map(({ id, at: moment }) => [id, moment])).toEqual([
      ['assign/1/reminder/1', at('11-20 11:55')],
      ['assign/1/warning/1', at('11-20 16:22')],
      ['assign/1/breach/1', at('11-20 18:00')],
    ]);
  });

  it('after the breach stand at the close of each working day', () => {
    // Friday's breach escalates on Monday, Tuesday and Wednesday: the weekend is no working day.
    const late = waiting().climbed('11-25 18:00');
    const escalations = late.events.filter(
      ({ fact }) => fact.type === 'rung-climbed' && fact.rung.kind === 'escalation',
    );
    expect(escalations.map(({ occurredAt }) => occurredAt)).toEqual([
      at('11-23 18:00'),
      at('11-24 18:00'),
      at('11-25 18:00'),
    ]);
  });

  it('are none while the clock stands after a reply', () => {
    const replied = waiting()
      .then('11-20 09:00', 'river-desk', submit)
      .then('11-20 09:30', 'river-chief', assign)
      .then('11-20 10:00', 'river-officer', accept)
      .then('11-20 11:00', 'river-officer', reply);
    expect(rungsOf(replied.state, rules).map(({ clock }) => clock)).not.toContain('complete');
  });
});

describe('climbing', () => {
  it('takes each rung once, at the moment it stands for, whenever it gets to it', () => {
    const late = waiting().climbed('11-20 20:00');
    expect(late.rungs).toEqual(['assign/1/reminder/1', 'assign/1/warning/1', 'assign/1/breach/1']);
    expect(late.events.at(-1)?.occurredAt).toBe(at('11-20 18:00'));
    expect(takeDueRungs(late.state, premises('11-20 20:00'))).toEqual([]);
  });

  it('takes no breach at exactly the due moment', () => {
    expect(waiting().climbed('11-20 18:00').rungs).not.toContain('assign/1/breach/1');
    expect(waiting().climbed('11-20 18:00:01').rungs).toContain('assign/1/breach/1');
  });

  it('escalates level by level, and stays at the top', () => {
    const late = waiting().climbed('11-26 18:00');
    const told = late.events.flatMap(({ fact }) =>
      fact.type === 'rung-climbed' && fact.rung.kind === 'escalation' ? [fact.rung] : [],
    );
    expect(told.map(({ n, addressees }) => [n, addressees[0]?.person])).toEqual([
      [1, 'east-chief'],
      [2, 'city-chief'],
      [3, 'city-chief'],
      [4, 'city-chief'],
    ]);
    expect(late.state.level).toBe(2);
  });

  it('takes a year nobody looked at as a handful of events', () => {
    const forgotten = waiting().climbed('2027-11-19 09:00');
    expect(forgotten.clock('assign').climbed.escalation).toBeGreaterThan(200);
    expect(forgotten.events.length).toBeLessThan(40);
    const covered = forgotten.events.flatMap(({ fact }) =>
      fact.type === 'rung-climbed' ? [fact.rung.covers] : [],
    );
    expect(covered.reduce((sum, covers) => sum + covers)).toBe(
      3 + forgotten.clock('assign').climbed.escalation,
    );
  });

  it('records who answered for a breach then', () => {
    const late = waiting().climbed('11-20 18:00:01');
    const fact = late.events.at(-1)?.fact;
    expect(fact).toMatchObject({
      type: 'rung-climbed',
      accountability: {
        clock: 'assign',
        unit: 'city.east.river',
        ownerPost: 'city.east.river#chief',
        holder: 'river-chief',
        dueAt: at('11-20 18:00'),
      },
    });
  });
});

describe('addressees', () => {
  const breach = (unit: string) => {
    const state = GivenCase.registered('11-19 16:50', { unit }).climbed('11-20 18:00:01');
    const fact = state.events.at(-1)?.fact;
    return fact?.type === 'rung-climbed' ? fact.rung.addressees : [];
  };

  it('are the desk and the owner when the assign limit is missed', () => {
    expect(breach('city.east.river')).toEqual([
      { seat: 'city.east.river#desk', person: 'river-desk' },
      { seat: 'city.east.river#chief', person: 'river-chief' },
    ]);
  });

  it('pass a vacant post one level up and say so', () => {
    expect(breach('city.north.gate')[1]).toEqual({
      seat: 'city.north#chief',
      person: 'north-chief',
      passedUpFrom: 'city.north.gate#chief',
    });
  });

  it('are the desk of the handling unit while nobody has been named handler', () => {
    const state = GivenCase.registered('11-02 10:00')
      .then('11-02 11:00', 'river-desk', submit)
      .then('11-02 12:00', 'river-chief', { command: 'assign', unit: 'city.east.river' }).state;
    const rung = rungsOf(state, rules)[0];
    if (!rung) throw new Error('no rung');
    const then = { now: at('11-05 12:00'), directory, policy: rules.policy };
    expect(addresseesOf(state, rung, state.ownerPost, then)).toEqual([
      { seat: 'city.east.river#desk', person: 'river-desk' },
    ]);
  });
});

describe('the plan', () => {
  it('holds the rungs to come, a breach a moment past its limit', () => {
    const plan = planOf(waiting().state, rules);
    expect(plan).toMatchObject({ version: 1, status: 'open' });
    expect(plan.rungs.map(({ id, at: moment }) => [id, moment])).toEqual([
      ['assign/1/reminder/1', at('11-20 11:55')],
      ['assign/1/warning/1', at('11-20 16:22')],
      ['assign/1/breach/1', at('11-20 18:00') + 1],
    ]);
  });

  it('ends with the case', () => {
    const closed = waiting()
      .then('11-20 09:00', 'river-desk', submit)
      .then('11-20 09:30', 'river-chief', assign)
      .then('11-20 10:00', 'river-officer', accept)
      .then('11-20 11:00', 'river-officer', reply)
      .then('11-20 14:00', 'river-desk', satisfied)
      .then('11-20 15:00', 'river-chief', signOff)
      .then('11-20 16:00', 'river-desk', { command: 'close', withheldReason: 'personal' });
    expect(planOf(closed.state, rules)).toMatchObject({ status: 'ended', rungs: [] });
  });
});
