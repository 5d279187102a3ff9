import { checkLimit, type Limit } from '../clock/limit.ts';
import type { RungPolicy } from '../ladder/rung.ts';
import type { Refusal } from '../refusal.ts';
import type { CaseClockName } from './case.ts';

/** Limits and rungs as data; a case keeps the version it began with. */
export interface CasePolicy {
  readonly version: string;
  readonly limits: Readonly<Record<CaseClockName, Limit | null>>;
  /** An anonymous reporter can only rate by code, so the reply stays open to rating for this long. */
  readonly anonymousFollowUp: Limit;
  readonly rungs: RungPolicy;
  /** Dated attempts on different working days before a citizen counts as not reached. */
  readonly attemptsBeforeNotReached: number;
  /** 纪检监察组: takes complaints about those who take complaints. */
  readonly inspectionUnit: string;
  /** 督察支队: takes complaints about branches and divisions. Named by its place under the bureau. */
  readonly supervisionUnit: string;
}

const workingDays = (days: number): Limit => ({ kind: 'working-days', days, end: 'close-of-day' });

/** The default policy of the domain text, "Clocks" and "Complaints are different". */
export const defaultPolicy: CasePolicy = {
  version: 'default-1',
  limits: {
    assign: workingDays(1),
    complete: workingDays(7),
    'follow-up': workingDays(3),
    'sign-off': workingDays(2),
    archive: workingDays(3),
    overall: null,
  },
  anonymousFollowUp: workingDays(10),
  rungs: { reminder: 0.5, warning: 0.8 },
  attemptsBeforeNotReached: 3,
  inspectionUnit: 'partner.jijian',
  supervisionUnit: 'ducha',
};

/** The limit of a clock of a case; a citizen nobody can ask has longer to rate the reply. */
export function limitFor(
  policy: CasePolicy,
  { anonymous }: { readonly anonymous: boolean },
  clock: CaseClockName,
): Limit | null {
  return clock === 'follow-up' && anonymous ? policy.anonymousFollowUp : policy.limits[clock];
}

/** What differs from the default policy. */
export interface PolicyChanges {
  readonly version: string;
  readonly limits: Partial<Record<CaseClockName, Limit>>;
  readonly anonymousFollowUp?: Limit | undefined;
  readonly rungs?: RungPolicy | undefined;
  readonly attemptsBeforeNotReached?: number | undefined;
  readonly inspectionUnit?: string | undefined;
  readonly supervisionUnit?: string | undefined;
}

/** A policy laid over the default one; refused when a limit is none, naming the clock. */
export function policyWith(changes: PolicyChanges): CasePolicy | Refusal {
  const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
  const limits = { ...defaultPolicy.limits, ...changes.limits };
  const policy: CasePolicy = { ...defaultPolicy, ...given, limits };
  for (const [clock, limit] of Object.entries({ ...limits, anonymousFollowUp: policy.anonymousFollowUp })) {
    const refusal = limit && checkLimit(limit);
    if (refusal) return { ...refusal, details: { ...refusal.details, clock } };
  }
  return policy;
}
