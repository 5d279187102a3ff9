import { describe, expect, it } from '@jest/globals';
import { at } from '../book/booked.scenario.ts';
import { firstThresholds } from './flag-thresholds.ts';
import { findFlags } from './find-flags.ts';
import type { GamingFact } from './gaming-fact.ts';

function fact(
  caseId: string,
  seq: number,
  type: string,
  when: string,
  change: Partial<GamingFact> = {},
): GamingFact {
  const [ledger, category, unit, by] = [
    'claim',
    'noise',
    'shifan.dongcheng.linjiang',
    'linjiang-desk',
  ] as const;
  const rest = { outcome: null, rated: false, completeDueAt: null, rung: null };
  return { caseId, seq, type, at: at(when), ledger, category, unit, by, ...rest, ...change };
}

const flagsOf = (facts: readonly GamingFact[]) =>
  findFlags(facts, firstThresholds).map(({ flag, found, cases }) => [flag, found, cases.length]);
const due = at('16 18:00');

describe('a case answered at the last moment', () => {
  const reply = (when: string) => fact('a', 4, 'replied', when, { completeDueAt: due });
  it('and reopened is flagged', () => {
    expect(flagsOf([reply('16 17:30'), fact('a', 8, 'reopened', '20 09:00')])).toEqual([
      ['closed-before-breach-then-reopened', 1, 1],
    ]);
  });
  it('and found unsatisfied is flagged', () => {
    const unsatisfied = fact('a', 5, 'followed-up', '17 09:00', { outcome: 'unsatisfied' });
    expect(flagsOf([reply('16 18:00'), unsatisfied])).toHaveLength(1);
  });
  it('that held, or was answered in good time, is not', () => {
    expect(flagsOf([reply('16 17:30'), fact('a', 7, 'closed', '17 09:00')])).toEqual([]);
    expect(flagsOf([reply('16 16:59'), fact('a', 8, 'reopened', '20 09:00')])).toEqual([]);
  });
});

describe('satisfaction recorded in bulk', () => {
  const followUps = (n: number, everyMinutes: number, change: Partial<GamingFact> = {}) =>
    Array.from({ length: n }, (_, i) =>
      fact(`c${i}`, 5, 'followed-up', '17 09:00', {
        at: at('17 09:00') + i * everyMinutes * 60_000,
        outcome: 'satisfied',
        ...change,
      }),
    );
  it('by one person within half an hour is flagged once, with its cases', () => {
    expect(flagsOf(followUps(12, 2))).toEqual([['satisfaction-in-bulk', 12, 12]]);
  });
  it.each([
    ['nine of them', followUps(9, 1)],
    ['over a day', followUps(12, 30)],
    ["the citizens' own", followUps(12, 1, { rated: true })],
    ['of unsatisfied citizens', followUps(12, 1, { outcome: 'unsatisfied' })],
  ])('%s is not', (_, facts) => expect(flagsOf(facts)).toEqual([]));

  it('a unit without one unsatisfied citizen in fifty is flagged, one in fifty is enough', () => {
    const many = followUps(50, 60);
    expect(flagsOf(many)).toEqual([['never-unsatisfied', 50, 50]]);
    expect(flagsOf([...many, fact('x', 5, 'followed-up', '29 09:00', { outcome: 'unsatisfied' })])).toEqual(
      [],
    );
  });
});

describe('time and routes', () => {
  it('three suspensions of one case are flagged, two are not', () => {
    const approved = (seq: number) => fact('a', seq, 'suspension-approved', `1${seq} 09:00`);
    expect(flagsOf([approved(1), approved(2)])).toEqual([]);
    expect(flagsOf([approved(1), approved(2), approved(3)])).toEqual([['suspensions-piled-up', 3, 1]]);
  });

  it('an objection after the warning is flagged, and a second one; a first in good time is not', () => {
    const objected = (seq: number) => fact('a', seq, 'objected', `1${seq} 09:00`);
    const warning = fact('a', 1, 'rung-climbed', '11 09:00', { rung: 'complete/warning' });
    expect(flagsOf([objected(2)])).toEqual([]);
    expect(flagsOf([warning, objected(2)])).toEqual([['re-routed-to-reset', 1, 1]]);
    expect(flagsOf([objected(2), objected(3)])).toEqual([['re-routed-to-reset', 2, 1]]);
  });

  it('five matters of one kind written down by one person within ten minutes are flagged', () => {
    const registered = (n: number, change: Partial<GamingFact> = {}) =>
      Array.from({ length: n }, (_, i) => fact(`c${i}`, 1, 'registered', `12 09:0${i}`, change));
    expect(flagsOf(registered(5))).toEqual([['cases-split', 5, 5]]);
    expect(flagsOf(registered(4))).toEqual([]);
    // Through the portal nobody of ours writes it down.
    expect(flagsOf(registered(5, { by: null }))).toEqual([]);
  });
});
