import { describe, expect, it } from '@jest/globals';
import { median, percentile, rounded } from './statistics.ts';

describe('statistics', () => {
  it('takes percentiles by the nearest rank, whatever the order', () => {
    const hundred = Array.from({ length: 100 }, (_, i) => 100 - i);
    expect(percentile(hundred, 0.99)).toBe(99);
    expect(percentile(hundred, 1)).toBe(100);
    expect(percentile(hundred, 0)).toBe(1);
    expect(percentile([7], 0.99)).toBe(7);
    expect(percentile([], 0.99)).toBeNaN();
  });

  it('takes the lower of two middles as the median', () => {
    expect(median([3, 1, 2])).toBe(2);
    expect(median([4, 1, 3, 2])).toBe(2);
  });

  it('rounds for tables', () => {
    expect(rounded(1.235)).toBe(1.24);
    expect(rounded(1234.5, 0)).toBe(1235);
  });
});
