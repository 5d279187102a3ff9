import { describe, expect, it } from '@jest/globals';
import { at } from '../case/given-case.scenario.ts';
import { isRefusal } from '../refusal.ts';
import { planOfDispute } from './climb.ts';
import { decideDisputeMerge } from './decide/decide.ts';
import {
  accepted,
  agreed,
  codeOf,
  confirm,
  divorce,
  GivenDispute,
  held,
  plan,
  planned,
  rules,
  willing,
} from './given-dispute.scenario.ts';

describe('colour', () => {
  it('red is told to the county leader at once, at any hour, and looked after daily', () => {
    const red = accepted().then('11-02 20:00', 'river-officer', {
      command: 'set-colour',
      colour: 'red',
      reason: 'threats',
    });
    expect(red.tellings(2, '11-02 20:00').map(({ person, atAnyHour }) => [person, atAnyHour])).toEqual([
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

describe('the court', () => {
  const apply = { command: 'apply-for-confirmation', consents: ['A', 'B'] } as const;

  it('is asked by all parties together within thirty days', () => {
    expect(agreed().clock('confirmation').dueAt).toBe(at('12-04 17:00'));
    expect(codeOf(agreed().when('11-20 10:00', 'river-officer', { ...apply, consents: ['B'] }))).toBe(
      'application-not-joint',
    );
    const applied = agreed().then('12-04 17:00', 'river-officer', apply);
    expect(applied.clock('confirmation').outcome).toBe('met');
    const decided = applied.then('12-10 10:00', 'river-officer', {
      command: 'record-court-decision',
      confirmed: true,
    });
    expect(decided.state.confirmation).toBe('confirmed');
  });

  it('is no more to be asked afterwards, which is nobody’s fault', () => {
    const late = agreed().climbed('12-05 09:00');
    expect(late.clock('confirmation')).toMatchObject({ outcome: 'void', endedAt: at('12-04 17:00') });
    expect(late.rungs).not.toContain('confirmation/1/breach/1');
    expect(codeOf(agreed().when('12-04 17:01', 'river-officer', apply))).toBe('confirmation-too-late');
  });
});

describe('after settling', () => {
  const once = { ...divorce, obligations: divorce.obligations.slice(0, 1) };
  const settledIn = (residences: (string | null)[]) => {
    const dispute = agreedAt(residences);
    return dispute.then('11-05 09:00', 'river-officer', confirm('1', 'B'));
  };
  const agreedAt = (residences: (string | null)[]) =>
    planned({ residences })
      .then('11-04 16:00', 'redflag-mediator', held('agreed'))
      .then('11-04 16:20', 'redflag-mediator', once)
      .then('11-04 16:30', 'party A', { command: 'sign', version: 1 })
      .then('11-04 16:30', 'party B', { command: 'sign', version: 1 })
      .then('11-04 17:00', 'redflag-mediator', { command: 'agree' });
  const visit = (party: string, outcome: 'holds' | 'strained' | 'relapsed') =>
    ({ command: 'visit', party, outcome, seen: 'at home' }) as const;

  it('the station where each party lives visits, once for all who live there', () => {
    const apart = settledIn([null, 'city.east.lake.newtown']);
    expect(apart.state.visits.map(({ party, step, station }) => `${party}${step} ${station}`)).toEqual([
      'A1 city.east.river',
      'B1 city.east.lake',
      'A2 city.east.river',
      'B2 city.east.lake',
      'A3 city.east.river',
      'B3 city.east.lake',
    ]);
    expect(codeOf(apart.when('11-12 09:00', 'lake-desk', visit('A', 'holds')))).toBe('forbidden');
    expect(codeOf(apart.when('11-12 09:00', 'lake-desk', visit('B', 'holds')))).toBeNull();
    const together = settledIn([null, null]);
    expect(together.state.clocks.filter(({ name }) => name === 'visit')).toHaveLength(3);
    // The court can still be asked.
    expect(together.clock('confirmation').endedAt).toBeNull();
    const half = together.then('11-11 09:00', 'river-desk', visit('A', 'holds'));
    expect(half.state.clocks.find(({ name }) => name === 'visit')?.endedAt).toBeNull();
    const both = half.then('11-11 10:00', 'river-desk', visit('B', 'strained'));
    expect(both.state.clocks.find(({ name }) => name === 'visit')).toMatchObject({ outcome: 'met' });
  });

  it('its ladder stays until the last visit, then goes', () => {
    const settled = settledIn([null, null]);
    expect(planOfDispute(settled.state, rules).status).toBe('open');
    let dispute = settled;
    for (const when of ['11-11 09:00', '12-03 09:00', '2027-02-03 09:00'])
      for (const party of ['A', 'B']) dispute = dispute.then(when, 'river-desk', visit(party, 'holds'));
    // The court's thirty days ran out meanwhile.
    expect(planOfDispute(dispute.state, rules).status).toBe('ended');
    expect(codeOf(dispute.when('2027-02-04 09:00', 'river-officer', visit('A', 'holds')))).toBe(
      'no-visit-due',
    );
  });

  it('a relapse reopens it with its history and a new limit', () => {
    const again = settledIn([null, null]).then('11-11 09:00', 'river-desk', visit('A', 'relapsed'));
    expect(again.facts.slice(-2)).toEqual(['visited', 'reopened']);
    expect(again.state).toMatchObject({ status: 'mediating', round: 2, sessions: [{ n: 1 }] });
    expect(again.clock('resolve')).toMatchObject({ instance: 2, dueAt: at('11-18 09:00') });
    expect(again.state.clocks.filter(({ name, endedAt }) => name === 'visit' && endedAt === null)).toEqual(
      [],
    );
  });
});

describe('the same quarrel twice', () => {
  it('is merged: one survives with the earlier start and every case that waits', () => {
    const merged = willing();
    const survivor = {
      ...accepted().state,
      id: 'dispute-2',
      clocks: GivenDispute.screened('11-03 10:00').then('11-03 11:00', 'river-officer', { command: 'accept' })
        .state.clocks,
    };
    const waiting = { ...merged.state, referredBy: ['case-1'] };
    const outcome = decideDisputeMerge(
      waiting,
      survivor,
      { command: 'merge', into: 'dispute-2' },
      merged.world('11-04 09:00'),
    );
    if (isRefusal(outcome)) throw new Error(outcome.code);
    expect(outcome.events.at(-1)?.fact).toEqual({ type: 'merged', into: 'dispute-2' });
    expect(outcome.survivorEvents.at(-1)).toMatchObject({
      fact: { type: 'took-in', disputeId: 'dispute-1', referredBy: ['case-1'] },
      standing: { clocks: [{ name: 'resolve', dueAt: at('11-09 11:00') }] },
    });
    const ring = decideDisputeMerge(
      merged.state,
      merged.state,
      { command: 'merge', into: 'dispute-1' },
      merged.world('11-04 09:00'),
    );
    expect(codeOf(ring)).toBe('merge-ring');
    const nowhere = decideDisputeMerge(
      merged.state,
      null,
      { command: 'merge', into: 'x' },
      merged.world('11-04 09:00'),
    );
    expect(codeOf(nowhere)).toBe('not-found');
  });
});
