import type { QuietHours } from '../../clock/calendar/quiet-hours.ts';
import { checkLimit, type Limit } from '../../clock/limit/limit.ts';
import type { PostRef } from '../../directory/posts.ts';
import { checkRungs, type RungRule } from '../../ladder/rung-rule.ts';
import { refuse, type Refusal } from '../../refusal.ts';
import type { CaseClockName, Ledger } from '../case.ts';
import type { AttachmentLimits } from './attachments.ts';

/** The clocks policy gives limits to; that of an anonymous reporter's follow-up is one of its own. */
export const limitedClocks = [
  'acknowledge',
  'assign',
  'arrive',
  'complete',
  'follow-up',
  'anonymous-follow-up',
  'sign-off',
  'archive',
] as const;
export type LimitedClock = (typeof limitedClocks)[number];

/** Limit and rungs of one clock; a rule that leaves one of them out leaves it to a less specific rule. */
export interface ClockRule {
  readonly limit?: Limit | undefined;
  readonly rungs?: readonly RungRule[] | undefined;
}

/** Which cases a rule is for: all that agree with what it names. */
export interface PolicyCondition {
  readonly responseClass?: string | undefined;
  readonly category?: string | undefined;
  readonly ledger?: Ledger | undefined;
}

export interface PolicyRule {
  readonly when: PolicyCondition;
  readonly clocks: Readonly<Partial<Record<LimitedClock, ClockRule>>>;
}

/** Limits and rungs as data; a case keeps the version it began with, unless it is re-projected on purpose. */
export interface CasePolicy {
  readonly version: string;
  /** The most specific rule for a case that says something about a clock decides it. */
  readonly rules: readonly PolicyRule[];
  /** What the published categories limit themselves, and the version it stands over; a rule above that names one outweighs it. */
  readonly categories?: { readonly over: string; readonly rules: readonly PolicyRule[] } | undefined;
  /** Dated attempts on different working days before a citizen counts as not reached. */
  readonly attemptsBeforeNotReached: number;
  /** How many days back staff may say that a matter was received; left out: 30. Older history comes by import. */
  readonly backdatableDays?: number | undefined;
  /**
   * How many days before the moment first given a correction may say that a matter was received; left out: 366. It is a
   * supervisor's word, so it reaches further than that of a desk, and still cannot set years of periods in motion.
   */
  readonly correctableDays?: number | undefined;
  /** How large and how many attachments may be; left out: the defaults of `attachmentLimits`. */
  readonly attachments?: AttachmentLimits | undefined;
  /** Whether the next chief up may close a case although its citizen is not satisfied; left out: no. */
  readonly closeUnsatisfied?: boolean | undefined;
  /** 纪检监察组: takes complaints about those who take complaints. */
  readonly inspectionUnit: string;
  /** Who is told when nobody up to the top can be, `unit#post`; left out, the bureau's chief. */
  readonly fallbackPost?: PostRef | undefined;
  /**
   * Who owns a case that is hidden from all who would take it, in this order, `unit#post`: at least one stands outside
   * both the bureau and the inspection group. Left out: the petition office's chief.
   */
  readonly lastResort?: readonly PostRef[] | undefined;
  /** 督察支队: takes complaints about branches and divisions. Named by its place under the bureau. */
  readonly supervisionUnit: string;
  /**
   * 免打扰时段: when no message leaves for a citizen, by the bureau's wall clock, but what answers an act just done. Left
   * out: nine in the evening to eight in the morning. The one in force counts, whichever version a case is under.
   */
  readonly quietHours?: QuietHours | undefined;
}

/** What of a case a rule can name. */
export interface Matter {
  readonly ledger: Ledger;
  readonly category: string;
  readonly responseClass: string;
  readonly anonymous: boolean;
}

/** The response class of a case that was given none. */
export const ordinary = 'ordinary';
/** 一三五: a call for help is acknowledged within one minute, dispatched within three, and somebody is there in five. */
export const callForHelp = '1-3-5';

const rungs: readonly RungRule[] = [
  { kind: 'reminder', at: { percent: 50 } },
  { kind: 'warning', at: { percent: 80 } },
  { kind: 'escalation', at: { after: { workingDays: 1 } }, repeats: true },
];

const workingDays = (days: number): ClockRule => ({
  limit: { kind: 'working-days', days, end: 'close-of-day' },
  rungs,
});

/** At the next level after a minute, then every half hour; nobody waits for morning. */
const urgentRungs: readonly RungRule[] = [
  { kind: 'warning', at: { percent: 80 } },
  { kind: 'escalation', at: { after: { wall: 'PT1M' } } },
  { kind: 'escalation', at: { after: { wall: 'PT30M' } }, repeats: true },
];

const minutes = (count: number): ClockRule => ({
  limit: { kind: 'elapsed', duration: `PT${count}M` },
  rungs: urgentRungs,
});

/** The default policy of the domain text, "Clocks" and "Complaints are different". */
export const defaultPolicy: CasePolicy = {
  version: 'default-2',
  rules: [
    {
      when: {},
      clocks: {
        assign: workingDays(1),
        complete: workingDays(7),
        'follow-up': workingDays(3),
        'anonymous-follow-up': workingDays(10),
        'sign-off': workingDays(2),
        archive: workingDays(3),
      },
    },
    {
      when: { responseClass: callForHelp },
      clocks: { acknowledge: minutes(1), assign: minutes(3), arrive: minutes(5) },
    },
  ],
  attemptsBeforeNotReached: 3,
  inspectionUnit: 'partner.jijian',
  supervisionUnit: 'ducha',
};

/** The limit of a clock of a case; null for the overall one, which has none, and for one this case does not have. */
export function limitFor(policy: CasePolicy, matter: Matter, clock: CaseClockName): Limit | null {
  return said(policy, matter, clock, 'limit') ?? null;
}

/** The rungs of a clock of a case. */
export function rungsFor(policy: CasePolicy, matter: Matter, clock: CaseClockName): readonly RungRule[] {
  return said(policy, matter, clock, 'rungs') ?? [];
}

export function correctableDays({ correctableDays: days = 366 }: CasePolicy): number {
  return days;
}

export function backdatableDays({ backdatableDays: days = 30 }: CasePolicy): number {
  return days;
}

/** 信访办: outside the bureau and the inspection group. */
const petitionOffice = ['partner.xinfang#chief'];

export function lastResortOf({ lastResort = petitionOffice }: CasePolicy): readonly PostRef[] {
  return lastResort;
}

const night: QuietHours = { from: '21:00', to: '08:00' };

export function quietHoursOf({ quietHours = night }: Pick<CasePolicy, 'quietHours'>): QuietHours {
  return quietHours;
}

/** Whether any rule speaks of a response class: one that none does is a slip of the pen. */
export function knowsResponseClass({ rules }: CasePolicy, responseClass: string): boolean {
  return responseClass === ordinary || rules.some(({ when }) => when.responseClass === responseClass);
}

function said<What extends keyof ClockRule>(
  { rules, categories }: CasePolicy,
  matter: Matter,
  clock: CaseClockName,
  what: What,
): ClockRule[What] {
  if (clock === 'overall') return undefined;
  const named = clock === 'follow-up' && matter.anonymous ? 'anonymous-follow-up' : clock;
  const speaking = [...rules, ...(categories?.rules ?? [])].filter(
    ({ when, clocks }) => isFor(when, matter) && clocks[named]?.[what] !== undefined,
  );
  speaking.sort((a, b) => weight(b.when) - weight(a.when));
  return speaking[0]?.clocks[named]?.[what];
}

function isFor({ ledger, category, responseClass }: PolicyCondition, matter: Matter): boolean {
  return (
    (ledger ?? matter.ledger) === matter.ledger &&
    (category ?? matter.category) === matter.category &&
    (responseClass ?? matter.responseClass) === matter.responseClass
  );
}

/**
 * Rules for a case name different things, or they would be one: the response class outweighs the category, and that
 * the ledger, whatever else is named. A call for help is one in every ledger.
 */
function weight({ ledger, category, responseClass }: PolicyCondition): number {
  return (
    (responseClass === undefined ? 0 : 4) + (category === undefined ? 0 : 2) + (ledger === undefined ? 0 : 1)
  );
}

/** What differs from the default policy. */
export interface PolicyChanges {
  readonly version: string;
  readonly rules: readonly PolicyRule[];
  readonly attemptsBeforeNotReached?: number | undefined;
  readonly backdatableDays?: number | undefined;
  readonly correctableDays?: number | undefined;
  readonly closeUnsatisfied?: boolean | undefined;
  readonly attachments?: AttachmentLimits | undefined;
  readonly inspectionUnit?: string | undefined;
  readonly fallbackPost?: PostRef | undefined;
  readonly lastResort?: readonly PostRef[] | undefined;
  readonly supervisionUnit?: string | undefined;
  readonly quietHours?: QuietHours | undefined;
}

/**
 * A policy laid over the default one: each of its rules says only what differs from the default's rule for the same
 * cases, and rules for other cases stand beside those. Refused with the field's path: what checkLimit and checkRungs refuse, and two rules for the same cases
 * (`duplicate-rule`).
 */
export function policyWith(changes: PolicyChanges): CasePolicy | Refusal {
  const refusal = checkRules(changes.rules);
  if (refusal) return refusal;
  const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
  const inPlace = defaultPolicy.rules.map((rule) => {
    const changed = changes.rules.find(({ when }) => sameCases(when, rule.when));
    return changed ? { ...rule, clocks: overlaid(rule.clocks, changed.clocks) } : rule;
  });
  const beside = changes.rules.filter(({ when }) => !inPlace.some((rule) => sameCases(when, rule.when)));
  return { ...defaultPolicy, ...given, rules: [...inPlace, ...beside] };
}

function overlaid(under: PolicyRule['clocks'], over: PolicyRule['clocks']): PolicyRule['clocks'] {
  const spoken = limitedClocks.filter((clock) => under[clock] ?? over[clock]);
  return Object.fromEntries(spoken.map((clock) => [clock, { ...under[clock], ...defined(over[clock]) }]));
}

function defined(rule: ClockRule = {}): ClockRule {
  return Object.fromEntries(Object.entries(rule).filter(([, value]) => value !== undefined));
}

function casesOf({ ledger, category, responseClass }: PolicyCondition): string {
  return JSON.stringify([ledger ?? null, category ?? null, responseClass ?? null]);
}

function sameCases(a: PolicyCondition, b: PolicyCondition): boolean {
  return casesOf(a) === casesOf(b);
}

function checkRules(rules: readonly PolicyRule[]): Refusal | null {
  const seen = new Set<string>();
  for (const [index, { when, clocks }] of rules.entries()) {
    const cases = casesOf(when);
    if (seen.has(cases)) return refuse('duplicate-rule', `rules.${index}.when`);
    seen.add(cases);
    for (const clock of limitedClocks) {
      const { limit, rungs: ladder } = clocks[clock] ?? {};
      const place = `rules.${index}.clocks.${clock}`;
      const limitRefusal = limit && checkLimit(limit);
      if (limitRefusal) return at(place, limitRefusal);
      const rungRefusal = ladder && checkRungs(ladder);
      if (rungRefusal) return at(`${place}.rungs`, rungRefusal);
    }
  }
  return null;
}

function at(place: string, refusal: Refusal): Refusal {
  return { ...refusal, fields: refusal.fields.map((field) => `${place}.${field}`) };
}
