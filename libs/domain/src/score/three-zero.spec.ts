import { describe, expect, it } from '@jest/globals';
import { zeroShares, type OccurrenceKind } from './three-zero.ts';

const places = Array.from({ length: 47 }, (_, i) => `village-${i + 1}`);
const of = (kind: OccurrenceKind, ...numbers: number[]) =>
  numbers.map((number) => ({ place: `village-${number}`, kind }));

describe('the three-zero index', () => {
  it('of the published 47 villages: 45, 47 and 44 at zero', () => {
    const occurrences = [...of('petition', 3, 20, 20), ...of('case', 1, 2, 47)];
    expect(zeroShares(places, occurrences)).toEqual([
      { kind: 'petition', zero: 45, share: 95.74 },
      { kind: 'accident', zero: 47, share: 100 },
      { kind: 'case', zero: 44, share: 93.62 },
    ]);
  });

  it('counts what happened at the places asked for only', () => {
    expect(zeroShares(places.slice(0, 2), of('accident', 3))[1]).toEqual({
      kind: 'accident',
      zero: 2,
      share: 100,
    });
  });

  it('of no places at all says nothing', () => {
    expect(zeroShares([], [])[0]).toEqual({ kind: 'petition', zero: 0, share: null });
  });
});
