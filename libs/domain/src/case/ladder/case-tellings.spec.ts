import { describe, expect, it } from '@jest/globals';
import { isRefusal } from '../../refusal.ts';
import { at } from '../../aggregate/city.scenario.ts';
import type { CaseEvent, CaseFact } from '../case-event.ts';
import {
  cityWith,
  directory,
  handling,
  reader,
  register,
  rules,
  submitted,
  type GivenCase,
} from '../given-case.scenario.ts';
import { decideHandleAtOnce } from '../decide/decide-register.ts';
import { evolveAll } from '../evolve.ts';
import { caseTellings } from './notice-rules.ts';
import { noticesOfAll, releaseMoment, sendMoment } from './notices.ts';

const premises = { now: at('11-03 10:00'), directory, policy: rules.policy };
const worked = handling();

/** An event of any type on a case that is worked on, done by nobody in particular. */
function anyEvent(type: string): CaseEvent {
  const { ledger, stage, round, ownerPost, handlingUnit, level, clocks } = worked.state;
  const named = {
    outcome: 'satisfied',
    from: type === 'handler-changed' ? 'river-officer-2' : 'city.east#chief',
  };
  return {
    ...{ seq: 99, occurredAt: premises.now, by: null, standIn: false, imported: null, record: {} },
    fact: { type, ...named } as unknown as CaseFact,
    standing: { ledger, stage, round, ownerPost, handlingUnit, level, clocks },
  };
}

const rows = Object.entries(caseTellings).filter(([type]) => type !== 'rung-climbed');

describe('an event of a case', () => {
  it.each(rows)('%s is told to somebody, or the table says why to nobody', (type, telling) => {
    const told = noticesOfAll(worked.state, [anyEvent(type)], premises);
    if ('to' in telling) expect(told.length).toBeGreaterThan(0);
    else {
      expect(told).toEqual([]);
      expect('nobody' in telling && telling.nobody.length).toBeGreaterThan(20);
    }
  });

  it('that takes work from somebody tells him or her', () => {
    const told = (type: string) =>
      noticesOfAll(worked.state, [anyEvent(type)], premises).map(({ recipient }) => recipient);
    for (const type of ['withdrawn', 'merged', 'unmerged', 'took-in', 'gave-back'])
      expect(told(type)).toEqual(['river-desk', 'river-officer']);
    expect(told('handler-changed')).toEqual(['river-officer', 'river-officer-2']);
    expect(told('reported-up')).toContain('east-chief');
  });
});

describe('a case that is sent on before anybody works on it', () => {
  const whoHears = (given: GivenCase) =>
    noticesOfAll(given.state, given.events.slice(-1), { ...premises, now: given.state.lastEventAt }).map(
      ({ recipient }) => recipient,
    );

  it('is told to the desk and the owner who have it now, and to nobody it has left', () => {
    const transfer = { command: 'transfer', unit: 'city.north.gate' } as const;
    for (const who of ['river-desk', 'river-chief'])
      expect(whoHears(submitted().then('11-02 13:00', who, transfer))).toEqual(['gate-desk', 'north-chief']);
  });

  it('made a complaint, is told to the desk that settles whom it is about alone', () => {
    const complain = { command: 'reclassify', ledger: 'complaint' } as const;
    const given = submitted().then('11-02 13:00', 'river-chief', complain);
    expect(given.state.confidentiality?.inWords).toBe(true);
    expect(whoHears(given)).toEqual(['city-desk']);
  });
});

describe('a summary that another person answers for', () => {
  it('is told to that person, and one that needs nobody’s word to nobody', () => {
    const event = anyEvent('closed');
    const told = (fact: object) =>
      noticesOfAll(worked.state, [{ ...event, fact: fact as CaseFact }], premises).map(
        ({ recipient }) => recipient,
      );
    expect(told({ type: 'closed', published: true, agreedBy: 'east-chief' })).toEqual(['east-chief']);
    expect(told({ type: 'closed', published: true })).toEqual([]);
  });
});

const registered = (when: string, changes = {}) => {
  // By a desk that the case is none of, where the matter says what only staff may say.
  const outcome = register(when, changes, reader('gate-desk'));
  if (isRefusal(outcome)) throw new Error(outcome.code);
  return { state: evolveAll(null, outcome, 'case-1'), events: outcome };
};
const told = (when: string, changes = {}, given = directory) => {
  const { state, events } = registered(when, changes);
  return noticesOfAll(state, events, { ...premises, now: at(when), directory: given });
};

describe('a new case', () => {
  it('is told to the desk of the unit that has to act, which may read it at once and gets it by mail when it opens', () => {
    const night = '11-20 23:00';
    const [notice, ...others] = told(night);
    expect(others).toEqual([]);
    expect(notice).toMatchObject({
      recipient: 'river-desk',
      cause: { seq: 1, type: 'registered', rung: null },
      ...{ clock: 'assign', atAnyHour: false, isNews: true },
    });
    if (!notice) throw new Error('nobody was told');
    expect(releaseMoment(notice, rules, at(night))).toBe(at(night));
    expect(sendMoment(notice, rules, at(night))).toBe(at('11-23 09:00'));
  });

  it('that is a call for help leaves the house at once, at night too, and says by when it is to be acknowledged', () => {
    const night = '11-20 23:00';
    const [notice] = told(night, { responseClass: '1-3-5' });
    expect(notice).toMatchObject({ clock: 'acknowledge', dueAt: at('11-20 23:01'), atAnyHour: true });
    if (notice) expect(sendMoment(notice, rules, at(night))).toBe(at(night));
  });

  it('that is a complaint is told to the receiving desk and to nobody it is hidden from', () => {
    const subject = { ledger: 'complaint' as const, unit: null, subjectUnit: 'city.east.river' };
    expect(told('11-20 10:00', subject).map(({ recipient, seat }) => [recipient, seat])).toEqual([
      ['east-desk', 'city.east#desk'],
    ]);
    // The branch's own desk named: supervision takes it, and where nobody sits at its desk, the desk above hears of it.
    const named = { ...subject, subjectPersons: ['east-desk'] };
    expect(
      told('11-20 10:00', named).map(({ recipient, passedUpFrom }) => [recipient, passedUpFrom]),
    ).toEqual([['city-desk', 'city.ducha#desk']]);
  });

  it('goes up from a desk where nobody is, and says so', () => {
    expect(told('11-20 10:00', {}, cityWith({}, ['river-desk']))).toMatchObject([
      { recipient: 'east-desk', seat: 'city.east#desk', passedUpFrom: 'city.east.river#desk' },
    ]);
  });

  it('is not told to the desk that wrote it down itself', () => {
    const outcome = register('11-20 10:00', { channel: 'lounge' }, reader('river-desk'));
    if (isRefusal(outcome)) throw new Error(outcome.code);
    const state = evolveAll(null, outcome, 'case-1');
    expect(noticesOfAll(state, outcome, premises)).toEqual([]);
  });

  it('that was solved on the spot tells its desk that it is to be followed up, and no way there', () => {
    const at10 = at('11-20 10:00');
    const world = { reader: reader('river-officer'), now: at10, directory, rules };
    const matter = {
      ledger: 'claim',
      channel: 'visit',
      category: 'household',
      responseClass: 'ordinary',
    } as const;
    const outcome = decideHandleAtOnce(
      {
        ...{ command: 'handle-at-once', id: 'case-1', number: 'SQ-2026-000001', ...matter, unit: null },
        ...{ subjectUnit: null, subjectPersons: [], subjectsInWords: false },
        ...{ anonymous: false, receivedAt: null },
        ...{ result: 'done', evidence: [{ text: 'seen' }] },
      },
      world,
    );
    if (isRefusal(outcome)) throw new Error(outcome.code);
    const state = evolveAll(null, outcome, 'case-1');
    const notices = noticesOfAll(state, outcome, { ...premises, now: at10 });
    expect(notices.map(({ recipient, cause }) => [recipient, cause.type])).toEqual([
      ['river-desk', 'replied'],
    ]);
  });
});

it('a citizen who is not satisfied is told to those who work, not as something to be signed off', () => {
  const event = {
    ...anyEvent('followed-up'),
    fact: { type: 'followed-up', outcome: 'unsatisfied' },
  } as CaseEvent;
  const notices = noticesOfAll(worked.state, [event], premises);
  expect(notices.map(({ recipient, clock }) => [recipient, clock])).toEqual([
    ['river-officer', 'complete'],
    ['river-chief', 'complete'],
  ]);
});

describe('what comes to a case from the one that answers for it', () => {
  const toldOf = (fact: object, by: string | null = null) =>
    noticesOfAll(worked.state, [{ ...anyEvent('declined'), by, fact } as CaseEvent], premises);

  it('being declined with it is told to the owner too, who has not done it; by the owner to the desk alone', () => {
    expect(toldOf({ type: 'declined', with: 'case-2' }).map(({ recipient }) => recipient)).toEqual([
      ...['river-desk', 'river-chief'],
    ]);
    expect(toldOf({ type: 'declined' }, 'river-chief').map(({ recipient }) => recipient)).toEqual([
      'river-desk',
    ]);
  });
});
