import { describe, expect, it } from '@jest/globals';
import type { CaseEvent, CaseFact } from '../case-event.ts';
import { handling } from '../given-case.scenario.ts';
import { channelsTo, citizenTellingsOf, isStillSo, toldToCitizens } from './citizen-tellings.ts';
import { caseTellings } from './notice-rules.ts';

const worked = handling().state;

function anEvent(type: string, fact: object = {}, change: Partial<CaseEvent> = {}): CaseEvent {
  const { ledger, stage, round, ownerPost, handlingUnit, level, clocks } = worked;
  return {
    ...{ seq: 99, occurredAt: 0, by: 'river-desk', standIn: false, imported: null, record: {} },
    fact: { type, ...fact } as unknown as CaseFact,
    standing: { ledger, stage, round, ownerPost, handlingUnit, level, clocks },
    ...change,
  };
}
const told = (events: readonly CaseEvent[], state = worked) =>
  citizenTellingsOf(state, events).map(({ type }) => type);

describe('an event of a case', () => {
  it.each(Object.entries(caseTellings))(
    '%s is told to its citizen, or the table says why not',
    (type, { citizen }) => {
      if ('tells' in citizen) expect(told([anEvent(type)])).toEqual([type]);
      else {
        expect(told([anEvent(type)])).toEqual([]);
        expect(citizen.nobody.length).toBeGreaterThan(20);
      }
    },
  );

  it('of an import is told to nobody', () => {
    expect(told(toldToCitizens.map((type) => anEvent(type, {}, { imported: [] })))).toEqual([]);
  });

  it('that the citizen did by code is no news; by a desk, on paper, it is', () => {
    const byCode = { by: null };
    expect(
      told([anEvent('withdrawn', {}, byCode), anEvent('reopened', { byCitizen: true }, byCode)]),
    ).toEqual([]);
    expect(told([anEvent('withdrawn'), anEvent('reopened', { byCitizen: true })])).toEqual([
      'withdrawn',
      'reopened',
    ]);
    expect(told([anEvent('reopened', { byCitizen: false }, byCode)])).toEqual(['reopened']);
  });

  it('on the way to a reply on the spot is not told: the reply is', () => {
    const events = [
      anEvent('registered'),
      anEvent('assigned', { atOnce: true }),
      anEvent('accepted'),
      anEvent('replied'),
    ];
    expect(told(events)).toEqual(['registered', 'replied']);
  });

  it('is told to nobody where nobody gave a name, but to those whose cases were merged into it', () => {
    const anonymous = { ...worked, anonymous: true };
    expect(told([anEvent('replied')], anonymous)).toEqual([]);
    const tookIn = [{ caseId: 'case-2', starts: {} }];
    expect(citizenTellingsOf({ ...anonymous, tookIn }, [anEvent('replied'), anEvent('asked')])).toEqual([
      { seq: 99, type: 'replied', toMerged: true, atOnce: false },
    ]);
  });
});

describe('what was overtaken while it waited', () => {
  it.each([
    ['assigned', 'handling', true],
    ['assigned', 'replied', false],
    ['replied', 'replied', true],
    ['replied', 'followed-up', false],
    ['replied', 'withdrawn', false],
    ['closed', 'closed', true],
    ['closed', 'handling', false],
    ['registered', 'registered', true],
    ['registered', 'merged', true],
    ['registered', 'voided', false],
    ['withdrawn', 'withdrawn', true],
    ['merged', 'handling', false],
  ] as const)('%s, of a case that is %s by then: sent %s', (type, stage, expected) => {
    expect(isStillSo(type, { ...worked, stage })).toBe(expected);
  });

  it('is no suspension that has ended, no question that is answered, no code that is confirmed', () => {
    const open = { ...worked, suspension: { status: 'open', reason: 'requested' } as const };
    expect([isStillSo('suspension-approved', open), isStillSo('suspension-approved', worked)]).toEqual([
      true,
      false,
    ]);
    const asked = (isAnswered: boolean) =>
      isStillSo('asked', { ...worked, questions: [{ n: 1, answerBy: null, isAnswered }] });
    expect([asked(false), asked(true)]).toEqual([true, false]);
    const made = (isConfirmed: boolean) => isStillSo('code-issued', { ...worked, code: { isConfirmed } });
    expect([made(false), made(true)]).toEqual([true, false]);
  });

  it('is nothing at all where a matter was withdrawn, but that it was', () => {
    const gone = { ...worked, stage: 'withdrawn', suspension: null } as const;
    const others = toldToCitizens.filter((type) => !['withdrawn', 'code-issued'].includes(type));
    expect(others.filter((type) => isStillSo(type, gone))).toEqual([]);
  });
});

describe('the channel', () => {
  const both = { hasEmail: true, hasPhone: true, hasApp: true };
  it.each([
    [{ ...both, chosen: null }, ['email']],
    [{ ...both, chosen: ['sms'] as const }, ['sms']],
    [{ ...both, chosen: ['sms', 'email'] as const }, ['email', 'sms']],
    [{ ...both, chosen: [] }, []],
    [{ ...both, chosen: ['webhook', 'email'] as const }, ['email', 'webhook']],
    [{ ...both, hasEmail: false, chosen: null }, []],
    [{ ...both, hasApp: false, chosen: ['webhook'] as const }, []],
  ])('is the one that was chosen: %j', (reachable, expected) => {
    expect(channelsTo(reachable, false)).toEqual(expected);
  });

  it('of what confirms a code is whichever there is, chosen or not', () => {
    expect(channelsTo({ ...both, chosen: [] }, true)).toEqual(['email']);
    expect(channelsTo({ ...both, hasEmail: false, chosen: null }, true)).toEqual(['sms']);
    expect(channelsTo({ ...both, chosen: ['sms'] }, true)).toEqual(['sms']);
  });

  it('of what confirms a code is never an app, which shows it to whoever follows the number', () => {
    expect(channelsTo({ ...both, chosen: ['webhook'] }, true)).toEqual(['email']);
    expect(channelsTo({ ...both, hasEmail: false, hasPhone: false, chosen: ['webhook'] }, true)).toEqual([]);
  });
});
