import { describe, expect, it } from '@jest/globals';
import { at } from '../../aggregate/city.scenario.ts';
import { isRefusal } from '../../refusal.ts';
import type { CaseState } from '../case.ts';
import type { SoleCommand } from '../commands/case-command.ts';
import { decideGroup } from '../decide/decide.ts';
import { decidePair } from '../decide/decide-pair.ts';
import { evolveAll } from '../evolve.ts';
import { closed, codeOf, GivenCase, handling, submitted } from '../given-case.scenario.ts';

const voided: SoleCommand = { command: 'void', reason: 'spam' };
const appeal: SoleCommand = { command: 'appeal', reason: 'it is no spam' };
const accept: SoleCommand = { command: 'accept-appeal' };

describe('voided', () => {
  it('ends in any stage by a supervisor, its clocks without outcome', () => {
    const given = submitted().then('11-03 09:00', 'supervisor', voided);
    expect(given.state).toMatchObject({ stage: 'voided', appeal: null });
    expect(given.clock('assign')).toMatchObject({ outcome: null, endedAt: at('11-03 09:00') });
    expect(given.events.at(-1)).toMatchObject({
      fact: { type: 'voided', from: 'submitted' },
      record: { reason: 'spam' },
    });
    expect(codeOf(given.when('11-03 10:00', 'supervisor', voided))).toBe('stage-forbids');
    expect(codeOf(closed().when('11-09 10:00', 'supervisor', voided))).toBeNull();
    expect(codeOf(closed().when('11-09 10:00', 'river-chief', voided))).toBe('forbidden');
  });

  it('may be appealed once, and stands again where it did, as if its clocks had never ended', () => {
    const given = handling().then('11-04 09:00', 'supervisor', voided).then('11-05 09:00', 'citizen', appeal);
    expect(codeOf(given.when('11-05 10:00', 'river-chief', accept))).toBe('forbidden');
    const back = given.then('11-05 10:00', 'east-chief', accept);
    expect(back.state).toMatchObject({ stage: 'handling', appeal: null, voiding: null });
    expect(back.clock('complete')).toMatchObject({ endedAt: null, dueAt: at('11-12 18:00') });
    expect(back.events.at(-1)?.fact).toMatchObject({ type: 'appeal-accepted', reinstates: 5 });
    const refused = given.then('11-05 10:00', 'east-chief', { command: 'refuse-appeal', reason: 'it is' });
    expect(codeOf(refused.when('11-05 11:00', 'citizen', appeal))).toBe('already-appealed');
  });

  it('is not corrected, for it counts nowhere; once an appeal has brought it back it is', () => {
    const correct: SoleCommand = {
      ...{ command: 'correct', receivedAt: '2026-11-02T09:30:00+08:00', reason: 'wrong day' },
    };
    const given = submitted().then('11-03 09:00', 'supervisor', voided);
    expect(given.when('11-03 10:00', 'supervisor', correct)).toMatchObject({
      ...{ code: 'stage-forbids', details: { command: 'correct', stage: 'voided' } },
    });
    const back = given.then('11-03 11:00', 'citizen', appeal).then('11-03 12:00', 'east-chief', accept);
    expect(back.then('11-03 13:00', 'supervisor', correct).state.receivedAt).toBe(at('11-02 09:30'));
  });

  it('leaves an appeal against being declined as it was', () => {
    const declined = submitted().then('11-03 09:00', 'river-chief', {
      ...{ command: 'decline', reason: 'no', referral: 'court' },
    });
    const back = declined
      .then('11-03 10:00', 'supervisor', voided)
      .then('11-03 11:00', 'citizen', appeal)
      .then('11-03 12:00', 'east-chief', accept);
    expect(back.state).toMatchObject({ stage: 'declined', appeal: null });
    expect(codeOf(back.when('11-04 09:00', 'citizen', appeal))).toBeNull();
  });
});

/** Three of a kind, of which the first was merged into the second and the third too. */
function merged() {
  const named = (id: string, when: string): CaseState => ({ ...GivenCase.registered(when).state, id });
  const cases = new Map(
    [named('case-1', '11-04 10:00'), named('case-2', '11-05 11:00'), named('case-3', '11-05 12:00')].map(
      (state) => [state.id, state],
    ),
  );
  const world = GivenCase.registered('11-04 10:00').world('11-05 15:00', 'river-desk');
  for (const id of ['case-1', 'case-3']) {
    const command = { command: 'merge', into: 'case-2' } as const;
    const outcome = decidePair(cases.get(id)!, cases.get('case-2')!, command, world);
    if (isRefusal(outcome)) throw new Error(outcome.code);
    cases.set(id, evolveAll(cases.get(id)!, outcome.events, id));
    cases.set('case-2', evolveAll(cases.get('case-2')!, outcome.others.get('case-2')!, 'case-2'));
  }
  return cases;
}

function give(
  cases: Map<string, CaseState>,
  id: string,
  when: string,
  who: string,
  command: SoleCommand,
  ownCase?: string,
) {
  const { reader, ...premises } = GivenCase.registered('11-04 10:00').world(when, who);
  const citizen = { ...reader, citizenOf: id, ...(ownCase !== undefined && { ownCase }) };
  const world = { ...premises, reader: who === 'citizen' ? citizen : reader };
  const beside = [...cases.values()].filter((state) => state.id !== id);
  const outcome = decideGroup(cases.get(id)!, { cases: beside }, command, world);
  if (isRefusal(outcome)) return outcome;
  const after = new Map(cases);
  after.set(id, evolveAll(cases.get(id)!, outcome.events, id));
  for (const [other, events] of outcome.others)
    if (events.length > 0) after.set(other, evolveAll(cases.get(other)!, events, other));
  return after;
}

function on(
  cases: Map<string, CaseState>,
  ...given: [id: string, when: string, who: string, command: SoleCommand, ownCase?: string]
) {
  const after = give(cases, ...given);
  if (isRefusal(after)) throw new Error(after.code);
  return after;
}

const stagesOf = (cases: Map<string, CaseState>) => [...cases.values()].map(({ stage }) => stage);

describe('when the case that survives others', () => {
  it.each([
    ['is withdrawn', 'citizen', { command: 'withdraw' }, 'withdrawn'],
    ['is voided', 'supervisor', voided, 'voided'],
  ] as const)('%s, they come back, due later by the time they were merged', (_, who, command, stage) => {
    const after = on(merged(), 'case-2', '11-05 17:00', who, command);
    expect(stagesOf(after)).toEqual(['registered', stage, 'registered']);
    const back = after.get('case-1')!;
    expect(back).toMatchObject({ merger: null });
    // Two opening hours merged, of a limit that ended with the day: due two hours into the next.
    expect(back.clocks.find(({ name }) => name === 'assign')).toMatchObject({
      ...{ endedAt: null, startedAt: at('11-04 10:00'), dueAt: at('11-06 11:00') },
      stoppages: [{ kind: 'merged', from: at('11-05 15:00'), to: at('11-05 17:00') }],
    });
    expect(after.get('case-2')!.tookIn).toEqual([]);
  });

  it('is declined, so are they, and each may appeal for itself', () => {
    const cases = on(merged(), 'case-2', '11-05 15:30', 'river-desk', {
      ...{ command: 'submit', unit: 'city.east.river' },
    });
    const declined = on(cases, 'case-2', '11-05 16:00', 'river-chief', {
      ...{ command: 'decline', reason: 'no', referral: 'court' },
    });
    expect(stagesOf(declined)).toEqual(['declined', 'declined', 'declined']);
    const appealed = on(declined, 'case-3', '11-06 09:00', 'citizen', appeal);
    const accepted = on(appealed, 'case-3', '11-06 10:00', 'east-chief', accept);
    expect(stagesOf(accepted)).toEqual(['declined', 'declined', 'submitted']);
    expect(accepted.get('case-3')!.clocks.filter(({ name }) => name === 'assign')).toMatchObject([
      { instance: 1, endedAt: at('11-05 15:00') },
      { instance: 2, startedAt: at('11-06 10:00'), endedAt: null },
    ]);
  });
});

describe('the citizen of a merged case', () => {
  it('withdraws only the own one, while nobody has answered', () => {
    const after = on(merged(), 'case-1', '11-05 16:00', 'citizen', { command: 'withdraw' });
    expect(stagesOf(after)).toEqual(['withdrawn', 'registered', 'merged']);
    expect(after.get('case-2')!.tookIn.map(({ caseId }) => caseId)).toEqual(['case-3']);
    expect(after.get('case-2')!.clocks.find(({ name }) => name === 'assign')).toMatchObject({
      startedAt: at('11-05 11:00'),
    });
    const answered = new Map(merged());
    answered.set('case-2', { ...answered.get('case-2')!, repliedAt: at('11-05 16:00') });
    expect(codeOf(give(answered, 'case-1', '11-05 17:00', 'citizen', { command: 'withdraw' }))).toBe(
      'stage-forbids',
    );
  });

  it('rates once, until it is signed off; one who is not satisfied sends it back', () => {
    const replied = new Map(merged());
    replied.set('case-2', { ...replied.get('case-2')!, stage: 'replied', handlingUnit: 'city.east.river' });
    const rate = (outcome: 'satisfied' | 'unsatisfied') => ({ command: 'rate', outcome }) as const;
    const once = on(replied, 'case-2', '11-06 09:00', 'citizen', rate('satisfied'), 'case-1');
    expect(once.get('case-2')).toMatchObject({ stage: 'followed-up', rated: ['case-1'] });
    expect(codeOf(give(once, 'case-2', '11-06 10:00', 'citizen', rate('satisfied'), 'case-1'))).toBe(
      'already-rated',
    );
    const twice = on(once, 'case-2', '11-06 10:00', 'citizen', rate('satisfied'));
    expect(twice.get('case-2')).toMatchObject({ stage: 'followed-up', rated: ['case-1', 'case-2'] });
    const sentBack = on(twice, 'case-2', '11-06 11:00', 'citizen', rate('unsatisfied'), 'case-3');
    expect(sentBack.get('case-2')).toMatchObject({ stage: 'handling', round: 2 });
  });
});
