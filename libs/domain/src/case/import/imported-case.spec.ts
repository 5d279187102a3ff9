import { describe, expect, it } from '@jest/globals';
import { at } from '../../aggregate/city.scenario.ts';
import { directory, rules } from '../given-case.scenario.ts';
import { evolveAll } from '../evolve.ts';
import { checkLedgerRow, importCase, type LedgerRow } from './imported-case.ts';

const empty: LedgerRow = {
  ledger: 'claim',
  channel: 'visit',
  category: 'household',
  unit: 'city.east.river',
  subjectUnit: null,
  anonymous: false,
  receivedAt: at('11-02 10:00'),
  submittedAt: null,
  assignedAt: null,
  acceptedAt: null,
  handler: null,
  repliedAt: null,
  result: null,
  satisfaction: null,
  followedUpAt: null,
  signedOffAt: null,
  closedAt: null,
  publicSummary: null,
};

const premises = { now: at('11-20 17:00'), directory, rules };
const imported = (row: Partial<LedgerRow>) => {
  const events = importCase({ ...empty, ...row }, { id: 'case-1', number: 'SQ-2026-000001' }, premises);
  return { events, state: evolveAll(null, events, 'case-1') };
};
const wrong = (row: Partial<LedgerRow>) =>
  checkLedgerRow({ ...empty, ...row }, premises).map(({ code, fields }) => [fields[0], code]);

describe('an imported case', () => {
  // The samples' A-010.
  it('keeps its moments, and its clocks run by them', () => {
    const { state } = imported({
      assignedAt: at('11-03 09:00'),
      acceptedAt: at('11-03 09:20'),
      handler: 'river-officer',
      repliedAt: at('11-11 17:30'),
      satisfaction: 'unsatisfied',
      followedUpAt: at('11-12 10:00'),
    });
    const complete = state.clocks.find((clock) => clock.name === 'complete');
    expect(state).toMatchObject({ stage: 'handling', round: 2 });
    expect(complete).toMatchObject({ outcome: 'missed', outcomeAt: at('11-13 10:30') });
  });

  it('has climbed, in their places, all rungs already past', () => {
    const { events } = imported({ receivedAt: at('11-13 22:05') });
    expect(events.map(({ fact }) => (fact.type === 'rung-climbed' ? fact.rung.id : fact.type))).toEqual([
      'registered',
      'assign/1/reminder/1',
      'assign/1/warning/1',
      'assign/1/breach/1',
      'assign/1/escalation/1',
      'assign/1/escalation/2',
      'assign/1/escalation/3',
    ]);
    expect(events.map(({ occurredAt }) => occurredAt)).toEqual(
      events.map(({ occurredAt }) => occurredAt).sort(),
    );
  });

  it('marks what its source does not know', () => {
    const { events } = imported({ assignedAt: at('11-03 09:00') });
    const submitted = events.find(({ fact }) => fact.type === 'submitted');
    expect(submitted).toMatchObject({ occurredAt: at('11-03 09:00'), imported: ['by', 'submittedAt'] });
  });

  it('crosses a holiday by the year’s arrangement: the samples’ A-026', () => {
    const { state } = imported({ receivedAt: at('10-10 10:30'), assignedAt: at('10-12 09:00') });
    const due = Object.fromEntries(state.clocks.map((clock) => [clock.name, clock.dueAt]));
    expect(due).toMatchObject({ assign: at('10-12 18:00'), complete: at('10-21 18:00') });
  });
});

describe('an imported case that was closed', () => {
  const closed = {
    assignedAt: at('11-03 09:00'),
    acceptedAt: at('11-03 09:20'),
    repliedAt: at('11-04 09:00'),
    satisfaction: 'satisfied',
    followedUpAt: at('11-05 09:00'),
    signedOffAt: at('11-05 10:00'),
    closedAt: at('11-05 11:00'),
  } as const;
  const publicationOf = (row: Partial<LedgerRow>) => {
    const { state, events } = imported({ ...closed, ...row });
    return [state.publication, events.at(-1)?.imported, events.at(-1)?.record.publicSummary];
  };

  it('has the public face that its source tells of, and else nobody knows whether it had one', () => {
    expect(publicationOf({ publicSummary: '窗口已设休息区' })).toEqual([
      'published',
      ['by'],
      '窗口已设休息区',
    ]);
    expect(publicationOf({})).toEqual([null, ['by', 'publication'], undefined]);
  });

  it.each<[string, Partial<LedgerRow>, string]>([
    ['a telephone number', { publicSummary: '已回电 13912345678' }, 'personal-in-summary'],
    ['a name, which nobody answers for', { publicSummary: '王建国先生的门牌已补发' }, 'agreement-required'],
    [
      'a complaint',
      { ledger: 'complaint', subjectUnit: 'city.east.river', unit: 'city.east', publicSummary: '已整改' },
      'confidential-not-published',
    ],
  ])('is not published with %s', (_, row, code) => {
    expect(wrong({ ...closed, ...row })).toEqual([['publicSummary', code]]);
  });

  it('is not published before it is closed', () => {
    expect(wrong({ publicSummary: '已整改' })).toEqual([['closedAt', 'value-missing']]);
  });
});

describe('a row that is not fit', () => {
  it.each<[string, Partial<LedgerRow>, [string, string][]]>([
    ['an unknown unit', { unit: 'city.west' }, [['unit', 'unknown-unit']]],
    ['an unknown handler', { handler: 'nobody' }, [['handler', 'unknown-person']]],
    ['a moment to come', { receivedAt: at('11-20 17:01') }, [['receivedAt', 'future-moment']]],
    ['steps in the wrong order', { assignedAt: at('11-01 09:00') }, [['assignedAt', 'out-of-order']]],
    [
      'a step left out',
      { repliedAt: at('11-04 09:00'), assignedAt: at('11-03 09:00') },
      [['acceptedAt', 'value-missing']],
    ],
    ['an outcome without its moment', { satisfaction: 'satisfied' }, [['followedUpAt', 'value-missing']]],
    [
      'a complaint handled by its subject',
      { ledger: 'complaint', subjectUnit: 'city.east.river' },
      [['unit', 'conflict-of-interest']],
    ],
  ])('%s', (_, row, errors) => {
    expect(wrong(row)).toEqual(errors);
  });
});
