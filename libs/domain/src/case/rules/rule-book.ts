import type { BureauHours } from '../../clock/calendar/bureau-hours.ts';
import type { Calendar } from '../../clock/calendar/calendar.ts';
import type { Timetable } from '../../ladder/clock-instance.ts';
import type { DeadlineCause } from '../case-event.ts';
import type { Catalogue } from './catalogue.ts';
import type { CasePolicy } from './policy.ts';

/** One published calendar or policy. */
export type Publication = {
  /** Epoch milliseconds; open cases are counted by it from then on. */
  readonly publishedAt: number;
} & (
  | { readonly kind: 'calendar'; readonly version: number; readonly hours: BureauHours }
  | {
      readonly kind: 'policy';
      readonly policy: CasePolicy;
      /** Whether open cases are brought under it, on purpose; else they keep the version they began with. */
      readonly reprojects: boolean;
    }
);

/** The bureau's rules as they stood after a publication. Everything published before them is in `past`. */
export interface Edition extends Timetable {
  readonly publishedAt: number;
  /** What this edition changed. */
  readonly cause: DeadlineCause;
  readonly calendarVersion: number;
  readonly hours: BureauHours;
  /** For cases that begin under it. */
  readonly policy: CasePolicy;
  /** Whether what it changed reaches open cases. */
  readonly reachesOpenCases: boolean;
}

/** Every edition, the first one first: edition n stands at n - 1. */
export type RuleBook = readonly Edition[];

/** What the rules need beside the case: an edition, and the version of the policy this case is under. */
export interface CaseRules {
  readonly book: RuleBook;
  readonly edition: Edition;
  readonly policy: CasePolicy;
  /** The bureau's own hours. */
  readonly calendar: Calendar;
  /** The categories in force; left out while none were published. */
  readonly catalogue?: Catalogue | undefined;
}

/** Binds publications into a book; the calendar and the policy that a bureau begins with are its first edition. */
export function bindBook(
  first: { readonly hours: BureauHours; readonly policy: CasePolicy; readonly publishedAt: number },
  later: readonly Publication[],
): RuleBook {
  const { hours, policy, publishedAt } = first;
  const content = { calendarVersion: 1, hours, policy };
  return later.reduce<RuleBook>(bookWith, [edition(1, publishedAt, { calendarVersion: 1 }, content, false)]);
}

/** A book with one more publication. */
export function bookWith(book: RuleBook, publication: Publication): RuleBook {
  const before = latest(book);
  const number = before.edition + 1;
  const at = Math.max(publication.publishedAt, before.publishedAt);
  if (publication.kind === 'policy') {
    const { policy, reprojects } = publication;
    return [
      ...book,
      edition(number, at, { policyVersion: policy.version }, { ...before, policy }, reprojects),
    ];
  }
  const { version: calendarVersion, hours } = publication;
  return [...book, edition(number, at, { calendarVersion }, { ...before, calendarVersion, hours }, true)];
}

export function latest(book: RuleBook): Edition {
  const last = book.at(-1);
  if (last === undefined) throw new RangeError('a rule book has at least one edition');
  return last;
}

export function editionOf(book: RuleBook, number: number): Edition {
  const found = book[number - 1];
  if (found === undefined) throw new RangeError(`there is no edition ${number} of the rules`);
  return found;
}

/** The rules of an edition for cases that begin under it. */
export function rulesIn(book: RuleBook, edition = latest(book)): CaseRules {
  return { book, edition, policy: edition.policy, calendar: edition.hoursOf(null) };
}

/**
 * The same for a case that began under a policy version: that one, or the last later one that open cases were brought
 * under. A version that no edition knows is taken for the edition's own: its book was lost, not its case.
 */
export function rulesFor(rules: CaseRules, policyVersion: string): CaseRules {
  const { book, edition } = rules;
  for (let number = edition.edition; number >= 1; number -= 1) {
    const { cause, policy, reachesOpenCases } = editionOf(book, number);
    const isPolicy = 'policyVersion' in cause || number === 1;
    if (isPolicy && (policy.version === policyVersion || reachesOpenCases)) return { ...rules, policy };
  }
  return rules;
}

function edition(
  number: number,
  publishedAt: number,
  cause: DeadlineCause,
  content: Pick<Edition, 'calendarVersion' | 'hours' | 'policy'>,
  reachesOpenCases: boolean,
): Edition {
  const { calendarVersion, hours, policy } = content;
  const hoursOf = (unit: string | null) => hours.of(unit);
  return {
    edition: number,
    publishedAt,
    cause,
    calendarVersion,
    hours,
    policy,
    reachesOpenCases,
    hoursOf,
  };
}
