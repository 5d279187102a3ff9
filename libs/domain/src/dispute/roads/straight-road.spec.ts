import { describe, expect, it } from '@jest/globals';
import { at } from '../../aggregate/city.scenario.ts';
import { planOfDispute } from '../ladder/climb.ts';
import {
  accepted,
  agreed,
  agreedInSession,
  codeOf,
  confirm,
  divorce,
  drafted,
  GivenDispute,
  held,
  plan,
  planned,
  rules,
  screen,
  sign,
  signedByAll,
  willing,
} from '../given-dispute.scenario.ts';

describe('a dispute', () => {
  it('is screened in the community, with the three responsible found from the holdings', () => {
    const dispute = GivenDispute.screened('11-02 10:00');
    expect(dispute.state).toMatchObject({
      status: 'screened',
      level: 'community',
      ownerPost: 'city.east.river#chief',
    });
    expect(dispute.told(0, '11-02 10:00')).toEqual(['river-chief', 'east-deputy', 'river-desk']);
    const byDesk = screen('11-02 10:00', {}, 'river-desk');
    expect(codeOf(byDesk)).toBeNull();
  });

  it.each([
    ['by one who does not sit there', {}, 'lake-officer', 'forbidden'],
    ['by one who only looks on', {}, 'analyst', 'forbidden'],
    ['at a station', { place: 'city.east.river' }, 'river-officer', 'unknown-unit'],
    ['with a residence nobody knows', { residences: ['city.moon', null] }, 'river-officer', 'unknown-unit'],
  ])('is not screened %s', (_, changes, who, code) => {
    expect(codeOf(screen('11-02 10:00', changes, who))).toBe(code);
  });

  // A week on the local calendar from Monday 2 November 11:00.
  it.each([
    ['general', '11-09 11:00'],
    ['complex', '11-17 11:00'],
    ['difficult', '2027-01-02 11:00'],
  ] as const)('that is %s has its limit to resolve from the acceptance', (complexity, due) => {
    expect(accepted({ complexity }).clock('resolve').dueAt).toBe(at(due));
  });

  it('is mediated by the officer of the household group where nobody else is named', () => {
    const dispute = GivenDispute.screened('11-02 10:00').then('11-02 11:00', 'river-desk', {
      command: 'accept',
    });
    expect(dispute.state.mediator).toBe('river-officer');
  });

  it('goes the whole straight road in one session', () => {
    const draft = { ...divorce, obligations: divorce.obligations.slice(0, 1) };
    const settled = agreed(draft).then('11-05 09:00', 'party B', {
      command: 'confirm',
      obligation: '1',
      evidence: [{ text: 'the receipt' }],
    });
    expect(settled.facts).toEqual([
      'screened',
      'accepted',
      'consent-recorded',
      'consent-recorded',
      'session-planned',
      'rung-climbed',
      'session-held',
      'settlement-drafted',
      'signed',
      'signed',
      'agreed',
      'obligation-opened',
      'obligation-confirmed',
      'settled',
    ]);
    expect(settled.clock('resolve')).toMatchObject({ outcome: 'met', outcomeAt: at('11-04 17:00') });
    expect(settled.state.clocks.filter(({ name }) => name === 'visit').map(({ dueAt }) => dueAt)).toEqual([
      at('11-12 09:00'),
      at('12-05 09:00'),
      at('2027-02-05 09:00'),
    ]);
  });
});

describe('mediation is voluntary', () => {
  it('no session is planned without the recorded consent of every party', () => {
    expect(codeOf(accepted().when('11-02 15:00', 'redflag-mediator', plan))).toBe('consent-missing');
    const half = accepted().then('11-02 14:00', 'party A', { command: 'record-consent', given: true });
    expect(half.when('11-02 15:00', 'redflag-mediator', plan)).toMatchObject({
      code: 'consent-missing',
      details: { missing: 'B' },
    });
  });

  it('a party that takes its consent back cannot be kept: no session, and it can stop', () => {
    const unwilling = planned().then('11-03 09:00', 'party A', { command: 'record-consent', given: false });
    expect(codeOf(unwilling.when('11-04 16:00', 'redflag-mediator', held('agreed')))).toBe('consent-missing');
    const gone = unwilling.then('11-04 16:00', 'party A', {
      command: 'withdraw',
      reason: 'no use',
      remedies: 'the court',
    });
    expect(gone.state.status).toBe('withdrawn');
    expect(gone.clock('resolve')).toMatchObject({ outcome: null, endedAt: at('11-04 16:00') });
    expect(planOfDispute(gone.state, rules).status).toBe('ended');
  });

  it('a party speaks for itself alone', () => {
    const outcome = willing().when('11-03 09:00', 'party A', {
      command: 'record-consent',
      party: 'B',
      given: false,
    });
    expect(codeOf(outcome)).toBe('forbidden');
  });
});

describe('a session', () => {
  const undeclared = {
    ...plan,
    panel: [{ person: 'redflag-mediator', capacity: 'community' }],
  } as typeof plan;

  it('tells its panel when it is planned, and a day before', () => {
    const before = willing().state.version;
    expect(planned().told(before, '11-02 15:00')).toEqual(['river-officer']);
    expect(planned().ahead[0]).toEqual(['session/1/reminder/1', at('11-03 15:00')]);
    expect(
      planned()
        .climbed('11-03 15:00')
        .told(before + 1, '11-03 15:00'),
    ).toEqual(['redflag-mediator', 'river-officer']);
  });

  it('is not held before a panelist who has not said whether a tie binds him or her, nor before one it binds', () => {
    const session = willing().then('11-02 15:00', 'redflag-mediator', undeclared);
    expect(codeOf(session.when('11-04 16:00', 'redflag-mediator', held('agreed')))).toBe('tie-undeclared');
    const tied = session.then('11-03 09:00', 'redflag-mediator', {
      ...{ command: 'declare-tie', session: 1, panelist: 'redflag-mediator', tied: true, tie: 'a cousin' },
    });
    expect(codeOf(tied.when('11-04 16:00', 'river-officer', held('agreed')))).toBe('panel-tie');
    const replaced = tied.then('11-03 10:00', 'river-officer', {
      ...{ command: 'replace-panelist', session: 1, panelist: 'redflag-mediator' },
      by: { person: 'justice-member', capacity: 'partner', tied: false },
    });
    expect(codeOf(replaced.when('11-04 16:00', 'justice-member', held('agreed')))).toBeNull();
  });

  it.each([
    ['before its moment', '11-04 14:59', held('agreed'), 'session-not-begun'],
    ['that does not exist', '11-04 16:00', held('agreed', 2), 'unknown-session'],
    ['agreed without a party', '11-04 16:00', { ...held('agreed'), attended: ['A'] }, 'party-absent'],
    ['with a stranger', '11-04 16:00', { ...held('adjourned'), attended: ['Z'] }, 'unknown-party'],
  ] as const)('is not held %s', (_, when, command, code) => {
    expect(codeOf(planned().when(when, 'redflag-mediator', command))).toBe(code);
  });

  it('without minutes a day later is a breach that climbs', () => {
    const late = planned().climbed('11-06 18:00');
    expect(late.rungs).toEqual([
      'session/1/reminder/1',
      'session/1/breach/1',
      'resolve/1/reminder/1',
      'session/1/escalation/1',
    ]);
  });
});

describe('a settlement', () => {
  it('is written down only when a session came to an agreement', () => {
    expect(codeOf(planned().when('11-03 09:00', 'redflag-mediator', divorce))).toBe('stage-forbids');
    const adjourned = planned().then('11-04 16:00', 'redflag-mediator', held('adjourned'));
    expect(codeOf(adjourned.when('11-04 16:10', 'redflag-mediator', divorce))).toBe('no-agreement-reached');
  });

  it('without every signature is no agreement', () => {
    expect(codeOf(agreedInSession().when('11-04 17:00', 'river-officer', { command: 'agree' }))).toBe(
      'no-settlement',
    );
    const one = drafted().then('11-04 16:30', 'party A', { command: 'sign', version: 1 });
    expect(one.when('11-04 17:00', 'river-officer', { command: 'agree' })).toMatchObject({
      code: 'signatures-missing',
      details: { missing: 'B' },
    });
  });

  it('that is changed is a new version, to be signed by all again', () => {
    const again = signedByAll().then('11-04 16:50', 'redflag-mediator', divorce);
    expect(again.state.settlement).toMatchObject({ version: 2, signedBy: [] });
    expect(codeOf(again.when('11-04 17:00', 'river-officer', { command: 'agree' }))).toBe(
      'signatures-missing',
    );
    expect(codeOf(again.when('11-04 17:00', 'party A', { command: 'sign', version: 1 }))).toBe(
      'settlement-changed',
    );
    const signed = again
      .then('11-04 17:00', 'redflag-mediator', sign('A', 2))
      .then('11-04 17:00', 'river-officer', sign('B', 2));
    expect(codeOf(signed.when('11-04 17:10', 'river-officer', { command: 'agree' }))).toBeNull();
  });

  it('in force can be changed: what was performed stays, what was owed starts anew', () => {
    const performed = agreed().then('11-10 09:00', 'party B', confirmOwn('1'));
    const changedTo = {
      ...divorce,
      obligations: divorce.obligations.map((each, i) =>
        i === 0 ? each : { ...each, dueAt: '2026-12-18T18:00:00+08:00' },
      ),
    };
    const inForce = performed
      .then('11-11 09:00', 'redflag-mediator', changedTo)
      .then('11-11 09:10', 'river-officer', sign('A', 2))
      .then('11-11 09:10', 'river-officer', sign('B', 2))
      .then('11-11 09:20', 'river-officer', { command: 'agree' });
    expect(inForce.state.obligations.map(({ id, state }) => [id, state])).toEqual([
      ['1', 'confirmed'],
      ['2', 'open'],
      ['3', 'shut'],
      ['4', 'shut'],
      ['5', 'shut'],
    ]);
    const clocks = inForce.state.clocks.filter(({ name }) => name === 'obligation-2');
    expect(clocks.map(({ dueAt, outcome, endedAt }) => [dueAt, outcome, endedAt])).toEqual([
      [at('11-18 18:00'), null, at('11-11 09:20')],
      [at('12-18 18:00'), null, null],
    ]);
    const without = { ...changedTo, obligations: [] };
    expect(codeOf(performed.when('11-11 09:00', 'redflag-mediator', without))).toBe('performed-already');
  });
});

const confirmOwn = (obligation: string) =>
  ({ command: 'confirm', obligation, evidence: [{ text: 'seen' }] }) as const;

it('whoever confirms is the side it benefits', () => {
  expect(codeOf(agreed().when('11-05 09:00', 'river-officer', confirm('1', 'A')))).toBe('own-obligation');
  expect(codeOf(agreed().when('11-05 09:00', 'party A', confirmOwn('1')))).toBe('own-obligation');
  expect(codeOf(agreed().when('11-05 09:00', 'river-officer', confirm('2', 'A')))).toBe('obligation-shut');
  expect(codeOf(agreed().when('11-05 09:00', 'river-officer', confirm('9', 'A')))).toBe('unknown-obligation');
  const bare = { command: 'confirm', obligation: '1', party: 'B', evidence: [] } as const;
  expect(codeOf(agreed().when('11-05 09:00', 'river-officer', bare))).toBe('evidence-required');
});
