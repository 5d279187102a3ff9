import { describe, expect, it } from '@jest/globals';
import { at } from '../../aggregate/city.scenario.ts';
import type { DisputeEvent, DisputeFact } from '../dispute-event.ts';
import { agreed, GivenDispute, worldAt } from '../given-dispute.scenario.ts';
import { makeResolution } from '../decide/decide-leaving.ts';
import { noticeRequestsOf } from './notice-requests.ts';
import { disputeTellings } from './tellings.ts';

const when = '11-05 10:00';
const lived = agreed();
const given = { consultation: 'c', unit: 'city.east.lake', dueAt: at('11-20 18:00') };
const author = { by: null, standIn: false, imported: null, party: null };
const made = makeResolution(lived.state, given, { ...worldAt(when, 'supervisor'), ...author }, 'see to it');
/** With a mediator, a panel, an agreement, visits and a resolution: somebody is there for every seat. */
const full = {
  ...lived.with([made]).state,
  visits: [{ instance: 1, party: 'A', step: 1, station: 'city.east.lake', outcome: null }],
} as unknown as typeof lived.state;

function anyEvent(type: string, colour = full.colour): DisputeEvent {
  const { status, complexity, level, round, ownerPost, climbedTo, clocks } = full;
  return {
    ...{ seq: 99, occurredAt: at(when), by: null, standIn: false, imported: null, record: {} },
    fact: { type, deadline: { clock: 'confirmation' } } as unknown as DisputeFact,
    standing: { status, complexity, colour, level, round, ownerPost, climbedTo, clocks },
  };
}
const told = (event: DisputeEvent) => noticeRequestsOf(full, [event], worldAt(when, 'supervisor'));

const rows = Object.entries(disputeTellings).filter(([type]) => type !== 'rung-climbed');

describe('an event of a dispute', () => {
  it.each(rows)('%s is told to somebody, or the table says why to nobody', (type, telling) => {
    if ('to' in telling) expect(told(anyEvent(type)).length).toBeGreaterThan(0);
    else {
      expect(told(anyEvent(type))).toEqual([]);
      expect('nobody' in telling && telling.nobody.length).toBeGreaterThan(20);
    }
  });

  it('of an obligation says which it is about', () => {
    const confirmed = { ...anyEvent('obligation-confirmed') };
    const fact = { type: 'obligation-confirmed', obligation: '1', party: 'B', late: false } as const;
    expect(told({ ...confirmed, fact })).toMatchObject([
      { person: 'river-officer', clock: 'obligation-1' },
      { person: 'redflag-mediator', clock: 'obligation-1' },
    ]);
  });
});

describe('a new dispute', () => {
  const screened = (colour: 'blue' | 'red') =>
    GivenDispute.screened('11-20 23:00', { colour }).noticeRequests(0, '11-20 23:00');

  it('is told at once to the three who answer for its place and to the desk of its station, each once', () => {
    expect(screened('blue').map(({ person, atAnyHour, isNews }) => [person, atAnyHour, isNews])).toEqual([
      ['river-chief', false, true],
      ['east-deputy', false, true],
      ['river-desk', false, true],
    ]);
  });

  it('at risk of harm leaves the house at any hour', () => {
    expect(screened('red').map(({ person, atAnyHour }) => [person, atAnyHour])).toEqual([
      ['east-deputy', true],
      ['river-chief', true],
      ['river-desk', true],
    ]);
  });
});
