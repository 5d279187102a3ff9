import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  isTelling,
  leastShown,
  shownOf,
  type BranchCount,
  type Column,
  type Count,
  type ShownColumn,
} from './hidden-cells.ts';

/** Small numbers, where everything is tight; most of what there is published, or hardly anything. */
const count = fc
  .record({ known: fc.integer({ min: 0, max: 9 }), kept: fc.integer({ min: 0, max: 9 }) })
  .map(({ known, kept }): Count => ({ count: known + kept, kept }));
const column = fc
  .record({ parts: fc.array(count, { minLength: 1, maxLength: 4 }), elsewhere: count })
  .map(({ parts, elsewhere }): Column => {
    const branches = parts.map((part, i): BranchCount => ({ unit: `b${i}`, ...part }));
    const sum = (of: 'count' | 'kept') =>
      [...branches, elsewhere].reduce((total, each) => total + each[of], 0);
    return { bureau: { count: sum('count'), kept: sum('kept') }, branches };
  });

const knownOf = ({ count: all, kept }: Count) => all - kept;
const elsewhereOf = ({ bureau, branches }: Column): Count => ({
  count: branches.reduce((rest, branch) => rest - branch.count, bureau.count),
  kept: branches.reduce((rest, branch) => rest - branch.kept, bureau.kept),
});

/**
 * Everything that can be so, as whoever reads the totals and the whole list of what is published has it: how much of each
 * cell is published is known; what is shown is as shown; a hidden cell that is telling is known to be so, unless only the
 * algorithm is known; the total is the
 * sum. `elsewhere` is known to some, who work there.
 */
function worlds(of: Column, knowsElsewhere: boolean, knowsTelling = true): number[][] {
  const shown = shownOf(of);
  const elsewhere = elsewhereOf(of);
  const most = 40;
  const candidates = [...of.branches, { unit: '', ...elsewhere }].map((cell) => {
    const stands =
      cell.unit === '' ? (knowsElsewhere ? cell.count : null) : (shown.branches.get(cell.unit) ?? null);
    if (stands !== null) return [stands - knownOf(cell)];
    const isKnownTelling = knowsTelling && cell.unit !== '' && isTelling(cell);
    return Array.from({ length: most + 1 }, (_, kept) => kept).filter(
      (kept) => !isKnownTelling || isTelling({ count: knownOf(cell) + kept, kept }),
    );
  });
  const total = shown.bureau === null ? null : shown.bureau - knownOf(of.bureau);
  const found: number[][] = [];
  const go = (at: number, before: readonly number[], sum: number) => {
    if (total !== null && sum > total) return;
    if (at === candidates.length) {
      if (total === null || sum === total) found.push([...before]);
      return;
    }
    // Without a total the cells have nothing to do with each other: one of each is as good as all.
    const values = total === null && at > 0 ? (candidates[at] ?? []).slice(0, 1) : (candidates[at] ?? []);
    for (const value of values) go(at + 1, [...before, value], sum + value);
  };
  go(0, [], 0);
  return found;
}

describe('whoever subtracts all that is published', () => {
  it('is never shown a number below five, nor that one to four are kept back', () => {
    fc.assert(
      fc.property(column, (of) => {
        const shown = shownOf(of);
        for (const branch of of.branches)
          if (shown.branches.get(branch.unit) !== null) {
            expect(branch.count).toBeGreaterThanOrEqual(leastShown);
            expect(isTelling(branch)).toBe(false);
          }
        if (shown.bureau !== null) expect(isTelling(of.bureau)).toBe(false);
      }),
      { numRuns: 2_000 },
    );
  });

  it.each([true, false])(
    'learns nothing of a hidden cell but that it is hidden (knows elsewhere: %s)',
    (knows) => {
      fc.assert(
        fc.property(column, (of) => {
          const shown = shownOf(of);
          if (shown.bureau === null) return;
          const possible = worlds(of, knows);
          of.branches.forEach((branch, i) => {
            if (!isTelling(branch)) return;
            const values = new Set(possible.map((world) => world[i]));
            const natural = Array.from({ length: leastShown }, (_, kept) => kept).filter((kept) =>
              isTelling({ count: knownOf(branch) + kept, kept }),
            );
            expect(natural.filter((kept) => !values.has(kept))).toEqual([]);
          });
        }),
        { numRuns: 300 },
      );
    },
  );

  it('and hardly ever more where it knows how this is reckoned, and reckons it for every world', () => {
    const seen = { telling: 0, pinned: 0 };
    for (const of of fc.sample(column, { numRuns: 3_000, seed: 20_261_129 })) {
      const shown = shownOf(of);
      if (shown.bureau === null) continue;
      const same = worlds(of, true, false).filter((kept) => isShownAs(shown, of, kept));
      of.branches.forEach((branch, i) => {
        if (!isTelling(branch)) return;
        seen.telling += 1;
        if (new Set(same.map((world) => world[i])).size === 1) seen.pinned += 1;
      });
    }
    // Of bureaus of at most four branches with nine matters each: nowhere is it tighter.
    expect(seen).toEqual({ telling: 1_975, pinned: 11 });
  });
});

/** Whether another world would have been published just so. */
function isShownAs(shown: ShownColumn, { bureau, branches }: Column, kept: readonly number[]): boolean {
  const other = shownOf({
    bureau,
    branches: branches.map((branch, i) => {
      const here = kept[i] ?? 0;
      return { unit: branch.unit, count: knownOf(branch) + here, kept: here };
    }),
  });
  return (
    other.bureau === shown.bureau &&
    [...other.branches].every(([unit, cell]) => cell === shown.branches.get(unit))
  );
}

const cell = (kept: number, known = 0) => ({ count: kept + known, kept });
const of = (bureau: Count, ...branches: Count[]) => {
  const shown = shownOf({ bureau, branches: branches.map((each, i) => ({ unit: `b${i}`, ...each })) });
  return [shown.bureau, ...shown.branches.values()];
};

describe('a column of totals', () => {
  it.each([
    ['all large', [cell(40), cell(20), cell(20)], [40, 20, 20]],
    ['one small: another goes with it', [cell(43), cell(20), cell(20), cell(3)], [43, null, 20, null]],
    ['two small, which come to four', [cell(24), cell(20), cell(2), cell(2)], [24, null, null, null]],
    [
      'two small, which can only be four each',
      [cell(28), cell(20), cell(4), cell(4)],
      [28, null, null, null],
    ],
    ['nothing in one of them', [cell(40), cell(20), cell(20), cell(0)], [40, null, 20, null]],
    ['all published but one', [cell(1, 20), cell(0, 10), cell(1, 10)], [null, 10, null]],
    ['all published', [cell(0, 20), cell(0, 10), cell(0, 10)], [20, 10, 10]],
    ['three elsewhere', [cell(43), cell(20), cell(20)], [43, null, 20]],
    ['too few of all', [cell(4), cell(2), cell(2)], [null, null, null]],
  ] as [string, Count[], (number | null)[]][])('%s', (_, [bureau = cell(0), ...branches], expected) => {
    expect(of(bureau, ...branches)).toEqual(expected);
  });
});
