import { describe, expect, it } from '@jest/globals';
import { GivenCase } from '@fengqiao/domain/case/given-case.scenario';
import { evolveAll } from '@fengqiao/domain/case/evolve';
import { evolveDisputeAll } from '@fengqiao/domain/dispute/evolve';
import { agreed, confirm } from '@fengqiao/domain/dispute/given-dispute.scenario';
import { partRecord } from './record-and-words.ts';

const withoutWords = <T extends { readonly record: object }>(kind: string, events: readonly T[]): T[] =>
  events.map((event) => ({ ...event, record: partRecord(kind, event.record).record }));

describe('events without their words', () => {
  it('make the same case, also one that is confidential', () => {
    const cases = [
      GivenCase.registered('11-20 09:00', {
        ledger: 'complaint',
        unit: null,
        subjectUnit: 'city.east.river',
      }),
      GivenCase.registered('11-20 09:00')
        .then('11-20 10:00', 'river-desk', { command: 'submit', unit: 'city.east.river', note: 'a word' })
        .then('11-20 11:00', 'river-chief', { command: 'decline', reason: 'why', referral: 'where' }),
    ];
    for (const { events, state } of cases)
      expect(evolveAll(null, withoutWords('case', events), 'case-1')).toEqual(state);
  });

  it('make the same dispute, with the hashes of what was signed and of each thing owed', () => {
    const lived = agreed().then('11-10 10:00', 'party B', confirm('1'));
    const worded = lived.events.filter(({ record }) => Object.keys(record).length > 0);
    expect(worded.map(({ fact }) => fact.type)).toContain('settlement-drafted');
    const { events, state } = lived;
    const bare = withoutWords('dispute', events);
    const left = bare.flatMap(({ fact, record }) => Object.keys(record).map((field) => [fact.type, field]));
    expect(left).toEqual([['settlement-drafted', 'said']]);
    expect(evolveDisputeAll(null, bare, state.id)).toEqual(state);
  });
});
