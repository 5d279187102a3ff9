import { describe, expect, it } from '@jest/globals';
import {
  areSameThresholds,
  checkThresholds,
  firstThresholds,
  thresholdNames,
  thresholdRanges,
} from './flag-thresholds.ts';

const wrong = (change: object) =>
  checkThresholds({ ...firstThresholds, ...change }).map(({ code, fields }) => [code, ...fields]);

describe('thresholds', () => {
  it('of version 1 can be published', () => {
    expect(wrong({})).toEqual([]);
  });

  it.each(thresholdNames)('%s is taken from the least to the most, and no further', (name) => {
    const { least, most } = thresholdRanges[name];
    expect([wrong({ [name]: least }), wrong({ [name]: most })]).toEqual([[], []]);
    expect(wrong({ [name]: least - 1 })).toEqual([['threshold-too-low', name]]);
    expect(wrong({ [name]: most + 1 })).toEqual([['threshold-too-high', name]]);
  });

  it.each([
    ['a crowd of one', { bulkFollowUps: 1 }, 'threshold-too-low'],
    ['no length at all', { splitWithinMs: 0 }, 'threshold-too-low'],
    ['a week and a minute', { lastMomentMs: 10_081 * 60_000 }, 'threshold-too-high'],
    ['four follow-ups', { followUpsWithoutComplaint: 4 }, 'threshold-too-low'],
  ])('of %s are refused', (_, change, code) => {
    expect(wrong(change)).toEqual([[code, Object.keys(change)[0]]]);
  });

  it('are told one by one what is wrong with each', () => {
    expect(wrong({ splitCases: 1, suspensionsOfCase: 101 })).toHaveLength(2);
  });

  it('are the same when every one is', () => {
    expect(areSameThresholds(firstThresholds, { ...firstThresholds })).toBe(true);
    for (const name of thresholdNames)
      expect(areSameThresholds(firstThresholds, { ...firstThresholds, [name]: 7 })).toBe(false);
  });
});
