import { describe, expect, it } from '@jest/globals';
import {
  differenceOfAffected,
  rule,
  zeroShares,
  type OccurrenceKind,
  type AffectedPlace,
} from './three-zero.ts';

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

describe('an occurrence', () => {
  const [back, again] = [{ counts: false }, { counts: true }];
  it('that counts can be taken back, and is restored only after that', () => {
    expect([rule([], false), rule([], true)?.code]).toEqual([null, 'not-taken-back']);
    expect([rule([back], false)?.code, rule([back], true)]).toEqual(['already-taken-back', null]);
    expect([rule([back, again], false), rule([back, again], true)?.code]).toEqual([null, 'not-taken-back']);
  });
});

describe('the difference of two indices', () => {
  const struck = (place: string, ...kinds: OccurrenceKind[]): AffectedPlace => ({ place, kinds });
  it('names places that changed, with their kinds before and after, and no others', () => {
    const before = [struck('a', 'petition', 'case'), struck('b', 'case'), struck('c', 'accident')];
    const after = [struck('a', 'case'), struck('c', 'accident'), struck('d', 'petition')];
    expect(differenceOfAffected(before, after)).toEqual([
      { place: 'a', from: ['petition', 'case'], to: ['case'] },
      { place: 'b', from: ['case'], to: [] },
      { place: 'd', from: [], to: ['petition'] },
    ]);
  });
});
