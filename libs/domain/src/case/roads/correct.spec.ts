import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { at } from '../../aggregate/city.scenario.ts';
import { isRefusal } from '../../refusal.ts';
import type { CaseClock } from '../case.ts';
import type { SoleCommand } from '../commands/case-command.ts';
import {
  accept,
  assign,
  assigned,
  closed,
  codeOf,
  GivenCase,
  handling,
  reply,
  satisfied,
  signOff,
  close,
  submit,
  submitted,
  unsatisfied,
} from '../given-case.scenario.ts';

const correct = (when: number | string): SoleCommand => ({
  ...{ command: 'correct', reason: 'written down wrongly' },
  receivedAt: new Date(typeof when === 'number' ? when : at(when)).toISOString(),
});

describe('a wrong moment of receipt', () => {
  it('is corrected by a supervisor: what started then is void, and runs anew in its place', () => {
    const given = submitted().then('11-02 12:00', 'supervisor', correct('11-01 10:00'));
    expect(given.state).toMatchObject({ stage: 'submitted', receivedAt: at('11-01 10:00') });
    const [old, anew] = given.state.clocks.filter(({ name }) => name === 'assign');
    expect(old).toMatchObject({ instance: 1, outcome: 'void', endedAt: at('11-02 12:00') });
    expect(anew).toMatchObject({ instance: 2, outcome: null, startedAt: at('11-01 10:00') });
  });

  it('leaves the complete clock, and an appeal’s new instance, where they started', () => {
    const given = assigned().then('11-04 12:00', 'supervisor', correct('11-02 08:00'));
    expect(given.clock('complete')).toMatchObject({ instance: 1, startedAt: at('11-03 09:00') });
    const appealed = submitted()
      .then('11-03 09:00', 'river-chief', { command: 'decline', reason: 'no', referral: 'court' })
      .then('11-03 10:00', 'citizen', { command: 'appeal', reason: 'but' })
      .then('11-03 11:00', 'east-chief', { command: 'accept-appeal' })
      .then('11-03 12:00', 'supervisor', correct('11-02 08:00'));
    expect(appealed.clock('assign')).toMatchObject({ instance: 2, startedAt: at('11-03 11:00') });
    expect(appealed.state.clocks.filter(({ name }) => name === 'assign').map(outcomeOf)).toEqual([
      'assign/1 void',
      'assign/3 met',
      'assign/2 null',
    ]);
  });

  it('withdraws the accountability records of what is void, and puts down what was missed instead', () => {
    // Assigned in time, by what was written down; received a week before, it was late by then.
    const late = assigned().then('11-04 12:00', 'supervisor', correct('10-26 10:00'));
    expect(late.state.clocks.filter(({ name }) => name === 'assign').map(outcomeOf)).toEqual([
      'assign/1 void',
      'assign/2 missed',
    ]);
    const breach = late.events.findLast(({ fact }) => fact.type === 'rung-climbed');
    expect(breach?.fact).toMatchObject({
      rung: { id: 'assign/2/breach/1', at: at('10-27 18:00') },
      accountability: { instance: 2, dueAt: at('10-27 18:00'), holder: 'river-chief' },
    });
    const back = late.then('11-04 13:00', 'supervisor', correct('11-02 10:00'));
    expect(back.events.at(-1)?.fact).toMatchObject({
      type: 'corrected',
      moved: [
        { clock: 'assign', instance: 2, by: 3 },
        { clock: 'overall', instance: 2, by: 3 },
      ],
      withdrawn: [{ seq: breach?.seq, clock: 'assign', instance: 2, dueAt: at('10-27 18:00') }],
    });
    expect(back.clock('assign')).toMatchObject({ instance: 3, outcome: 'met' });
  });

  it('is bounded: not ahead, not after an act, not beyond the policy’s days from what was first given', () => {
    const code = (given: GivenCase, when: string) =>
      codeOf(given.when('11-20 12:00', 'supervisor', correct(when)));
    expect(code(closed(), '2027-01-01 00:00')).toBe('future-moment');
    expect(code(closed(), '11-02 11:30')).toBe('received-after-act');
    expect(code(closed(), '11-02 10:00')).toBe('nothing-to-change');
    expect(code(closed(), '2025-11-01 09:59')).toBe('too-long-ago');
    const once = closed().then('11-19 12:00', 'supervisor', correct('2026-01-05 10:00'));
    expect(code(once, '2025-11-01 10:00')).toBeNull();
    expect(code(once, '2025-11-01 09:59')).toBe('too-long-ago');
  });

  it('is a supervisor’s; where none may see the case, its owner’s', () => {
    for (const who of ['river-desk', 'river-chief', 'analyst', 'citizen'])
      expect([who, codeOf(submitted().when('11-02 12:00', who, correct('11-01 10:00')))]).toEqual([
        who,
        'forbidden',
      ]);
    const about = GivenCase.registered('11-02 10:00', {
      ledger: 'complaint',
      subjectUnit: 'city.ducha',
      channel: 'portal',
    });
    expect(codeOf(about.when('11-02 12:00', 'supervisor', correct('11-01 10:00')))).toBe('not-found');
    expect(codeOf(about.when('11-02 12:00', 'jijian-chief', correct('11-01 10:00')))).toBeNull();
  });
});

const outcomeOf = ({ name, instance, outcome }: CaseClock) => `${name}/${instance} ${outcome}`;

/** Ways a case may go on, each by one day or more after the last; what is refused on the way is left out. */
const steps: readonly (readonly [who: string, command: SoleCommand])[] = [
  ['river-desk', submit],
  ['river-chief', assign],
  ['river-officer', accept],
  ['river-officer', reply],
  ['river-desk', satisfied],
  ['river-desk', unsatisfied],
  ['river-chief', signOff],
  ['river-desk', close],
  ['river-desk', { command: 'object', reason: 'not ours' }],
  ['river-chief', { command: 'decline', reason: 'no', referral: 'court' }],
  ['citizen', { command: 'appeal', reason: 'but' }],
  ['east-chief', { command: 'accept-appeal' }],
  ['citizen', { command: 'withdraw' }],
  ['citizen', { command: 'reopen', reason: 'again' }],
  ['supervisor', { command: 'void', reason: 'a mistake' }],
];

const hour = 3_600_000;
const textOf = (moment: number) => new Date(moment + 8 * hour).toISOString().slice(0, 16).replace('T', ' ');

const road = fc.array(fc.record({ step: fc.nat(steps.length - 1), after: fc.integer({ min: 1, max: 60 }) }), {
  maxLength: 14,
});
const matter = fc.record({
  responseClass: fc.constantFrom('ordinary', '1-3-5'),
  anonymous: fc.boolean(),
  wrongBy: fc.integer({ min: 0, max: 25 * 24 }),
  rightBy: fc.integer({ min: 0, max: 25 * 24 }),
});

/** The same road, lived through by a case that was received so many hours before it was written down. */
function lived(hoursBefore: number, kind: object, by: readonly { step: number; after: number }[]) {
  const begun = at('11-30 10:00');
  let now = begun;
  let given = GivenCase.registered(textOf(begun), { ...kind, receivedAt: begun - hoursBefore * hour });
  for (const { step, after } of by) {
    now += after * hour;
    const [who, command] = steps[step]!;
    const outcome = given.when(textOf(now), who, command);
    if (!isRefusal(outcome)) given = given.with(outcome);
  }
  return { given, now: now + hour };
}

/** What counts of a case's clocks, by whatever number each runs. */
function counting(given: GivenCase) {
  return given.state.clocks
    .filter(({ outcome }) => outcome !== 'void')
    .map(({ instance: _, ownStart: __, ...clock }) => clock);
}

function onRecord(given: GivenCase) {
  const withdrawn = given.events.flatMap(({ fact }) =>
    fact.type === 'corrected' ? fact.withdrawn.map(({ seq }) => seq) : [],
  );
  return given.events.flatMap(({ seq, fact }) => {
    const record = fact.type === 'rung-climbed' || fact.type === 'followed-up' ? fact.accountability : null;
    if (!record || withdrawn.includes(seq)) return [];
    const { clock, unit, ownerPost, dueAt } = record;
    return [`${clock} ${unit} ${ownerPost} ${dueAt}`];
  });
}

it('after a correction, whatever happened before, clocks and records are those of a case registered rightly', () => {
  let corrected = 0;
  fc.assert(
    fc.property(matter, road, ({ wrongBy, rightBy, ...kind }, by) => {
      const wrong = lived(wrongBy, kind, by);
      const right = lived(rightBy, kind, by);
      const outcome = wrong.given.when(
        textOf(wrong.now),
        'supervisor',
        correct(at('11-30 10:00') - rightBy * hour),
      );
      if (isRefusal(outcome)) {
        expect(['nothing-to-change', 'stage-forbids']).toContain(outcome.code);
        return;
      }
      corrected += 1;
      const after = wrong.given.with(outcome);
      const meant = right.given.climbed(textOf(right.now));
      expect(counting(after)).toEqual(counting(meant));
      expect(onRecord(after).sort()).toEqual(onRecord(meant).sort());
      expect(after.state.level).toBe(meant.state.level);
    }),
    { numRuns: 300 },
  );
  expect(corrected).toBeGreaterThan(100);
});

it('a handled case’s received moment moves no act', () => {
  const given = handling().then('11-05 09:00', 'supervisor', correct('11-01 09:00'));
  expect(given.state).toMatchObject({ stage: 'handling', handler: 'river-officer' });
});
