import type { PlainText, Span } from './plain-text.ts';

/** Digits as people write and say them; 幺 is how a one is read out. */
const chinese = new Map(
  [...'零一二三四五六七八九']
    .flatMap((sign, digit) => [[sign, `${digit}`] as const])
    .concat([
      ...[...'〇○Ｏ'].map((sign) => [sign, '0'] as const),
      ...[...'壹贰叁肆伍陆柒捌玖'].map((sign, i) => [sign, `${i + 1}`] as const),
      ...[...'幺么'].map((sign) => [sign, '1'] as const),
      ['两', '2'] as const,
    ]),
);

/** Digits that stand together, of one script: 第一13800000000 is not one number. */
interface Group {
  readonly digits: string;
  readonly from: number;
  readonly to: number;
}

/** Groups with no more between them than what parts the digits of one number. */
type Run = readonly Group[];

/** A number as it may be meant: some groups of a run that follow one another. */
export interface Candidate {
  readonly digits: string;
  readonly groups: readonly string[];
  /** What stands before and after it. */
  readonly before: string;
  readonly after: string;
}

const [shortestNumber, longestNumber] = [7, 23];
const betweenGroups = /^[\s\-‐‑–—_.·()]{0,3}$/u;

/** Every number that some rule knows for one: the longest first, none inside another. */
export function findNumbers(plain: PlainText, isOne: (candidate: Candidate) => boolean): Span[] {
  const { text, spanOf } = plain;
  return runsOf(text).flatMap((run) => {
    const found: { first: number; last: number }[] = [];
    const windows = windowsOf(run).filter(({ first, last, digits }) =>
      isOne({
        digits,
        // Most are no number at all by their digits alone: what stands around is looked at for the others.
        get groups() {
          return run.slice(first, last + 1).map((group) => group.digits);
        },
        get before() {
          const from = run[first]?.from ?? 0;
          return text.slice(Math.max(0, from - 12), from);
        },
        get after() {
          const to = run[last]?.to ?? 0;
          return text.slice(to, to + 4);
        },
      }),
    );
    for (const { first, last } of windows.sort((one, other) => other.digits.length - one.digits.length))
      if (!found.some((other) => first <= other.last && last >= other.first)) found.push({ first, last });
    return found.map(({ first, last }) => spanOf(run[first]?.from ?? 0, run[last]?.to ?? 0));
  });
}

function windowsOf(run: Run) {
  return run.flatMap((_, first) => {
    const windows: { first: number; last: number; digits: string }[] = [];
    let digits = '';
    for (let last = first; last < run.length; last += 1) {
      digits += run[last]?.digits ?? '';
      if (digits.length > longestNumber) break;
      if (digits.length >= shortestNumber) windows.push({ first, last, digits });
    }
    return windows;
  });
}

function runsOf(text: string): Run[] {
  const runs: Group[][] = [];
  for (const group of groupsOf(text)) {
    const last = runs.at(-1)?.at(-1);
    if (last && betweenGroups.test(text.slice(last.to, group.from))) runs.at(-1)?.push(group);
    else runs.push([group]);
  }
  return runs;
}

/** An X closes an identity card's number, and stands for nothing where more of it follows. */
const groupPattern = new RegExp(`\\d+(?:[xX](?![a-zA-Z0-9*]))?|[${[...chinese.keys()].join('')}]+`, 'gu');

function groupsOf(text: string): Group[] {
  return [...text.matchAll(groupPattern)].map(({ 0: written, index }) => ({
    digits: [...written.toUpperCase()].map((sign) => chinese.get(sign) ?? sign).join(''),
    from: index,
    to: index + written.length,
  }));
}
