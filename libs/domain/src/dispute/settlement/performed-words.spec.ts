import { describe, expect, it } from '@jest/globals';
import { at } from '../../aggregate/city.scenario.ts';
import { isRefusal } from '../../refusal.ts';
import type { DraftedObligation, SoleDisputeCommand } from '../commands/dispute-command.ts';
import { agreed, codeOf, confirm, divorce, sign, type GivenDispute } from '../given-dispute.scenario.ts';

/** 已知样例 with its first step performed: the 90,000 yuan are deposited. */
const performed = () => agreed().then('11-10 09:00', 'party B', confirm('1'));
const changing = (change: Partial<DraftedObligation>, index = 0): SoleDisputeCommand => ({
  ...divorce,
  obligations: divorce.obligations.map((each, i) => (i === index ? { ...each, ...change } : each)),
});
const draft = (dispute: GivenDispute, command: SoleDisputeCommand) =>
  dispute.when('11-11 09:00', 'redflag-mediator', command);

describe('what was performed and confirmed', () => {
  it.each<[string, Partial<DraftedObligation>, string[]]>([
    ['its words', { what: 'waived' }, ['obligations.0.what', 'obligations.0.amountYuan']],
    ['its sum', { amountYuan: 9_000 }, ['obligations.0.what', 'obligations.0.amountYuan']],
    ['its date', { dueAt: '2026-11-12T18:00:00+08:00' }, ['obligations.0.dueAt']],
    ['who owed it to whom', { who: 'B', toWhom: 'A' }, ['obligations.0.who', 'obligations.0.toWhom']],
    [
      'what kind it was',
      { kind: 'act', amountYuan: undefined },
      ['obligations.0.kind', 'obligations.0.what', 'obligations.0.amountYuan'],
    ],
    ['its name', { id: '9' }, ['obligations']],
  ])('cannot be changed by a later version in %s', (_, change, fields) => {
    // Nothing else waits for it: what is refused is the change alone.
    const alone = {
      ...divorce,
      obligations: [{ ...divorce.obligations[0], ...change }],
    } as SoleDisputeCommand;
    expect(draft(performed(), alone)).toMatchObject({ code: 'performed-already', fields });
  });

  it('may be repeated as it was, at the date agreed or the one its opening gave it', () => {
    expect(codeOf(draft(performed(), divorce))).toBeNull();
    const late = agreed()
      .then('11-25 09:00', 'party B', confirm('1'))
      .then('11-26 09:00', 'party A', confirm('2'));
    const second = late.state.obligations[1];
    expect([second?.agreedDueAt, second?.dueAt]).toEqual([at('11-18 18:00'), at('12-02 09:00')]);
    const again = (dueAt: string) => {
      const obligations = divorce.obligations
        .filter(({ id }) => id === '1' || id === '2')
        .map((each) => (each.id === '2' ? { ...each, dueAt } : each));
      return codeOf(late.when('11-26 10:00', 'redflag-mediator', { ...divorce, obligations }));
    };
    expect(again('2026-11-18T18:00:00+08:00')).toBeNull();
    expect(again('2026-12-02T09:00:00+08:00')).toBeNull();
    expect(again('2026-12-03T09:00:00+08:00')).toBe('performed-already');
  });

  it('stays as it was when it was done without, too', () => {
    const waived = agreed().then('11-10 09:00', 'party B', {
      ...{ command: 'waive', obligation: '1', reason: 'done without' },
    } as SoleDisputeCommand);
    expect(codeOf(draft(waived, changing({ amountYuan: 9_000 })))).toBe('performed-already');
  });

  it('binds nobody in what is still owed', () => {
    expect(codeOf(draft(performed(), changing({ what: 'other words' }, 1)))).toBeNull();
  });

  it('between writing a change down and signing it cannot be rewritten by that change either', () => {
    const changed = agreed()
      .then('11-09 09:00', 'redflag-mediator', changing({ amountYuan: 9_000, what: 'waived' }))
      .then('11-10 09:00', 'party B', confirm('1'))
      .then('11-10 10:00', 'redflag-mediator', sign('A', 2))
      .then('11-10 10:00', 'redflag-mediator', sign('B', 2));
    const outcome = changed.when('11-10 11:00', 'redflag-mediator', { command: 'agree' });
    expect(outcome).toMatchObject({ code: 'performed-already' });
    expect(isRefusal(outcome)).toBe(true);
  });

  it('is known by the hash of its words: where an event of old has none, its words are taken as said again', () => {
    const { state } = performed();
    expect(state.obligations[0]?.said).toBe('obligation 1:90000');
    const without = state.obligations.map(({ said, ...each }) => (said === undefined ? each : each));
    const dispute = Object.assign(Object.create(Object.getPrototypeOf(performed())), performed(), {
      state: { ...state, obligations: without },
    }) as GivenDispute;
    expect(codeOf(draft(dispute, changing({ what: 'other words' })))).toBeNull();
    expect(codeOf(draft(dispute, changing({ dueAt: '2026-11-12T18:00:00+08:00' })))).toBe(
      'performed-already',
    );
  });
});
