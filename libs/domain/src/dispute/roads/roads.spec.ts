import { describe, expect, it } from '@jest/globals';
import { at } from '../../aggregate/city.scenario.ts';
import { planOfDispute } from '../ladder/climb.ts';
import { accepted, codeOf, GivenDispute, held, plan, planned, rules } from '../given-dispute.scenario.ts';

describe('colour', () => {
  it('red is told to the county leader at once, at any hour, and looked after daily', () => {
    const red = accepted().then('11-02 20:00', 'river-officer', {
      command: 'set-colour',
      colour: 'red',
      reason: 'threats',
    });
    expect(red.noticeRequests(2, '11-02 20:00').map(({ person, atAnyHour }) => [person, atAnyHour])).toEqual([
      ['east-deputy', true],
      ['river-chief', true],
    ]);
    expect(red.clock('check-in').dueAt).toBe(at('11-03 20:00'));
    const seen = red.then('11-03 19:00', 'river-desk', { command: 'check-in', seen: 'calm for now' });
    expect(seen.clock('check-in')).toMatchObject({ instance: 2, dueAt: at('11-04 19:00') });
    const missed = seen.climbed('11-05 18:00');
    const breach = missed.events.find(
      ({ fact }) => fact.type === 'rung-climbed' && fact.rung.id === 'check-in/2/breach/1',
    );
    expect(breach?.fact).toMatchObject({
      rung: {
        addressees: [{ person: 'river-officer' }, { person: 'river-chief' }, { person: 'east-deputy' }],
      },
    });
    expect(missed.rungs.slice(-3)).toEqual([
      'check-in/2/reminder/1',
      'check-in/2/breach/1',
      'check-in/2/escalation/1',
    ]);
  });

  it('yellow is looked after weekly from the beginning, blue is left in peace', () => {
    expect(GivenDispute.screened('11-02 10:00', { colour: 'yellow' }).clock('check-in').dueAt).toBe(
      at('11-09 10:00'),
    );
    expect(accepted().when('11-02 12:00', 'river-officer', { command: 'check-in', seen: 'x' })).toMatchObject(
      { code: 'no-check-in' },
    );
    const calm = accepted({ colour: 'yellow' }).then('11-03 10:00', 'river-officer', {
      ...{ command: 'set-colour', colour: 'blue', reason: 'they talk again' },
    });
    expect(calm.clock('check-in').endedAt).toBe(at('11-03 10:00'));
  });
});

describe('the limit to resolve', () => {
  it('is longer from the same start when it proves graver, and no lighter', () => {
    const graver = accepted().then('11-04 10:00', 'river-officer', {
      ...{ command: 'raise-complexity', complexity: 'complex', reason: 'three families' },
    });
    expect(graver.clock('resolve')).toMatchObject({ instance: 1, dueAt: at('11-17 11:00') });
    const lighter = { command: 'raise-complexity', complexity: 'general', reason: 'x' } as const;
    expect(codeOf(graver.when('11-05 10:00', 'river-officer', lighter))).toBe('not-graver');
  });

  it('is extended with the consent of every party, once, before the breach', () => {
    const extend = { command: 'extend', days: 5, reason: 'a survey', consents: ['A', 'B'] } as const;
    const longer = accepted().then('11-04 10:00', 'river-officer', extend);
    expect(longer.clock('resolve').dueAt).toBe(at('11-14 11:00'));
    expect(longer.when('11-05 10:00', 'river-officer', extend)).toMatchObject({ code: 'already-extended' });
    expect(accepted().when('11-04 10:00', 'river-officer', { ...extend, consents: ['A'] })).toMatchObject({
      ...{ code: 'consent-missing', details: { missing: 'B' } },
    });
    expect(codeOf(accepted().when('11-09 11:01', 'river-officer', extend))).toBe('limit-passed');
    const graver = longer.then('11-06 10:00', 'river-officer', {
      ...{ command: 'raise-complexity', complexity: 'complex', reason: 'three families' },
    });
    expect(graver.clock('resolve').dueAt).toBe(at('11-22 11:00'));
  });

  it('passed, climbs from the responsible to the chiefs, a level a working day', () => {
    const late = accepted().climbed('11-12 18:00');
    const told = late.events.flatMap(({ fact }) =>
      fact.type === 'rung-climbed'
        ? [[fact.rung.id, fact.rung.addressees.map(({ person }) => person).join(' ')]]
        : [],
    );
    expect(told).toEqual([
      ['resolve/1/reminder/1', 'redflag-mediator river-officer'],
      ['resolve/1/warning/1', 'redflag-mediator river-officer river-chief'],
      ['resolve/1/breach/1', 'redflag-mediator river-officer river-chief'],
      ['resolve/1/escalation/1', 'east-chief'],
      ['resolve/1/escalation/2', 'city-chief'],
      ['resolve/1/escalation/3', 'city-chief'],
    ]);
    expect(planOfDispute(late.state, rules).card).toMatchObject({
      overdue: true,
      marks: ['level community', 'colour blue'],
    });
  });

  it('passes over a responsible person who is away, and says so', () => {
    const away = { absences: [{ person: 'river-officer', since: at('11-05 00:00'), until: null }] };
    const dispute = GivenDispute.screened('11-02 10:00', {}, away)
      .then('11-02 11:00', 'river-officer', { command: 'accept', mediator: 'redflag-mediator' })
      .climbed('11-05 23:30');
    expect(dispute.events.at(-1)?.fact).toMatchObject({
      rung: {
        addressees: [
          { person: 'redflag-mediator' },
          { person: 'river-chief', passedUpFrom: 'city.east.river.redflag#officer' },
        ],
      },
    });
  });
});

describe('level by level', () => {
  const notAgreed = () => planned().then('11-04 16:00', 'redflag-mediator', held('not-agreed'));

  it('not agreed in the community it goes to the station, then to the county, with its limit and record', () => {
    const station = notAgreed().then('11-04 17:00', 'redflag-mediator', { command: 'raise' });
    expect(station.state).toMatchObject({
      status: 'accepted',
      level: 'station',
      ownerPost: 'city.east.river#chief',
    });
    const county = station
      .then('11-05 09:00', 'river-officer', { ...plan, at: '2026-11-06T09:00:00+08:00' })
      .then('11-06 10:00', 'river-officer', held('not-agreed', 2))
      .then('11-06 11:00', 'river-officer', { command: 'raise' });
    expect(county.state).toMatchObject({
      level: 'county',
      ownerPost: 'city.east#chief',
      sessions: [{ n: 1 }, { n: 2 }],
    });
    expect(county.clock('resolve')).toMatchObject({ instance: 1, dueAt: at('11-09 11:00') });
    expect(codeOf(county.when('11-06 12:00', 'river-officer', { command: 'raise' }))).toBe('at-the-top');
  });

  it('a level is skipped, or left before it failed, only with a reason', () => {
    expect(codeOf(accepted().when('11-03 09:00', 'river-officer', { command: 'raise' }))).toBe(
      'skip-reason-required',
    );
    expect(
      codeOf(notAgreed().when('11-04 17:00', 'river-officer', { command: 'raise', level: 'county' })),
    ).toBe('skip-reason-required');
    const grave = accepted().then('11-03 09:00', 'river-officer', {
      command: 'raise',
      level: 'county',
      reason: 'wages of forty',
    });
    expect(grave.state.level).toBe('county');
    expect(grave.events.at(-1)?.fact).toEqual({ type: 'raised', from: 'community', skips: true });
    const accept = { command: 'accept', level: 'station' } as const;
    expect(codeOf(GivenDispute.screened('11-02 10:00').when('11-02 11:00', 'river-desk', accept))).toBe(
      'skip-reason-required',
    );
  });

  it('where mediation cannot help it is referred out, and the parties are told where', () => {
    const out = notAgreed().then('11-05 09:00', 'river-officer', {
      command: 'refer-out',
      to: 'arbitration',
      remedies: 'the labour board',
    });
    expect(out.state.status).toBe('referred');
    expect(planOfDispute(out.state, rules)).toMatchObject({ status: 'ended', rungs: [] });
  });
});
