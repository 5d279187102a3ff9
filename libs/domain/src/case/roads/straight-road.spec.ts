import { describe, expect, it } from '@jest/globals';
import { at } from '../../aggregate/city.scenario.ts';
import {
  accept,
  assign,
  assigned,
  citizen,
  close,
  codeOf,
  GivenCase,
  handling,
  reader,
  register,
  replied,
  reply,
  satisfied,
  signOff,
  submit,
  unsatisfied,
} from '../given-case.scenario.ts';

describe('the straight road', () => {
  it('goes from registered to closed, each clock met on its way', () => {
    const closed = replied('11-05 10:00')
      .then('11-06 09:00', 'river-desk', satisfied)
      .then('11-06 15:00', 'river-chief', signOff)
      .then('11-06 16:00', 'river-desk', close);

    expect(closed.state.stage).toBe('closed');
    expect(closed.state.clocks.map(({ name, outcome }) => [name, outcome])).toEqual([
      ['assign', 'met'],
      ['overall', 'met'],
      ['complete', 'met'],
      ['follow-up', 'met'],
      ['sign-off', 'met'],
      ['archive', 'met'],
    ]);
    expect(closed.events.map(({ seq }) => seq)).toEqual(closed.events.map((_, i) => i + 1));
  });

  it('gives one working day to assign and seven to complete', () => {
    expect(GivenCase.registered('11-02 10:00').clock('assign').dueAt).toBe(at('11-03 18:00'));
    expect(assigned().clock('complete').dueAt).toBe(at('11-12 18:00'));
  });

  it('meets the complete clock at the moment of the reply that stood, known at sign-off', () => {
    const signed = replied('11-05 10:00')
      .then('11-06 09:00', 'river-desk', satisfied)
      .then('11-09 09:00', 'river-chief', signOff);
    expect(signed.clock('complete')).toMatchObject({
      outcome: 'met',
      outcomeAt: at('11-05 10:00'),
      endedAt: at('11-09 09:00'),
    });
  });
});

describe('an unsatisfied citizen', () => {
  // The samples' A-010: replied half an hour before closing, found unsatisfied an hour after opening.
  it('gets back what was left of the limit: the time the clock stood still is added', () => {
    const second = replied('11-11 17:30').then('11-12 10:00', 'river-desk', unsatisfied);
    expect(second.state).toMatchObject({ stage: 'handling', round: 2 });
    expect(second.clock('complete').dueAt).toBe(at('11-13 10:30'));
  });

  it('makes a reply with nothing left due at the moment the case comes back', () => {
    const second = replied('11-12 18:00').then('11-13 10:00', 'river-desk', unsatisfied);
    expect(second.clock('complete').dueAt).toBe(at('11-13 10:00'));
    expect(second.climbed('11-13 10:00').rungs).not.toContain('complete/1/breach/1');
    expect(second.climbed('11-13 10:00:01').rungs).toContain('complete/1/breach/1');
  });

  it('does not give a missed clock another chance', () => {
    const late = handling()
      .then('11-13 09:00', 'river-officer', reply)
      .then('11-13 10:00', 'river-desk', unsatisfied);
    expect(late.clock('complete')).toMatchObject({
      outcome: 'missed',
      outcomeAt: at('11-12 18:00'),
      dueAt: at('11-12 18:00'),
    });
  });
});

describe('an act at the due moment', () => {
  it('is in time at exactly that moment', () => {
    const submitted = GivenCase.registered('11-02 10:00').then('11-02 11:00', 'river-desk', submit);
    expect(submitted.then('11-03 18:00', 'river-chief', assign).clock('assign').outcome).toBe('met');
  });

  it('is late one second after, and the breach comes first, at its due moment', () => {
    const submitted = GivenCase.registered('11-02 10:00').then('11-02 11:00', 'river-desk', submit);
    const late = submitted.then('11-03 18:00:01', 'river-chief', assign);
    expect(late.clock('assign')).toMatchObject({ outcome: 'missed', outcomeAt: at('11-03 18:00') });
    expect(late.events.slice(-2).map(({ fact, occurredAt }) => [fact.type, occurredAt])).toEqual([
      ['rung-climbed', at('11-03 18:00')],
      ['assigned', at('11-03 18:00:01')],
    ]);
  });
});

describe('refusals', () => {
  it.each([
    [
      'a stage that is not the command’s',
      () => GivenCase.registered('11-02 10:00').when('11-02 11:00', 'river-chief', signOff),
      'stage-forbids',
    ],
    [
      'a role that never gives it',
      () => GivenCase.registered('11-02 10:00').when('11-02 11:00', 'river-chief', submit),
      'forbidden',
    ],
    [
      'a person who is not the owner',
      () =>
        GivenCase.registered('11-02 10:00')
          .then('11-02 11:00', 'river-desk', submit)
          .when('11-02 12:00', 'east-chief', assign),
      'forbidden',
    ],
    [
      'somebody out of scope',
      () => GivenCase.registered('11-02 10:00').when('11-02 11:00', 'gate-desk', submit),
      'not-found',
    ],
    [
      'a reply without evidence',
      () => handling().when('11-04 09:00', 'river-officer', { command: 'reply', result: 'x', evidence: [] }),
      'evidence-required',
    ],
    [
      'a reply by another officer',
      () => handling().when('11-04 09:00', 'river-officer-2', reply),
      'forbidden',
    ],
    [
      'a follow-up by the handler',
      () => replied('11-04 09:00').when('11-04 10:00', 'river-officer', satisfied),
      'same-handler',
    ],
    [
      'an unknown unit',
      () =>
        GivenCase.registered('11-02 10:00').when('11-02 11:00', 'river-desk', {
          command: 'submit',
          unit: 'city.west',
        }),
      'unknown-unit',
    ],
    [
      'a handler of another unit',
      () => assigned().when('11-03 10:00', 'river-desk', { command: 'accept', handler: 'lake-officer' }),
      'unknown-handler',
    ],
  ])('refuses %s', (_, outcome, code) => {
    expect(codeOf(outcome())).toBe(code);
  });

  it('refuses a receivedAt in the future', () => {
    expect(codeOf(register('11-02 10:00', { receivedAt: at('11-02 10:01') }))).toBe('future-moment');
  });

  it('lets only desks and officers register through channels other than the portal', () => {
    expect(codeOf(register('11-02 10:00', { channel: 'visit' }, citizen))).toBe('unauthenticated');
    expect(codeOf(register('11-02 10:00', { channel: 'visit' }, reader('river-chief')))).toBe('forbidden');
    expect(codeOf(register('11-02 10:00', { channel: 'visit' }, reader('river-officer')))).toBeNull();
  });
});

describe('not reached', () => {
  const notReached = (...days: string[]) => ({
    command: 'follow-up' as const,
    outcome: 'not-reached' as const,
    attempts: days.map((day) => ({ at: `2026-${day}T10:00:00+08:00`, means: 'telephone' })),
  });

  it('needs three attempts on different working days', () => {
    const standing = replied('11-04 09:00');
    expect(codeOf(standing.when('11-09 17:00', 'river-desk', notReached('11-04', '11-05', '11-05')))).toBe(
      'attempts-required',
    );
    // 7 November is a Saturday.
    expect(codeOf(standing.when('11-09 17:00', 'river-desk', notReached('11-04', '11-05', '11-07')))).toBe(
      'attempts-required',
    );
    expect(
      codeOf(standing.when('11-09 17:00', 'river-desk', notReached('11-04', '11-05', '11-09'))),
    ).toBeNull();
  });

  it('of an anonymous reporter is recorded by the system after ten working days, as met', () => {
    const anonymous = GivenCase.registered('11-02 10:00', { anonymous: true })
      .then('11-02 11:00', 'river-desk', submit)
      .then('11-03 09:00', 'river-chief', assign)
      .then('11-03 09:20', 'river-officer', accept)
      .then('11-04 09:00', 'river-officer', reply);
    expect(anonymous.clock('follow-up').dueAt).toBe(at('11-18 18:00'));
    const after = anonymous.climbed('11-18 18:00:01');
    expect(after.state.stage).toBe('followed-up');
    expect(after.clock('follow-up')).toMatchObject({ outcome: 'met', outcomeAt: at('11-18 18:00') });
  });
});
