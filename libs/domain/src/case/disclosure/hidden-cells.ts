/**
 * Counted matters of a unit, and how many of them nobody outside knows of: neither published nor ever published. What is
 * published is known by itself, so a total shows what is kept back by subtraction.
 */
export interface Count {
  readonly count: number;
  readonly kept: number;
}

export interface BranchCount extends Count {
  readonly unit: string;
}

/** One figure of one ledger in one quarter: the bureau's, which has in it its branches' and what lies elsewhere. */
export interface Column {
  readonly bureau: Count;
  readonly branches: readonly BranchCount[];
}

export interface ShownColumn {
  /** Null where it is hidden. */
  readonly bureau: number | null;
  readonly branches: ReadonlyMap<string, number | null>;
}

/** Below this no number of matters is published (domain text, Complaints are different). */
export const leastShown = 5;

/** Below five, or showing by subtraction that some are kept back, and fewer than five. */
export function isTelling({ count, kept }: Count): boolean {
  return count < leastShown || (kept > 0 && kept < leastShown);
}

/**
 * What of a column is published. A telling cell never is. Where the bureau's total stands, it must say no more of a
 * hidden cell than that it is hidden: branches are hidden besides, the smallest first, until whoever subtracts what stands
 * there, and knows what lies elsewhere too, still finds every value possible that a hidden cell can have. Where no
 * hiding helps, the total itself is hidden.
 */
export function shownOf({ bureau, branches }: Column): ShownColumn {
  const open = branches.filter((branch) => !isTelling(branch)).sort((a, b) => a.count - b.count);
  // Where nothing is kept back there is nothing to be hidden among.
  const [screens, others] = [open.filter(({ kept }) => kept > 0), open.filter(({ kept }) => kept === 0)];
  const shown = (units: readonly BranchCount[], total: number | null): ShownColumn => {
    const names = new Set(units.map(({ unit }) => unit));
    const cells = branches.map(({ unit, count }) => [unit, names.has(unit) ? count : null] as const);
    return { bureau: total, branches: new Map(cells) };
  };
  if (isTelling(bureau)) return shown(open, null);
  for (let hidden = 0; hidden <= screens.length; hidden += 1) {
    const left = [...others, ...screens.slice(hidden)];
    if (isSafe({ bureau, branches }, left)) return shown(left, bureau.count);
  }
  return shown(open, null);
}

/** What a hidden cell may keep back, as far as its being hidden says. */
interface Range {
  readonly least: number;
  readonly most: number;
}

/** Of a telling cell: what is published of it is known, so either all of it is below five or one to four are kept back. */
function rangeOf({ count, kept }: Count): Range {
  const known = count - kept;
  return known >= leastShown ? { least: 1, most: leastShown - 1 } : { least: 0, most: leastShown - 1 };
}

const anything: Range = { least: 0, most: Number.POSITIVE_INFINITY };

function isSafe({ bureau, branches }: Column, left: readonly BranchCount[]): boolean {
  const hidden = branches.filter((branch) => !left.includes(branch));
  const sum = (counts: readonly Count[]) => counts.reduce((total, { kept }) => total + kept, 0);
  const elsewhere: Count = {
    count: bureau.count - branches.reduce((total, { count }) => total + count, 0),
    kept: bureau.kept - sum(branches),
  };
  const tellsElsewhere = elsewhere.count > 0 && isTelling(elsewhere);
  const ranges = hidden.map((branch) => (isTelling(branch) ? rangeOf(branch) : anything));
  const isOpen = (rest: number, all: readonly Range[]) =>
    all.every(
      (range, i) =>
        range === anything ||
        staysWhole(
          rest,
          range,
          all.filter((_, j) => j !== i),
        ),
    );
  // Whoever knows what lies elsewhere, as where there is nothing but branches; and whoever does not.
  const known = isOpen(sum(hidden), ranges);
  const own = tellsElsewhere ? rangeOf(elsewhere) : anything;
  return known && isOpen(sum(hidden) + elsewhere.kept, [...ranges, own]);
}

/** Whether a hidden cell can still be anything of its range, where it and the others come to so many; with a
 * margin above, so that not even knowing how this is reckoned says which of the hidden ones was too small. */
function staysWhole(rest: number, range: Range, others: readonly Range[]): boolean {
  const least = others.reduce((total, other) => total + other.least, 0);
  const most = others.reduce((total, other) => total + other.most, 0);
  return rest - most <= range.least && rest - least >= range.most + leastShown;
}
