import { describe, expect, it } from '@jest/globals';
import { isRefusal } from '../../refusal.ts';
import type { HandleAtOnceCommand } from '../commands/case-command.ts';
import { decideHandleAtOnce } from '../decide/decide-register.ts';
import { evolveAll } from '../evolve.ts';
import { at } from '../../aggregate/city.scenario.ts';
import {
  accept,
  assign,
  assigned,
  codeOf,
  GivenCase,
  satisfied,
  signOff,
  submitted,
} from '../given-case.scenario.ts';
import { rungsOf } from '../ladder/climb.ts';
import { rules } from '../given-case.scenario.ts';

const object = { command: 'object', reason: 'not ours' } as const;
const decline = { command: 'decline', reason: 'a matter for the court', referral: 'the court' } as const;
const appeal = { command: 'appeal', reason: 'the court sent me here' } as const;

describe('an objection', () => {
  it('withdraws the assign outcome: the instance runs on, and the complete instance is void', () => {
    const back = assigned().then('11-03 15:00', 'river-desk', object);
    expect(back.state).toMatchObject({ stage: 'submitted', handlingUnit: null, handler: null });
    expect(back.clock('assign')).toMatchObject({ outcome: null, endedAt: null, dueAt: at('11-03 18:00') });
    expect(back.clock('complete')).toMatchObject({ outcome: 'void', endedAt: at('11-03 15:00') });
  });

  it('lets the next assign meet the same instance and start complete/2 with its full limit', () => {
    const again = assigned()
      .then('11-03 15:00', 'river-chief', object)
      .then('11-03 17:00', 'river-chief', assign);
    expect(again.clock('assign')).toMatchObject({ outcome: 'met', outcomeAt: at('11-03 17:00') });
    expect(again.clock('complete')).toMatchObject({ instance: 2, dueAt: at('11-12 18:00') });
  });

  it('breaches a limit already past, at its due moment, in the same breath', () => {
    const back = assigned().then('11-04 10:00', 'river-desk', object);
    expect(back.rungs).toEqual(['assign/1/reminder/1', 'assign/1/warning/1', 'assign/1/breach/1']);
    expect(back.clock('assign')).toMatchObject({ outcome: 'missed', outcomeAt: at('11-03 18:00') });
    expect(back.events.at(-1)).toMatchObject({
      occurredAt: at('11-04 10:00'),
      fact: { accountability: { unit: 'city.east.river', dueAt: at('11-03 18:00') } },
    });
  });

  it('does not undo a complete limit that was missed before anybody accepted', () => {
    const late = assigned().then('11-13 09:00', 'river-desk', object);
    expect(late.clock('complete')).toMatchObject({ outcome: 'missed', outcomeAt: at('11-12 18:00') });
  });

  it('is not the officer who would have to work on it to make', () => {
    expect(codeOf(assigned().when('11-03 15:00', 'river-officer', object))).toBe('forbidden');
  });
});

describe('declined, and appealed', () => {
  const declined = () => submitted().then('11-03 09:00', 'river-chief', decline);

  it('meets the assign clock and ends the case', () => {
    expect(declined().state.stage).toBe('declined');
    expect(declined().clock('assign')).toMatchObject({ outcome: 'met', outcomeAt: at('11-03 09:00') });
    expect(declined().clock('overall').endedAt).toBe(at('11-03 09:00'));
  });

  it('is decided one level up: accepted, a new assign instance starts, and the overall clock never ended', () => {
    const accepted = declined()
      .then('11-04 10:00', 'citizen', appeal)
      .then('11-05 09:00', 'east-chief', { command: 'accept-appeal' });
    expect(accepted.state).toMatchObject({ stage: 'submitted', appeal: 'accepted' });
    expect(accepted.clock('assign')).toMatchObject({ instance: 2, dueAt: at('11-06 18:00') });
    expect(accepted.clock('overall').endedAt).toBeNull();
  });

  it('can be appealed once, by its citizen, and the owner does not judge himself', () => {
    const appealed = declined().then('11-04 10:00', 'citizen', appeal);
    expect(codeOf(declined().when('11-04 10:00', 'river-officer', appeal))).toBe('forbidden');
    expect(codeOf(appealed.when('11-05 09:00', 'river-chief', { command: 'accept-appeal' }))).toBe(
      'forbidden',
    );
    const refused = appealed.then('11-05 09:00', 'east-chief', {
      command: 'refuse-appeal',
      reason: 'as said',
    });
    expect(refused.state).toMatchObject({ stage: 'declined', appeal: 'refused' });
    expect(codeOf(refused.when('11-06 09:00', 'citizen', appeal))).toBe('already-appealed');
    expect(codeOf(refused.when('11-06 09:00', 'east-chief', { command: 'accept-appeal' }))).toBe(
      'no-appeal-open',
    );
  });
});

describe('the owner', () => {
  const registered = () => GivenCase.registered('11-02 10:00');

  it('is another after a transfer; the assign clock runs on by the hours it began with', () => {
    const moved = registered().then('11-02 15:00', 'river-desk', {
      command: 'transfer',
      unit: 'city.north.gate',
    });
    expect(moved.state).toMatchObject({
      ownerPost: 'city.north.gate#chief',
      proposedUnit: 'city.north.gate',
    });
    expect(moved.clock('assign')).toMatchObject({ dueAt: at('11-03 18:00'), unit: 'city.east.river' });
  });

  it('is the post one level up after report-up, and no further than the bureau', () => {
    const up = registered().then('11-02 15:00', 'river-desk', { command: 'report-up' });
    expect(up.state.ownerPost).toBe('city.east#chief');
    const top = up.then('11-02 16:00', 'east-desk', { command: 'report-up' });
    expect(top.state.ownerPost).toBe('city#chief');
    expect(codeOf(top.when('11-02 17:00', 'city-desk', { command: 'report-up' }))).toBe('at-the-top');
  });

  it('of a complaint is policy’s to say: reclassified without a subject, it is the bureau desk’s to settle', () => {
    const complaint = registered().then('11-02 15:00', 'river-desk', {
      command: 'reclassify',
      ledger: 'complaint',
    });
    expect(complaint.state).toMatchObject({
      ledger: 'complaint',
      ownerPost: 'city#chief',
      confidentiality: { subjectUnits: [], inWords: true, receivingUnit: 'city' },
    });
    const back = complaint.then('11-02 16:00', 'city-desk', { command: 'reclassify', ledger: 'claim' });
    expect(back.state).toMatchObject({ ledger: 'claim', confidentiality: { receivingUnit: 'city' } });
    expect(
      codeOf(complaint.when('11-02 16:00', 'river-desk', { command: 'reclassify', ledger: 'claim' })),
    ).toBe('not-found');
  });

  it('of a complaint goes up only while the unit that handles it may know of it', () => {
    const about = { ledger: 'complaint', subjectUnit: 'city.east.river', unit: null } as const;
    const taken = GivenCase.registered('11-02 10:00', about);
    expect(taken.state).toMatchObject({ ownerPost: 'city.east#chief' });
    const up = taken.then('11-02 11:00', 'east-desk', { command: 'report-up' });
    expect(up.state.confidentiality).toMatchObject({ receivingUnit: 'city' });
    expect(codeOf(up.when('11-02 12:00', 'east-desk', { command: 'report-up' }))).toBe('not-found');
    const handled = taken
      .then('11-02 11:00', 'east-desk', { command: 'submit', unit: 'city.east' })
      .then('11-02 12:00', 'east-chief', { command: 'assign', unit: 'city.east' });
    expect(codeOf(handled.when('11-02 15:00', 'east-chief', { command: 'report-up' }))).toBe(
      'conflict-of-interest',
    );
  });
});

describe('handled at once', () => {
  const command: HandleAtOnceCommand = {
    command: 'handle-at-once',
    id: 'case-1',
    number: 'SQ-2026-000001',
    ledger: 'claim',
    channel: 'visit',
    category: 'household',
    responseClass: 'ordinary',
    unit: null,
    subjectUnit: null,
    subjectPersons: [],
    subjectsInWords: false,
    anonymous: false,
    receivedAt: null,
    result: 'shown the form',
    evidence: [{ text: 'copy of the form' }],
  };
  const { world } = { world: (who: string) => GivenCase.registered('11-02 10:00').world('11-02 10:00', who) };

  it('is replied to by the officer, whose chief approves it afterwards', () => {
    const events = decideHandleAtOnce(command, world('river-officer'));
    if (isRefusal(events)) throw new Error(events.code);
    const given = GivenCase.of(evolveAll(null, events, 'case-1'), rules);
    expect(given.state).toMatchObject({
      stage: 'replied',
      handlingUnit: 'city.east.river',
      handler: 'river-officer',
      ownerPost: 'city.east.river#chief',
    });
    expect(given.clock('assign')).toMatchObject({ outcome: 'met', outcomeAt: at('11-02 10:00') });
    const signed = given
      .then('11-03 10:00', 'river-desk', satisfied)
      .then('11-03 11:00', 'river-chief', signOff);
    expect(signed.clock('complete')).toMatchObject({ outcome: 'met', outcomeAt: at('11-02 10:00') });
  });

  it('is refused without evidence, without a person, and of a complaint about the officer’s own unit', () => {
    expect(codeOf(decideHandleAtOnce({ ...command, evidence: [] }, world('river-officer')))).toBe(
      'evidence-required',
    );
    expect(codeOf(decideHandleAtOnce(command, world('river-chief')))).toBe('forbidden');
    const own = { ...command, ledger: 'complaint', subjectUnit: 'city.east.river' } as const;
    expect(codeOf(decideHandleAtOnce(own, world('river-officer')))).toBe('conflict-of-interest');
  });
});

describe('a call for help, 1-3-5', () => {
  const called = () => GivenCase.registered('11-07 22:00', { responseClass: '1-3-5', channel: 'portal' });

  it('is acknowledged within a minute, dispatched within three and reached in five, on a Saturday night', () => {
    expect(called().clock('acknowledge').dueAt).toBe(at('11-07 22:01'));
    expect(called().clock('assign').dueAt).toBe(at('11-07 22:03'));
    expect(called().clock('arrive').dueAt).toBe(at('11-07 22:05'));
    const reached = called()
      .then('11-07 22:00:40', 'river-desk', { command: 'submit', unit: 'city.east.river' })
      .then('11-07 22:02:30', 'river-chief', assign)
      .then('11-07 22:04:59', 'river-officer', accept);
    expect(reached.rungs).toEqual(['assign/1/warning/1', 'arrive/1/warning/1']);
    for (const name of ['acknowledge', 'assign', 'arrive'] as const)
      expect(reached.clock(name).outcome).toBe('met');
  });

  it('climbs by the wall clock when nobody answers', () => {
    const late = called().climbed('11-07 22:02:01');
    expect(late.rungs).toEqual([
      'acknowledge/1/warning/1',
      'acknowledge/1/breach/1',
      'acknowledge/1/escalation/1',
    ]);
    expect(rungsOf(late.state, rules)[0]).toMatchObject({
      id: 'assign/1/warning/1',
      at: at('11-07 22:02:24'),
    });
  });
});
