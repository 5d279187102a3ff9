import { checkJointRhythm, defaultJointRhythm, type JointRhythm } from './joint-rhythm.ts';
import { durationOf, durationText } from '../../clock/dates/duration.ts';
import { checkLimit, type Limit } from '../../clock/limit/limit.ts';
import { checkRungs, type RungRule } from '../../ladder/rung-rule.ts';
import { refuse, type Refusal } from '../../refusal.ts';
import { complexities, type Colour, type Complexity } from '../dispute.ts';

/** Clocks of a dispute that policy gives rungs to; every obligation's is one of `obligation`. */
export const disputeClocks = [
  'resolve',
  'check-in',
  'session',
  'obligation',
  'confirmation',
  'visit',
  'resolution',
] as const;
export type DisputeClockName = (typeof disputeClocks)[number];

/**
 * On the local calendar or the wall clock: no date of a dispute leans on opening hours. One that may not end on a day of
 * rest leans on which days those are, and moves with them.
 */
export type DisputeLimit = Extract<Limit, { kind: 'calendar' | 'elapsed' }>;

/** Limits and rungs as data; a dispute keeps the version it began with. */
export interface MediationPolicy {
  readonly version: string;
  readonly resolve: Readonly<Record<Complexity, DisputeLimit>>;
  /** How often somebody looks after a dispute of that colour; a blue one is left in peace. */
  readonly checkIn: Readonly<Record<Exclude<Colour, 'blue'>, DisputeLimit>>;
  /** After a session's moment: until then its minutes are written. */
  readonly minutes: DisputeLimit;
  readonly confirmation: DisputeLimit;
  /** After settling, one visit each. */
  readonly visits: readonly DisputeLimit[];
  readonly rungs: Readonly<Record<DisputeClockName, readonly RungRule[]>>;
  /** Left out in versions published before it was policy: the default. */
  readonly joint?: JointRhythm;
  /** 人民调解委员会 among the partner units, by path. Left out in versions published before it was policy: the default. */
  readonly committees?: readonly string[];
}

const calendar = (duration: string): DisputeLimit => ({ kind: 'calendar', duration, roll: 'none' });

const early: readonly RungRule[] = [
  { kind: 'reminder', at: { percent: 50 } },
  { kind: 'warning', at: { percent: 80 } },
];
const daily: RungRule = { kind: 'escalation', at: { after: { workingDays: 1 } }, repeats: true };
const once: RungRule = { kind: 'escalation', at: { after: { workingDays: 1 } } };

/** Limits of the domain text, "The dispute"; rungs as every clock's where it names none. */
export const defaultMediationPolicy: MediationPolicy = {
  version: 'mediation-2',
  resolve: { general: calendar('P1W'), complex: calendar('P15D'), difficult: calendar('P2M') },
  checkIn: { red: calendar('P1D'), yellow: calendar('P1W') },
  minutes: { kind: 'elapsed', duration: 'PT24H' },
  // Civil Code, 民法典, art. 201 to 203.
  confirmation: { kind: 'calendar', duration: 'P30D', roll: 'next-working-day', end: 'end-of-day' },
  visits: [calendar('P1W'), calendar('P1M'), calendar('P3M')],
  rungs: {
    resolve: [...early, daily],
    'check-in': [{ kind: 'reminder', at: { percent: 80 } }, daily],
    // A day before the session, whose minutes are due a day after.
    session: [{ kind: 'reminder', at: { before: { wall: 'PT48H' } } }, daily],
    obligation: [...early, once],
    confirmation: early,
    visit: [{ kind: 'reminder', at: { percent: 80 } }, daily],
    resolution: [...early, daily],
  },
  joint: defaultJointRhythm,
  committees: ['partner.tiaowei'],
};

/** What releases counted the court's days by before policy could say how the law counts them. */
const confirmationOfOld = { kind: 'calendar', duration: 'P30D', roll: 'none' } as const;

/** Policies that came with earlier releases: disputes that began under one keep it. */
export const earlierMediationPolicies: readonly MediationPolicy[] = [
  { ...defaultMediationPolicy, version: 'mediation-1', confirmation: confirmationOfOld },
];

/** The limit to resolve a dispute, with the days it was extended by. */
export function resolveLimit(
  policy: MediationPolicy,
  complexity: Complexity,
  extraDays: number,
): DisputeLimit {
  const limit = policy.resolve[complexity];
  const duration = durationOf(limit.duration);
  return { ...limit, duration: durationText({ ...duration, days: duration.days + extraDays }) };
}

/**
 * How the days for judicial confirmation are counted, and by which version. Whoever published a policy before this could be
 * said published the default of then with it, word for word, and did not mean it: that is today's default.
 */
export function confirmationLimit({ version, confirmation }: MediationPolicy): {
  readonly limit: DisputeLimit;
  readonly policyVersion: string;
} {
  const isOfOld =
    confirmation.kind === 'calendar' &&
    confirmation.duration === confirmationOfOld.duration &&
    confirmation.roll === 'none' &&
    confirmation.end === undefined;
  return isOfOld
    ? { limit: defaultMediationPolicy.confirmation, policyVersion: defaultMediationPolicy.version }
    : { limit: confirmation, policyVersion: version };
}

/** Partner units that are people's mediation committees. */
export function committeesOf({ committees }: MediationPolicy): readonly string[] {
  return committees ?? defaultMediationPolicy.committees ?? [];
}

/** When joint mediation meets and is told the news, by the policy now in force. */
export function jointRhythm({ joint }: MediationPolicy): JointRhythm {
  return joint ?? defaultJointRhythm;
}

export function rungsFor(policy: MediationPolicy, clock: string): readonly RungRule[] {
  const name = clock.startsWith('obligation-') ? 'obligation' : clock;
  return policy.rungs[name as DisputeClockName] ?? [];
}

/** What differs from the default policy. */
export type MediationPolicyChanges = { readonly version: string } & {
  readonly [Part in keyof Omit<MediationPolicy, 'version'>]?: Partial<MediationPolicy[Part]> | undefined;
};

/**
 * A policy laid over the default one, part by part. Refused with the field's path: what checkLimit and checkRungs refuse;
 * `limit-unreadable` for a limit of length zero or in working time, or for no visits where some are given.
 */
export function mediationPolicyWith(changes: MediationPolicyChanges): MediationPolicy | Refusal {
  const base = defaultMediationPolicy;
  const policy: MediationPolicy = {
    version: changes.version,
    resolve: { ...base.resolve, ...changes.resolve },
    checkIn: { ...base.checkIn, ...changes.checkIn },
    minutes: (changes.minutes as DisputeLimit | undefined) ?? base.minutes,
    confirmation: (changes.confirmation as DisputeLimit | undefined) ?? base.confirmation,
    visits: (changes.visits as readonly DisputeLimit[] | undefined) ?? base.visits,
    rungs: { ...base.rungs, ...changes.rungs },
    joint: { ...defaultJointRhythm, ...changes.joint },
    committees: (changes.committees as readonly string[] | undefined) ?? committeesOf(base),
  };
  return checkPolicy(policy) ?? policy;
}

function checkPolicy(policy: MediationPolicy): Refusal | null {
  const limits: [string, Limit][] = [
    ...complexities.map((each): [string, Limit] => [`resolve.${each}`, policy.resolve[each]]),
    ['checkIn.red', policy.checkIn.red],
    ['checkIn.yellow', policy.checkIn.yellow],
    ['minutes', policy.minutes],
    ['confirmation', policy.confirmation],
    ...policy.visits.map((each, i): [string, Limit] => [`visits.${i}`, each]),
  ];
  for (const [place, limit] of limits) {
    const refusal = checkLimit(limit) ?? unfitLimit(limit);
    if (refusal) return at(place, refusal);
  }
  for (const clock of disputeClocks) {
    const refusal = checkRungs(policy.rungs[clock]);
    if (refusal) return at(`rungs.${clock}`, refusal);
  }
  const refusal = checkJointRhythm(jointRhythm(policy));
  return refusal && at('joint', refusal);
}

/** A check-in that is due at once would be due again at once, for ever. */
function unfitLimit(limit: Limit): Refusal | null {
  const isFit = (limit.kind === 'calendar' || limit.kind === 'elapsed') && /[1-9]/.test(limit.duration);
  return isFit ? null : refuse('limit-unreadable', 'limit');
}

function at(place: string, refusal: Refusal): Refusal {
  return { ...refusal, fields: refusal.fields.map((field) => `${place}.${field}`) };
}
