import { describe, expect, it } from '@jest/globals';
import { rungsOf } from '../ladder/climb.ts';
import { at } from '../../aggregate/city.scenario.ts';
import { accept, assigned, codeOf, handling, reply, rules } from '../given-case.scenario.ts';

const ask = { command: 'request-suspension', reason: 'the expert is away', reviewOn: '2026-11-16' } as const;
const approve = { command: 'approve-suspension' } as const;
const resume = { command: 'resume' } as const;
const extend = { command: 'extend', workingDays: 3, reason: 'the expert is away' } as const;

describe('a suspension', () => {
  const asked = () => handling().then('11-05 10:00', 'river-officer', ask);
  const suspended = () => asked().then('11-05 14:00', 'river-chief', approve);

  it('stops time at the approval, not at the request', () => {
    expect(asked().clock('complete').dueAt).toBe(at('11-12 18:00'));
    expect(suspended().clock('complete').dueAt).toBeNull();
  });

  // 4 h of 5 Nov, 7 h of the 6th, 35 h of the next week, 4 h of the 16th: 50 h, which is seven days and an hour.
  it('moves the end by the working time it took', () => {
    const resumed = suspended().then('11-16 15:00', 'river-officer', resume);
    expect(resumed.clock('complete').dueAt).toBe(at('11-24 10:00'));
  });

  it('is reviewed when its unit opens on the review date, once', () => {
    expect(rungsOf(suspended().state, rules)).toMatchObject([
      { id: 'complete/1/review/1', at: at('11-16 09:00') },
    ]);
    const reviewed = suspended().climbed('11-18 09:00');
    expect(reviewed.rungs).toEqual(['complete/1/review/1']);
    expect(rungsOf(reviewed.state, rules)).toEqual([]);
  });

  it('after a breach leaves it overdue', () => {
    const late = handling()
      .then('11-13 09:00', 'river-officer', ask)
      .then('11-13 09:30', 'river-chief', approve);
    expect(late.clock('complete')).toMatchObject({ outcome: 'missed', dueAt: at('11-12 18:00') });
    expect(late.climbed('11-13 20:00').rungs).not.toContain('complete/1/escalation/1');
  });

  it('ends with a reply, which shows the limit it was within', () => {
    const replied = suspended().then('11-16 15:00', 'river-officer', reply);
    expect(replied.state.suspension).toBeNull();
    expect(replied.clock('complete').dueAt).toBe(at('11-24 10:00'));
  });

  it('may be asked for again once it was refused or is over', () => {
    const refused = asked().then('11-05 14:00', 'river-chief', { command: 'refuse-suspension' });
    expect(refused.then('11-05 15:00', 'river-officer', ask).state.suspension?.status).toBe('requested');
    const second = suspended()
      .then('11-16 15:00', 'river-officer', resume)
      .then('11-16 15:10', 'river-officer', { ...ask, reviewOn: '2026-11-18' })
      .then('11-16 15:20', 'river-chief', approve);
    expect(rungsOf(second.state, rules)).toMatchObject([
      { id: 'complete/1/review/2', at: at('11-18 09:00') },
    ]);
  });

  it.each([
    [
      'one asked for while another is open',
      () => suspended().when('11-05 15:00', 'river-officer', ask),
      'suspension-overlaps',
    ],
    ['one asked for twice', () => asked().when('11-05 11:00', 'river-officer', ask), 'suspension-overlaps'],
    [
      'one whose review is past',
      () => handling().when('11-05 10:00', 'river-officer', { ...ask, reviewOn: '2026-11-04' }),
      'review-not-ahead',
    ],
    [
      'one whose review is no date',
      () => handling().when('11-05 10:00', 'river-officer', { ...ask, reviewOn: '2026-02-30' }),
      'bad-date',
    ],
    [
      'an approval of what nobody asked for',
      () => handling().when('11-05 10:00', 'river-chief', approve),
      'no-suspension-asked',
    ],
    [
      'an approval by the one who asked',
      () => asked().when('11-05 10:00', 'river-officer', approve),
      'forbidden',
    ],
    [
      'an end of what was not approved',
      () => asked().when('11-05 10:00', 'river-officer', resume),
      'not-suspended',
    ],
  ])('%s is refused', (_, outcome, code) => {
    expect(codeOf(outcome())).toBe(code);
  });
});

describe('an extension', () => {
  it('adds working days and lays anew the rungs not yet climbed', () => {
    const before = handling().climbed('11-09 09:00');
    const extended = before.then('11-09 09:00', 'east-chief', extend);
    expect(extended.clock('complete')).toMatchObject({ dueAt: at('11-17 18:00'), extension: 3 });
    expect(extended.events.at(-1)?.fact).toMatchObject({
      deadline: { oldDueAt: at('11-12 18:00'), newDueAt: at('11-17 18:00') },
    });
    expect(before.rungs).toEqual(['complete/1/reminder/1']);
    // 4/5 of 77 working hours (7 of 3 Nov, 70 of the ten days): 61.6 h, of which 56 are over on the evening of the 12th.
    expect(rungsOf(extended.state, rules)[0]).toMatchObject({
      id: 'complete/1/warning/1',
      at: at('11-13 16:36'),
    });
  });

  it.each([
    [
      'twice',
      () => handling().then('11-09 09:00', 'east-chief', extend).when('11-09 10:00', 'east-chief', extend),
      'already-extended',
    ],
    ['after the breach', () => handling().when('11-12 18:00:01', 'east-chief', extend), 'limit-passed'],
    ['by the owner', () => handling().when('11-09 09:00', 'river-chief', extend), 'forbidden'],
  ])('%s is refused', (_, outcome, code) => {
    expect(codeOf(outcome())).toBe(code);
  });

  it('at the due moment itself is in time', () => {
    expect(codeOf(handling().when('11-12 18:00', 'east-chief', extend))).toBeNull();
  });

  it('while suspended moves the end once time runs again', () => {
    const suspended = handling()
      .then('11-05 10:00', 'river-officer', ask)
      .then('11-05 14:00', 'river-chief', approve)
      .then('11-06 09:00', 'east-chief', extend);
    expect(suspended.clock('complete').dueAt).toBeNull();
    // Suspended for 4 h of 5 Nov: three days and four hours after 12 Nov 18:00.
    expect(suspended.then('11-06 09:00', 'river-chief', resume).clock('complete').dueAt).toBe(
      at('11-18 15:00'),
    );
  });
});

describe('evidence', () => {
  it('that names an attachment nobody has is none', () => {
    const attachment = '00000000-0000-7000-8000-000000000000';
    const bogus = { command: 'reply', result: 'done', evidence: [{ text: 'seen' }, { attachment }] } as const;
    expect(handling().when('11-05 10:00', 'river-officer', bogus)).toMatchObject({
      code: 'unknown-attachment',
      fields: ['evidence.1.attachment'],
    });
  });
});

describe('another handler', () => {
  it('works on it instead, and only he or she replies', () => {
    const changed = handling().then('11-05 10:00', 'river-desk', {
      command: 'change-handler',
      handler: 'river-officer-2',
    });
    expect(codeOf(changed.when('11-05 11:00', 'river-officer', reply))).toBe('forbidden');
    expect(changed.then('11-05 11:00', 'river-officer-2', reply).state.stage).toBe('replied');
  });

  it('must be of the unit, and another', () => {
    const to = (handler: string) =>
      codeOf(handling().when('11-05 10:00', 'river-chief', { command: 'change-handler', handler }));
    expect(to('lake-officer')).toBe('unknown-handler');
    expect(to('river-officer')).toBe('nothing-to-change');
  });

  it('of a room is of its station, whose chief is the room’s', () => {
    const room = assigned().then('11-03 09:10', 'river-desk', { command: 'object', reason: 'the room’s' });
    const inRoom = room
      .then('11-03 10:00', 'river-chief', { command: 'assign', unit: 'city.east.river.redflag' })
      .then('11-03 11:00', 'river-desk', accept)
      .then('11-05 10:00', 'river-officer', ask)
      .then('11-05 14:00', 'river-chief', approve);
    expect(inRoom.state.suspension?.status).toBe('open');
  });
});

describe('urged', () => {
  const urge = { command: 'urge', text: 'please look' } as const;

  it('by a supervisor or any chief above the owner, not by the owner', () => {
    for (const who of ['supervisor', 'east-chief', 'city-chief'])
      expect(handling().then('11-05 10:00', who, urge).events.at(-1)).toMatchObject({
        by: who,
        fact: { type: 'urged' },
        record: { text: 'please look' },
      });
    for (const who of ['river-chief', 'river-desk'])
      expect(codeOf(handling().when('11-05 10:00', who, urge))).toBe('forbidden');
    expect(codeOf(handling().when('11-05 10:00', 'north-chief', urge))).toBe('not-found');
  });
});
