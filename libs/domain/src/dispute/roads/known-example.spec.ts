import { describe, expect, it } from '@jest/globals';
import { at } from '../../aggregate/city.scenario.ts';
import { agreed, codeOf, confirm, divorce, type GivenDispute } from '../given-dispute.scenario.ts';
import { canOpen, dueFrom } from '../settlement/settlement.ts';

/** Who confirms each: the side it benefits. */
const beneficiary: Record<string, string> = { '1': 'B', '2': 'A', '3': 'A', '4': 'B', '5': 'B' };
const performed = (dispute: GivenDispute, when: string, id: string) =>
  dispute.then(when, 'river-officer', confirm(id, beneficiary[id] ?? ''));
const states = (dispute: GivenDispute) => dispute.state.obligations.map(({ state }) => state).join(' ');

/** The good ending, each in time. */
const course: [id: string, when: string][] = [
  ['1', '11-10 10:00'],
  ['2', '11-16 10:00'],
  ['3', '11-17 10:00'],
  ['4', '11-19 10:00'],
  ['5', '11-25 10:00'],
];

describe('ninety thousand yuan, a flat, its keys, an inspection, a payout', () => {
  it('opens each step when what it waits for is done, and is settled with the last', () => {
    const seen = [states(agreed())];
    let dispute = agreed();
    for (const [id, when] of course) seen.push(states((dispute = performed(dispute, when, id))));
    expect(seen).toEqual([
      'open shut shut shut shut',
      'confirmed open shut shut shut',
      'confirmed confirmed open shut shut',
      'confirmed confirmed confirmed open shut',
      'confirmed confirmed confirmed confirmed open',
      'confirmed confirmed confirmed confirmed confirmed',
    ]);
    expect(dispute.state.status).toBe('settled');
    const outcomes = dispute.state.clocks.filter(({ name }) => name.startsWith('obligation-'));
    expect(outcomes.map(({ name, outcome, dueAt }) => [name, outcome, dueAt])).toEqual([
      ['obligation-1', 'met', at('11-11 18:00')],
      ['obligation-2', 'met', at('11-18 18:00')],
      ['obligation-3', 'met', at('11-18 18:00')],
      ['obligation-4', 'met', at('11-20 18:00')],
      ['obligation-5', 'met', at('11-27 18:00')],
    ]);
  });

  it('reminds of what is open, of nothing that is shut', () => {
    // Half and four fifths of the time from 4 November 17:00 to the 11th at 18:00: 169 hours.
    expect(agreed().ahead.filter(([id]) => id.startsWith('obligation'))).toEqual([
      ['obligation-1/1/reminder/1', at('11-08 05:30')],
      ['obligation-1/1/warning/1', at('11-10 08:12')],
      ['obligation-1/1/breach/1', at('11-11 18:00')],
    ]);
  });

  describe.each(course.map(([id], index) => [id, index] as const))(
    'where step %s is not done in time',
    (id, index) => {
      const before = course
        .slice(0, index)
        .reduce((dispute, [step, when]) => performed(dispute, when, step), agreed());
      const due = at(
        {
          '1': '11-11 18:00',
          '2': '11-18 18:00',
          '3': '11-18 18:00',
          '4': '11-20 18:00',
          '5': '11-27 18:00',
        }[id] ?? '',
      );
      const inDefault = before.climbed('12-01 09:00');

      it('the default is taken at its moment and told to those who tell both parties', () => {
        expect(inDefault.clock(`obligation-${id}`)).toMatchObject({
          outcome: 'missed',
          outcomeAt: due,
          endedAt: null,
        });
        const breach = inDefault.events.find(
          ({ fact }) => fact.type === 'rung-climbed' && fact.rung.id === `obligation-${id}/1/breach/1`,
        );
        expect(breach?.occurredAt).toBe(due);
        expect(breach?.fact).toMatchObject({
          rung: {
            addressees: [
              { person: 'river-officer' },
              { person: 'redflag-mediator' },
              { person: 'river-chief' },
            ],
          },
        });
      });

      it('what waits for it stays shut, however late', () => {
        expect(states(inDefault)).toBe(states(before));
        for (const [later] of course.slice(index + 1))
          expect(
            codeOf(inDefault.when('12-01 10:00', 'river-officer', confirm(later, beneficiary[later] ?? ''))),
          ).toBe('obligation-shut');
      });

      it('it can still be done late, and the next opens with as long as was agreed, and a day at least', () => {
        const late = performed(inDefault, '12-01 10:00', id);
        expect(
          late.events.find(({ fact }) => fact.type === 'obligation-confirmed' && fact.obligation === id)
            ?.fact,
        ).toMatchObject({ late: true });
        const next = course[index + 1]?.[0];
        if (next === undefined) return expect(late.state.status).toBe('settled');
        const span = { '2': 7, '3': 1, '4': 2, '5': 7 }[next] ?? 0;
        expect(late.clock(`obligation-${next}`).dueAt).toBe(at('12-01 10:00') + span * 86_400_000);
      });

      it('it can go back to mediation with its history, or to the court; not before', () => {
        expect(
          codeOf(
            before.when(course[index]?.[1] ?? '', 'river-officer', { command: 'reopen', reason: 'late' }),
          ),
        ).toBe('nothing-in-default');
        const again = inDefault.then('12-01 10:00', 'river-officer', {
          command: 'reopen',
          reason: 'not performed',
        });
        expect(again.state).toMatchObject({ status: 'mediating', round: 2 });
        expect(again.state.obligations).toHaveLength(index);
        expect(again.clock('resolve')).toMatchObject({ instance: 2, dueAt: at('12-08 10:00') });
        const court = inDefault.then('12-01 10:00', 'river-officer', {
          ...{ command: 'refer-out', to: 'court', remedies: 'enforcement' },
        });
        expect(court.state.status).toBe('referred');
      });
    },
  );

  it('the side it benefits may do without: what waited goes on', () => {
    const waived = agreed().then('11-05 09:00', 'party B', {
      command: 'waive',
      obligation: '1',
      reason: 'paid in cash',
    });
    expect(states(waived)).toBe('waived open shut shut shut');
    expect(
      codeOf(agreed().when('11-05 09:00', 'party A', { command: 'waive', obligation: '1', reason: 'no' })),
    ).toBe('own-obligation');
  });
});

it('an obligation waits for all it names', () => {
  const [, , , , last] = divorce.obligations;
  const terms = { ...last, dueAt: at('11-27 18:00'), state: 'shut', instance: 0 } as unknown as Parameters<
    typeof canOpen
  >[0];
  const done = (id: string) => ({ ...terms, id, state: 'confirmed' as const, after: [] });
  expect([canOpen(terms, [done('1')]), canOpen(terms, [done('1'), done('4')])]).toEqual([false, true]);
  expect(dueFrom({ ...terms, after: [] }, [terms], at('12-01 10:00'))).toBe(at('11-27 18:00'));
});
