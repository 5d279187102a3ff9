import { describe, expect, it } from '@jest/globals';
import { isRefusal } from '../../refusal.ts';
import type { CaseState } from '../case.ts';
import { decidePair } from '../decide/decide-pair.ts';
import { at } from '../../aggregate/city.scenario.ts';
import {
  closed,
  codeOf,
  first,
  GivenCase,
  handling,
  replied,
  reply,
  satisfied,
  unsatisfied,
} from '../given-case.scenario.ts';
import { policyWith } from '../rules/policy.ts';
import { bindBook, rulesIn } from '../rules/rule-book.ts';

describe('sent back', () => {
  // Stood for 6 h of 5 Nov and 4 h of the 6th: ten hours after 12 Nov 18:00.
  it('gives back what was left of the limit, in the next round', () => {
    const back = replied('11-05 10:00')
      .then('11-06 09:00', 'river-desk', satisfied)
      .then('11-06 15:00', 'river-chief', { command: 'send-back', reason: 'no receipt' });
    expect(back.state).toMatchObject({ stage: 'handling', round: 2 });
    expect(back.clock('sign-off')).toMatchObject({ outcome: 'met', outcomeAt: at('11-06 15:00') });
    expect(back.clock('complete').dueAt).toBe(at('11-16 12:00'));
    const again = back.then('11-10 10:00', 'river-officer', reply);
    expect(again.clock('follow-up')).toMatchObject({ instance: 2, dueAt: at('11-13 18:00') });
  });
});

describe('rated by the citizen', () => {
  const rate = (outcome: 'satisfied' | 'unsatisfied') => ({ command: 'rate', outcome }) as const;

  it('is followed up, or comes back', () => {
    expect(replied().then('11-12 10:00', 'citizen', rate('satisfied')).state.stage).toBe('followed-up');
    const back = replied().then('11-12 10:00', 'citizen', rate('unsatisfied'));
    expect(back.state).toMatchObject({ stage: 'handling', round: 2 });
    expect(back.clock('complete').dueAt).toBe(at('11-13 10:30'));
    expect(back.events.at(-1)?.fact).toMatchObject({ type: 'followed-up', rated: true });
  });

  it('is nobody else’s to give', () => {
    expect(codeOf(replied().when('11-12 10:00', 'river-officer-2', rate('satisfied')))).toBe('forbidden');
  });
});

describe('reopened', () => {
  const reopen = { command: 'reopen', reason: 'it is back' } as const;

  it('goes to the same unit and handler, next round, with the full limit again', () => {
    const back = closed().then('11-20 10:00', 'citizen', reopen);
    expect(back.state).toMatchObject({
      stage: 'handling',
      round: 2,
      handler: 'river-officer',
      handlingUnit: 'city.east.river',
    });
    expect(back.clock('complete')).toMatchObject({ instance: 2, dueAt: at('12-01 18:00') });
    expect(back.clock('overall')).toMatchObject({ endedAt: null, outcome: null });
  });

  it('by its citizen within 30 days, by a supervisor later too', () => {
    expect(codeOf(closed().when('12-06 16:00', 'citizen', reopen))).toBeNull();
    expect(codeOf(closed().when('12-06 16:00:01', 'citizen', reopen))).toBe('reopen-too-late');
    expect(codeOf(closed().when('2027-03-01 10:00', 'supervisor', reopen))).toBeNull();
    expect(codeOf(closed().when('11-20 10:00', 'river-officer', reopen))).toBe('forbidden');
  });
});

describe('withdrawn', () => {
  const withdraw = { command: 'withdraw' } as const;

  it('ends its clocks without outcome; what was missed stays so', () => {
    const gone = handling().then('11-05 10:00', 'citizen', withdraw);
    expect(gone.state.stage).toBe('withdrawn');
    expect(gone.clock('complete')).toMatchObject({ outcome: null, endedAt: at('11-05 10:00') });
    const late = handling().then('11-13 10:00', 'citizen', withdraw);
    expect(late.clock('complete')).toMatchObject({ outcome: 'missed', outcomeAt: at('11-12 18:00') });
  });

  it('is too late once it was replied to, also in a later round', () => {
    expect(codeOf(replied().when('11-12 10:00', 'citizen', withdraw))).toBe('stage-forbids');
    const second = replied().then('11-12 10:00', 'river-desk', unsatisfied);
    expect(codeOf(second.when('11-12 11:00', 'citizen', withdraw))).toBe('stage-forbids');
  });
});

describe('closed although unsatisfied', () => {
  const anyway = { command: 'close-unsatisfied', reason: 'nothing more can be done' } as const;
  const policy = policyWith({ version: 'strict', rules: [], closeUnsatisfied: true });
  if (isRefusal(policy)) throw new Error(policy.code);
  const allowing = rulesIn(bindBook({ ...first, policy }, []));

  it('is off unless the policy allows it', () => {
    expect(codeOf(replied().when('11-12 10:00', 'east-chief', anyway))).toBe('policy-forbids');
  });

  it('is decided by the next chief up, meets no clock, and not in the first round', () => {
    const given = replied('11-11 17:30', allowing).then('11-12 10:00', 'river-desk', unsatisfied);
    expect(codeOf(given.when('11-12 11:00', 'river-chief', anyway))).toBe('forbidden');
    const ended = given.then('11-12 11:00', 'east-chief', anyway);
    expect(ended.state.stage).toBe('closed');
    expect(ended.clock('complete')).toMatchObject({ outcome: null, endedAt: at('11-12 11:00') });
    expect(codeOf(handling(allowing).when('11-05 10:00', 'east-chief', anyway))).toBe('stage-forbids');
  });
});

describe('merged', () => {
  const named = (id: string, given: GivenCase): CaseState => ({ ...given.state, id });
  const older = () => GivenCase.registered('11-04 10:00');
  const younger = () => named('case-2', GivenCase.registered('11-05 11:00'));
  const merge = (into: string) => ({ command: 'merge', into }) as const;

  function pair(given: GivenCase, survivor: CaseState | null, when: string, who = 'river-desk') {
    return decidePair(given.state, survivor, merge(survivor?.id ?? 'case-9'), given.world(when, who));
  }

  function mergedPair() {
    const given = older();
    const outcome = pair(given, younger(), '11-05 15:00');
    if (isRefusal(outcome)) throw new Error(outcome.code);
    return {
      merged: given.with(outcome.events),
      survivor: GivenCase.of(younger(), given.world('11-05 15:00', 'river-desk').rules).with(
        outcome.others.get('case-2') ?? [],
      ),
    };
  }

  it('ends without outcome, and gives the survivor the earlier start, whose rungs are climbed at once', () => {
    const { merged, survivor } = mergedPair();
    expect(merged.state).toMatchObject({ stage: 'merged', merger: { into: 'case-2' } });
    expect(merged.clock('assign')).toMatchObject({ outcome: null, endedAt: at('11-05 15:00') });
    expect(survivor.clock('assign')).toMatchObject({
      startedAt: at('11-04 10:00'),
      dueAt: at('11-05 18:00'),
    });
    // Half of 13 working hours: 6 of 4 Nov and half an hour of the 5th.
    expect(survivor.events.at(-1)?.fact).toMatchObject({
      rung: { id: 'assign/1/reminder/1', at: at('11-05 09:30') },
    });
  });

  it('comes back as it was, and the survivor has its own start again', () => {
    const { merged, survivor } = mergedPair();
    const back = decidePair(
      merged.state,
      survivor.state,
      { command: 'unmerge' },
      merged.world('11-05 16:00', 'river-desk'),
    );
    if (isRefusal(back)) throw new Error(back.code);
    const again = merged.with(back.events);
    expect(again.state).toMatchObject({ stage: 'registered', merger: null });
    expect(again.clock('assign')).toMatchObject({ endedAt: null, dueAt: at('11-05 18:00') });
    const alone = survivor.with(back.others.get('case-2') ?? []);
    expect(alone.clock('assign')).toMatchObject({ startedAt: at('11-05 11:00'), dueAt: at('11-06 18:00') });
    expect(alone.state.tookIn).toEqual([]);
  });

  it('with its reason: into itself, into nothing, into what is answered or of another ledger', () => {
    const given = older();
    expect(codeOf(pair(given, given.state, '11-05 15:00'))).toBe('merge-ring');
    expect(codeOf(pair(given, null, '11-05 15:00'))).toBe('not-found');
    expect(codeOf(pair(given, named('case-2', replied('11-05 10:00')), '11-05 15:00'))).toBe('stage-forbids');
    expect(codeOf(pair(given, named('case-2', mergedPair().merged), '11-05 16:00'))).toBe('stage-forbids');
    const other = named('case-2', GivenCase.registered('11-05 11:00', { ledger: 'suggestion' }));
    expect(codeOf(pair(given, other, '11-05 15:00'))).toBe('merge-unlike');
  });

  it('by a desk that has both in scope', () => {
    const far = named('case-2', GivenCase.registered('11-05 11:00', { unit: 'city.north.gate' }));
    expect(codeOf(pair(older(), far, '11-05 15:00'))).toBe('not-found');
    expect(codeOf(pair(older(), far, '11-05 15:00', 'city-desk'))).toBeNull();
    expect(codeOf(pair(older(), younger(), '11-05 15:00', 'river-officer'))).toBe('forbidden');
  });
});
