import { describe, expect, it } from '@jest/globals';
import { at } from '../../aggregate/city.scenario.ts';
import { planOfDispute, rungsOfDispute } from '../ladder/climb.ts';
import type { DisputeState } from '../dispute.ts';
import { evolveDisputeAll } from '../evolve.ts';
import { rules, worldAt } from '../given-dispute.scenario.ts';
import { importDispute } from './import-dispute.ts';
import { checkDisputeRow, type ImportedDispute } from './imported-dispute.ts';
import { agreement, row, settled } from './imported-dispute.scenario.ts';
import { noticeRequestsOf } from '../ladder/notice-requests.ts';

const world = worldAt('11-20 17:00', 'analyst');

function brought(changes: Partial<ImportedDispute> = {}) {
  const given = row(changes);
  expect(checkDisputeRow(given, world)).toEqual([]);
  const identity = { id: 'dispute-1', number: 'JF-2026-000001' };
  return importDispute(given, identity, world, ({ terms }, version) => ({
    ...{ document: `${version}:${terms}`, obligations: [] },
  }));
}

type Brought = ReturnType<typeof brought>;

const acts = ({ events }: Brought) =>
  events.filter(({ fact }) => fact.type !== 'rung-climbed').map(({ fact }) => fact.type);
const rungs = ({ events }: Brought) =>
  events.flatMap(({ fact, occurredAt }) =>
    fact.type === 'rung-climbed' ? [[fact.rung.id, occurredAt] as const] : [],
  );
const clock = (state: DisputeState, name: string) => state.clocks.find((each) => each.name === name);
const ahead = ({ state }: Brought) => rungsOfDispute(state, rules).map(({ id, at: moment }) => [id, moment]);

const opening = ['screened', 'accepted', 'consent-recorded', 'consent-recorded'];
const agreeing = ['settlement-drafted', 'signed', 'signed', 'agreed'];

describe('a dispute brought in', () => {
  it.each<[string, Partial<ImportedDispute>, string[]]>([
    ['screened', { status: 'screened', acceptedAt: null, consentA: null, consentB: null }, ['screened']],
    ['accepted', { consentB: null }, opening.slice(0, 3)],
    ['mediating', { status: 'mediating' }, [...opening, 'standing-imported']],
    ['not-agreed', { status: 'not-agreed' }, [...opening, 'standing-imported']],
    ['agreed', { status: 'agreed', ...agreement }, [...opening, ...agreeing]],
    ['performing', { status: 'performing', ...agreement }, [...opening, ...agreeing]],
    ['settled', settled, [...opening, ...agreeing, 'settled']],
    ['referred', { status: 'referred' }, [...opening, 'referred-out']],
    ['withdrawn', { status: 'withdrawn', consentB: false }, [...opening, 'withdrawn']],
  ])('that is %s becomes its events', (status, changes, expected) => {
    const outcome = brought(changes);
    expect(acts(outcome)).toEqual(expected);
    expect(outcome.state).toMatchObject({ status, level: 'community', relatedCase: null, referredBy: [] });
    expect(evolveDisputeAll(null, outcome.events, 'dispute-1')).toEqual(outcome.state);
  });

  it('happened at the moments given, in order, and each event says what the source does not know', () => {
    const { events } = brought({ ...settled, consentB: true });
    const told = events.flatMap(({ fact, occurredAt, imported }) =>
      fact.type === 'rung-climbed' ? [] : [[fact.type, occurredAt, imported]],
    );
    expect(told).toEqual([
      ['screened', at('11-03 10:40'), ['by']],
      ['accepted', at('11-03 11:00'), ['by', 'mediator']],
      ['consent-recorded', at('11-03 11:00'), ['by', 'moment']],
      ['consent-recorded', at('11-03 11:00'), ['by', 'moment']],
      ['settlement-drafted', at('11-04 16:30'), ['by', 'sessions']],
      ['signed', at('11-04 16:30'), ['by', 'signatures']],
      ['signed', at('11-04 16:30'), ['by', 'signatures']],
      ['agreed', at('11-04 16:30'), ['by']],
      ['settled', at('11-10 09:00'), ['by', 'evidence']],
    ]);
    const moments = events.map(({ occurredAt }) => occurredAt);
    expect([...moments].sort((a, b) => a - b)).toEqual(moments);
    expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1));
  });

  it('is led by the officer of its place, at the level it was raised to with its reason', () => {
    const { state, events } = brought({ status: 'mediating', level: 'county', skipReason: 'many workers' });
    expect(state).toMatchObject({ mediator: 'river-officer', level: 'county', ownerPost: 'city.east#chief' });
    const raised = events.find(({ fact }) => fact.type === 'raised');
    expect([raised?.fact, raised?.record]).toEqual([
      { type: 'raised', from: 'community', skips: true },
      { reason: 'many workers' },
    ]);
  });

  it('keeps a reason given for a level that was not skipped', () => {
    const { events } = brought({ skipReason: 'near home' });
    expect(events[1]?.record).toEqual({ reason: 'near home' });
  });

  it('tells nobody one by one, of rungs neither', () => {
    const { state, events } = brought({ colour: 'red' });
    expect(rungs({ state, events }).length).toBeGreaterThan(0);
    expect(events.every(({ imported }) => imported !== null)).toBe(true);
    expect(
      noticeRequestsOf(
        state,
        events.filter(({ imported }) => imported === null),
        world,
      ),
    ).toEqual([]);
  });
});

describe('its limit to resolve', () => {
  it('runs from when it was taken on, and is met by the agreement', () => {
    const { state } = brought({ status: 'agreed', ...agreement });
    expect(clock(state, 'resolve')).toMatchObject({
      ...{ startedAt: at('11-03 11:00'), dueAt: at('11-10 11:00') },
      ...{ outcome: 'met', outcomeAt: at('11-04 16:30'), endedAt: at('11-04 16:30') },
    });
  });

  it('is missed at its due moment where the agreement came later, and runs on where there is none', () => {
    const late = brought({ status: 'agreed', agreedAt: at('11-12 10:00'), settlement: 'late' });
    expect(clock(late.state, 'resolve')).toMatchObject({
      ...{ outcome: 'missed', outcomeAt: at('11-10 11:00'), endedAt: at('11-12 10:00') },
    });
    // Half and four fifths of a week from 3 November 11:00; then the close of each working day after the 10th.
    expect(rungs(late)).toEqual([
      ['resolve/1/reminder/1', at('11-06 23:00')],
      ['resolve/1/warning/1', at('11-09 01:24')],
      ['resolve/1/breach/1', at('11-10 11:00')],
      ['resolve/1/escalation/1', at('11-11 18:00')],
    ]);
    const open = brought();
    expect(clock(open.state, 'resolve')).toMatchObject({ outcome: 'missed', endedAt: null });
    // 11, 12, 13, 16, 17, 18 and 19 November; the eighth is to come today at 18:00.
    expect(ahead(open)).toEqual([['resolve/1/escalation/8', at('11-20 18:00')]]);
  });

  it.each<[ImportedDispute['complexity'], string]>([
    ['general', '11-10 11:00'],
    ['complex', '11-18 11:00'],
    ['difficult', '2027-01-03 11:00'],
  ])('is that of its complexity: %s until %s', (complexity, due) => {
    expect(clock(brought({ complexity }).state, 'resolve')?.dueAt).toBe(at(due));
  });

  it('ends without outcome when it was referred or withdrawn, at the last moment that is known', () => {
    for (const status of ['referred', 'withdrawn'] as const)
      expect(clock(brought({ status }).state, 'resolve')).toMatchObject({
        ...{ outcome: null, endedAt: at('11-03 11:00') },
      });
  });

  it('met exactly at its due moment is in time', () => {
    const { state } = brought({ status: 'agreed', agreedAt: at('11-10 11:00'), settlement: 'just' });
    expect(clock(state, 'resolve')?.outcome).toBe('met');
  });
});

describe('its other clocks', () => {
  it('of check-ins run from its screening by the colour, as nobody is known to have made one', () => {
    const yellow = brought({ colour: 'yellow', status: 'performing', ...agreement });
    expect(clock(yellow.state, 'check-in')).toMatchObject({
      ...{ startedAt: at('11-03 10:40'), dueAt: at('11-10 10:40'), outcome: 'missed', endedAt: null },
    });
    expect(clock(brought({ colour: 'red' }).state, 'check-in')?.dueAt).toBe(at('11-04 10:40'));
    expect(clock(brought().state, 'check-in')).toBeUndefined();
    // Of the court's thirty days, which end at 24:00, half were over on the 19th at 20:15.
    expect(rungs(yellow).slice(-2)).toEqual([
      ['check-in/1/escalation/7', at('11-19 18:00')],
      ['confirmation/1/reminder/1', at('11-19 20:15')],
    ]);
    expect(ahead(yellow)).toEqual([
      ['check-in/1/escalation/8', at('11-20 18:00')],
      ['confirmation/1/warning/1', at('11-28 22:30')],
      ['confirmation/1/breach/1', at('12-05 00:00')],
    ]);
  });

  it('of visits run from when it was settled: the first is missed already', () => {
    const { state } = brought(settled);
    const visits = state.clocks.filter(({ name }) => name === 'visit');
    expect(visits.map(({ dueAt, outcome }) => [dueAt, outcome])).toEqual([
      [at('11-17 09:00'), 'missed'],
      [at('12-10 09:00'), null],
      [at('2027-02-10 09:00'), null],
    ]);
    expect(state.visits.map(({ party, step, station }) => [party, step, station])).toContainEqual([
      ...['A', 1, 'city.east.river'],
    ]);
  });

  it('chase nobody where all of them are long past: missed, ended, and still to be made', () => {
    const spring = {
      screenedAt: at('03-02 10:00'),
      acceptedAt: at('03-02 11:00'),
      agreedAt: at('03-04 16:30'),
    };
    const { state, events } = brought({ ...settled, ...spring, performedAt: at('03-10 09:00') });
    const visits = state.clocks.filter(({ name }) => name === 'visit');
    expect(visits.map(({ dueAt, outcome, endedAt }) => [dueAt, outcome, endedAt])).toEqual([
      [at('03-17 09:00'), 'missed', world.now],
      [at('04-10 09:00'), 'missed', world.now],
      [at('06-10 09:00'), 'missed', world.now],
    ]);
    expect(state.visits.every(({ outcome }) => outcome === null)).toBe(true);
    expect(planOfDispute(state, rules).status).toBe('ended');
    expect(events.at(-1)?.fact.type).toBe('standing-imported');
  });

  it('of the court: its thirty days are over for one agreed in spring', () => {
    const spring = {
      screenedAt: at('03-02 10:00'),
      acceptedAt: at('03-02 11:00'),
      agreedAt: at('03-04 16:30'),
    };
    const { state } = brought({ ...settled, ...spring, performedAt: at('03-10 09:00') });
    expect(state.confirmation).toBe('lapsed');
    expect(clock(state, 'confirmation')).toMatchObject({ outcome: 'void', endedAt: at('04-04 00:00') });
  });
});
