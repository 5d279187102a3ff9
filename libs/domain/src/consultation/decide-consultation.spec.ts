import { describe, expect, it } from '@jest/globals';
import { at } from '../aggregate/city.scenario.ts';
import { catchUpDispute, planOfDispute } from '../dispute/ladder/climb.ts';
import { accepted, codeOf, rules, worldAt } from '../dispute/given-dispute.scenario.ts';
import { evolveDisputeAll } from '../dispute/evolve.ts';
import { agendaOf } from './agenda.ts';
import {
  cancelConsultation,
  closeConsultation,
  consultationOffers,
  holdConsultation,
  planWeekly,
} from './decide-consultation.ts';
import { GivenConsultation, plan, station } from './given-consultation.scenario.ts';
import { canSeeJoint, noticeRequestsOfMeeting } from './seats.ts';

const { state: open } = accepted();
const hold = (meeting: GivenConsultation, who = 'river-chief', attended = [station, 'partner.justice']) =>
  holdConsultation(
    meeting.state,
    { minutes: 'who said what', attended },
    [open.id],
    worldAt('11-09 09:05', who),
  );
const held = () => GivenConsultation.planned().then(hold(GivenConsultation.planned()));

describe('a consultation', () => {
  it('is planned by the station’s chief or desk, nobody else', () => {
    expect(plan('11-06 10:00', 'river-chief')).toMatchObject({
      fact: { type: 'planned', unit: station, week: '2026-W46', weekly: false, at: at('11-09 09:00') },
    });
    expect(codeOf(plan('11-06 10:00', 'river-desk'))).toBeNull();
    for (const who of ['river-officer', 'lake-desk', 'east-chief', 'justice-member', 'supervisor'])
      expect([who, codeOf(plan('11-06 10:00', who))]).toEqual([who, 'forbidden']);
  });

  it('is one of a station or a branch, ahead or at most a day ago', () => {
    expect(codeOf(plan('11-06 10:00', 'east-chief', { unit: 'city.east' }))).toBeNull();
    for (const unit of ['city', 'city.east.river.redflag', 'partner.justice', 'nowhere'])
      expect(codeOf(plan('11-06 10:00', 'city-chief', { unit }))).toBe('unknown-unit');
    expect(codeOf(plan('11-10 09:00', 'river-desk'))).toBeNull();
    expect(codeOf(plan('11-10 09:01', 'river-desk'))).toBe('due-not-ahead');
  });

  it('is held by who leads it, with members of that station', () => {
    const meeting = GivenConsultation.planned();
    expect(codeOf(hold(meeting, 'justice-member'))).toBe('forbidden');
    expect(codeOf(hold(meeting, 'petition-member'))).toBe('not-found');
    expect(hold(meeting, 'river-desk', [station, 'partner.petition'])).toMatchObject({
      code: 'not-a-member',
      fields: ['attended.1'],
    });
    expect(held().state).toMatchObject({
      status: 'held',
      heldAt: at('11-09 09:05'),
      attended: [station, 'partner.justice'],
      agenda: [open.id],
    });
    expect(codeOf(hold(held()))).toBe('stage-forbids');
  });

  it('can be called off before it is held, not after', () => {
    const cancel = (meeting: GivenConsultation) =>
      cancelConsultation(meeting.state, { reason: 'the flood' }, worldAt('11-08 10:00', 'river-chief'));
    expect(cancel(GivenConsultation.planned())).toMatchObject({ record: { reason: 'the flood' } });
    expect(codeOf(cancel(held()))).toBe('stage-forbids');
  });

  it('tells the members’ people and the chief that it is planned or called off, but not who did it', () => {
    const told = (type: 'planned' | 'closed', by: string | null) => {
      const event = { fact: { type }, by } as Parameters<typeof noticeRequestsOfMeeting>[1];
      return noticeRequestsOfMeeting(station, event, worldAt('11-06 10:00', 'river-desk')).map(
        ({ seat }) => seat,
      );
    };
    expect(told('planned', null)).toEqual([`${station}#chief`, 'partner.justice#member']);
    expect(told('planned', 'river-chief')).toEqual(['partner.justice#member']);
    expect(told('closed', null)).toEqual([]);
    const weekly = planWeekly({ number: 'HS-1', unit: station, week: '2026-W46', at: 0 }, at('11-06 15:00'));
    expect(weekly).toMatchObject({ by: null, fact: { weekly: true } });
  });

  it('exists for its unit and those above, for members and the whole bureau’s eyes', () => {
    const sees = (who: string) =>
      canSeeJoint(station, worldAt('11-06 10:00', who).reader, worldAt('11-06 10:00', who));
    const people = ['river-officer', 'east-chief', 'city-chief', 'justice-member', 'supervisor'];
    expect(people.filter(sees)).toEqual(people);
    expect(['petition-member', 'lake-chief', 'redflag-mediator', 'party A'].filter(sees)).toEqual([]);
  });
});

describe('a resolution', () => {
  it('gives the dispute a unit and a limit, and its ladder keeps them', () => {
    const { meeting, dispute, facts } = held().resolved('11-09 09:10', 'river-chief', open);
    expect(meeting.state.resolutions).toEqual([{ dispute: open.id, resolution: 1 }]);
    expect(facts.at(-1)).toMatchObject({
      type: 'resolution-made',
      ...{ consultation: 'meeting-1', unit: 'partner.justice', dueAt: at('11-11 18:00') },
    });
    const rungs = planOfDispute(dispute, rules).rungs.map(({ id }) => id);
    expect(rungs).toContain('resolution/1/breach/1');
  });

  it('is for who leads, of the agenda, for a unit at the table, with a limit ahead', () => {
    const refused = (change: object, who = 'river-chief', dispute: typeof open | null = open) =>
      codeOf(held().resolve('11-09 09:10', who, dispute, change));
    expect(refused({}, 'justice-member')).toBe('forbidden');
    expect(refused({}, 'lake-chief')).toBe('not-found');
    expect(refused({}, 'river-chief', null)).toBe('not-on-agenda');
    expect(refused({}, 'river-chief', { ...open, id: 'another' })).toBe('not-on-agenda');
    for (const unit of ['partner.petition', 'city.east.lake', 'nowhere'])
      expect([unit, refused({ unit })]).toEqual([unit, 'not-a-member']);
    for (const unit of [station, 'city.east.river.redflag', 'city.east', 'partner.justice'])
      expect([unit, refused({ unit })]).toEqual([unit, null]);
    expect(refused({ dueAt: '2026-11-09T09:10:00+08:00' })).toBe('due-not-ahead');
    expect(refused({ dueAt: '2046-11-12T09:10:00+08:00' })).toBe('limit-too-long');
    expect(codeOf(GivenConsultation.planned().resolve('11-09 09:10', 'river-chief', open))).toBe(
      'stage-forbids',
    );
  });

  it('is not made for a dispute that has ended meanwhile', () => {
    const { state } = accepted().then('11-09 09:06', 'river-officer', {
      command: 'withdraw',
      ...{ reason: 'they made up', remedies: 'the court' },
    });
    expect(held().resolve('11-09 09:10', 'river-chief', state)).toMatchObject({
      code: 'stage-forbids',
      details: { stage: 'withdrawn' },
    });
  });
});

describe('a meeting ends', () => {
  const close = (meeting: GivenConsultation, disputes: readonly (typeof open)[], when = '11-09 10:00') =>
    closeConsultation(meeting.state, disputes, worldAt(when, 'river-desk'));

  it('when each open dispute has a unit and a limit; it says which has not', () => {
    expect(close(held(), [open])).toMatchObject({
      code: 'leaves-without-resolution',
      details: { missing: open.number },
    });
    const { meeting, dispute } = held().resolved('11-09 09:10', 'river-chief', open);
    expect(close(meeting, [dispute])).toMatchObject({ fact: { type: 'closed' } });
    const withdrawn = { ...open, status: 'withdrawn' } as const;
    expect(codeOf(close(held(), [withdrawn]))).toBeNull();
  });

  it('also with a limit from the meeting before that is still ahead, not with one that was missed', () => {
    const before = held().resolved('11-09 09:10', 'river-chief', open).dispute;
    expect(codeOf(close(held(), [before], '11-11 18:00'))).toBeNull();
    expect(codeOf(close(held(), [before], '11-11 18:01'))).toBe('leaves-without-resolution');
  });

  it('and says beforehand what may be done, and why not the rest', () => {
    const offers = (meeting: GivenConsultation, who: string) =>
      consultationOffers(meeting.state, [open], worldAt('11-09 09:30', who)).map(({ code }) => code);
    expect(offers(GivenConsultation.planned(), 'river-desk')).toEqual([
      null,
      'stage-forbids',
      'stage-forbids',
      null,
    ]);
    expect(offers(held(), 'river-chief')).toEqual([
      'stage-forbids',
      null,
      'leaves-without-resolution',
      'stage-forbids',
    ]);
    expect(new Set(offers(held(), 'justice-member'))).toEqual(new Set(['forbidden']));
  });
});

it('a missed resolution climbs on the dispute’s own ladder and is marked at the next meeting', () => {
  const { dispute } = held().resolved('11-09 09:10', 'river-chief', open);
  const { events } = catchUpDispute(dispute, worldAt('11-16 09:00', 'river-chief'));
  const rungs = events.flatMap(({ fact }) => (fact.type === 'rung-climbed' ? [fact.rung] : []));
  const breach = rungs.find(({ id }) => id === 'resolution/1/breach/1');
  expect(breach?.at).toBe(at('11-11 18:00'));
  // The member it was given to has no chief, so everybody who sits there is told; then the officer and the owner.
  expect(breach?.addressees.map(({ person }) => person)).toEqual([
    'justice-member',
    'river-officer',
    'river-chief',
  ]);
  const later = evolveDisputeAll(dispute, events, dispute.id);
  expect(agendaOf([later], at('11-16 09:00'))).toMatchObject([{ missed: true, open: [{ resolution: 1 }] }]);
});
