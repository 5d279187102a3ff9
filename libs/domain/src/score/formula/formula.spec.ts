import { describe, expect, it } from '@jest/globals';
import { sumCounts, type Count } from './counts.ts';
import { checkFormula, formulaV1, scoreOf, type Formula } from './formula.ts';
import { figuresOf } from './measure.ts';
import { rankOf } from './ranking.ts';

/** Satisfied, unsatisfied; completed in time, late; assigned in time, late. */
function figures(...[satisfied, unsatisfied, done, late, assigned, waited]: number[]) {
  const count = (source: Count['source'], outcome: string, n = 0): Count => ({ source, outcome, count: n });
  return figuresOf(
    sumCounts([
      count('follow-up', 'satisfied', satisfied),
      count('follow-up', 'unsatisfied', unsatisfied),
      count('follow-up', 'not-reached', 4),
      count('complete', 'met', done),
      count('complete', 'missed', late),
      count('assign', 'met', assigned),
      count('assign', 'missed', waited),
      count('accountability', 'breach', 3),
      count('received', 'case', 20),
      count('extension', 'granted', 1),
      count('closed', 'case', 8),
      count('reopened', 'case', 2),
    ]),
  );
}

describe('figures', () => {
  it('are the measures of what was counted', () => {
    const { satisfaction, notReached, accountability, extensions, reopenRate, inPerson } = figures(
      9,
      1,
      10,
      5,
      21,
      2,
    );
    expect([satisfaction.met, satisfaction.total, satisfaction.rate]).toEqual([9, 10, 0.9]);
    // Not reached is a share of its own, and neither for nor against.
    expect([notReached.met, notReached.total]).toEqual([4, 14]);
    expect([accountability.met, accountability.total, accountability.rate]).toEqual([3, null, null]);
    expect([extensions.rate, reopenRate.rate]).toEqual([5, 25]);
    expect([inPerson.total, inPerson.rate, inPerson.interval]).toEqual([0, null, null]);
  });
});

describe('formula v1', () => {
  it('is 100 × (0.5 satisfaction + 0.3 complete on time + 0.2 assign on time)', () => {
    // The sample's bureau in November: 45 + 20 + 18.2609.
    expect(scoreOf(figures(9, 1, 10, 5, 21, 2), formulaV1).score).toBe(83.2609);
    expect(scoreOf(figures(5, 0, 5, 0, 5, 0), formulaV1).score).toBe(100);
    expect(scoreOf(figures(0, 5, 0, 5, 0, 5), formulaV1).score).toBe(0);
  });

  it.each([
    [4, 0, 5, 0, 5, 0],
    [5, 0, 4, 0, 5, 0],
    [5, 0, 5, 0, 4, 0],
    [0, 0, 0, 0, 0, 0],
  ])('fewer than five outcomes in one of the three is said, not scored (%#)', (...counts) => {
    expect(scoreOf(figures(...counts), formulaV1)).toMatchObject({
      status: 'insufficient-sample',
      score: null,
    });
  });

  it('says what its sample leaves open', () => {
    const { interval } = scoreOf(figures(5, 0, 5, 0, 5, 0), formulaV1);
    expect(interval!.low).toBeCloseTo(56.55, 1);
    expect(interval!.high).toBe(100);
  });
});

describe('another formula', () => {
  const { weights } = formulaV1;
  it.each<[string, Partial<Formula>, string, string]>([
    [
      'weights that do not add up',
      { weights: { ...weights, satisfaction: 0.4 } },
      'weights-do-not-add-up',
      'weights',
    ],
    [
      'a weight below nothing',
      { weights: { satisfaction: 1.2, completeOnTime: -0.2, assignOnTime: 0 } },
      'invalid-value',
      'weights.satisfaction',
    ],
    ['no sample at all', { minimumSample: 0 }, 'invalid-value', 'minimumSample'],
    ['half an outcome', { minimumSample: 2.5 }, 'invalid-value', 'minimumSample'],
    [
      'a weight that is no number',
      { weights: { ...weights, satisfaction: Number.NaN } },
      'weights-do-not-add-up',
      'weights',
    ],
    [
      'points for nothing',
      { deductions: [{ measure: 'accountability', above: 0, points: -1, atMost: 5 }] },
      'invalid-value',
      'deductions.0',
    ],
  ])('with %s is refused', (_, change, code, field) => {
    expect(checkFormula({ ...formulaV1, ...change })).toContainEqual(
      expect.objectContaining({ code, fields: [field] }),
    );
  });

  it('v1 itself stands', () => expect(checkFormula(formulaV1)).toEqual([]));

  it('may deduct, so much and no more, and says so', () => {
    const formula: Formula = {
      ...formulaV1,
      deductions: [
        { measure: 'accountability', above: 1, points: 2, atMost: 3 },
        { measure: 'notReached', above: 0.2, points: 0.5, atMost: 10 },
      ],
    };
    // Two records over one: 4 points, at most 3. 4 of 9 not reached is 44.4 %: 24 whole hundredths over 20 %, at most 10.
    const { score, deducted } = scoreOf(figures(5, 0, 5, 0, 5, 0), formula);
    expect([score, deducted.map(({ points }) => points)]).toEqual([87, [3, 10]]);
  });
});

describe('ranking', () => {
  it('gives equals the same rank, skips the next, and leaves out who has no score', () => {
    const scores = [90, null, 95, 90, 80];
    expect(rankOf(scores.map((score) => ({ score }))).map(({ rank }) => rank)).toEqual([2, null, 1, 2, 4]);
  });
});
