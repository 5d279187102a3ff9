import { disputeSources, type DisputeSource } from './dispute-line.ts';
import { formulaV1 } from '../formula/formula.ts';
import { wilson, type Interval } from '../formula/wilson.ts';

export const mediationMeasureNames = [
  'screened',
  'accepted',
  'mediated',
  'agreed',
  'performed',
  'referredOut',
  'withdrawn',
  'solvedAtCommunity',
  'solvedUpToStation',
  'agreementRate',
  'successAtCommunity',
  'successAtStation',
  'successAtCounty',
  'daysToAgreement',
  'relapses',
  'resolveOnTime',
  'obligationsInTime',
  'extensions',
] as const;
export type MediationMeasureName = (typeof mediationMeasureNames)[number];

type Counted = { readonly [S in DisputeSource]?: readonly (typeof disputeSources)[S][number][] };

/**
 * One measure of mediation, whole: what is counted, of what, and when. Disputes at or below a unit's places, each line in
 * the period of its own moment; a merged dispute counts through its survivor; imported facts count like any other.
 */
export interface MediationMeasure {
  readonly name: MediationMeasureName;
  readonly zh: string;
  readonly en: string;
  /** `share`: `met` is part of `total`. `per-hundred`: so many on a hundred. `median`: of days. `count`: `met` alone. */
  readonly kind: 'count' | 'share' | 'per-hundred' | 'median';
  readonly met: Counted;
  /** Empty for a count; what the median is of. */
  readonly total: Counted;
  readonly definition: string;
}

const { agreed, 'mediated-at': mediatedAt, 'not-agreed': notAgreed } = disputeSources;

/** The two of the domain text: "small ones do not leave the community room, large ones do not leave the station". */
const atHome: readonly MediationMeasure[] = [
  {
    name: 'solvedAtCommunity',
    zh: '小事不出社区率',
    en: 'Solved in the community',
    kind: 'share',
    met: { agreed: ['community'] },
    total: { agreed },
    definition: 'Agreements reached at the community level, of all agreements of the period',
  },
  {
    name: 'solvedUpToStation',
    zh: '大事不出所率',
    en: 'Solved at the station or below',
    kind: 'share',
    met: { agreed: ['community', 'station'] },
    total: { agreed },
    definition: 'Agreements reached at the community or station level, of all agreements of the period',
  },
];

const successes: readonly MediationMeasure[] = (
  [
    ['successAtCommunity', 'community', '社区级', 'community'],
    ['successAtStation', 'station', '所级', 'station'],
    ['successAtCounty', 'county', '县级', 'county centre'],
  ] as const
).map(([name, level, zh, en]) => ({
  name,
  zh: `${zh}调解成功率`,
  en: `Success at the ${en}`,
  kind: 'share',
  met: { 'mediated-at': [`${level}-agreed`] },
  total: { 'mediated-at': mediatedAt.filter((outcome) => outcome.startsWith(`${level}-`)) },
  definition:
    'Agreed at that level, of the mediations there that ended in the period: by agreement, by going to a higher ' +
    'level, by a referral elsewhere or a withdrawal. Mediated there: a session was held there, or agreement reached',
}));

function count(
  name: MediationMeasureName,
  [zh, en]: readonly [string, string],
  met: Counted,
  definition: string,
): MediationMeasure {
  return { name, zh, en, kind: 'count', met, total: {}, definition };
}

export const mediationMeasures: readonly MediationMeasure[] = [
  count(
    'screened',
    ['排查数', 'Screened'],
    { screened: disputeSources.screened },
    'Disputes written down in the period',
  ),
  count(
    'accepted',
    ['受理数', 'Accepted'],
    { accepted: disputeSources.accepted },
    'Disputes accepted for mediation in the period',
  ),
  count(
    'mediated',
    ['调解数', 'Mediated'],
    { mediated: disputeSources.mediated },
    'Disputes of which the first session was held in the period, anew after a reopening; where an import knows of no ' +
      'session, the agreement stands for it',
  ),
  count(
    'agreed',
    ['调解成功数', 'Agreed'],
    { agreed },
    'Agreements reached in the period; a change of an agreement in force is none',
  ),
  count(
    'performed',
    ['履行完毕数', 'Performed'],
    { settled: disputeSources.settled },
    'Disputes settled in the period: everything that was agreed has been performed',
  ),
  count(
    'referredOut',
    ['引导其他途径数', 'Referred elsewhere'],
    { 'referred-out': disputeSources['referred-out'] },
    'Disputes referred to a court, to arbitration or to an administrative way in the period',
  ),
  count(
    'withdrawn',
    ['撤回数', 'Withdrawn'],
    { withdrawn: disputeSources.withdrawn },
    'Disputes withdrawn by a party in the period',
  ),
  ...atHome,
  {
    name: 'agreementRate',
    zh: '调解成功率',
    en: 'Agreement rate',
    kind: 'share',
    met: { agreed },
    total: { agreed, 'not-agreed': notAgreed },
    definition:
      'Agreed, of those whose mediation ended in the period: agreed, or referred elsewhere or withdrawn after ' +
      'acceptance and before any agreement. What was merged ended nowhere',
  },
  ...successes,
  {
    name: 'daysToAgreement',
    zh: '受理至达成协议天数（中位数）',
    en: 'Days from acceptance to agreement, median',
    kind: 'median',
    met: {},
    total: { duration: disputeSources.duration },
    definition:
      'Of the agreements of the period: days of 24 hours from the acceptance, or from the reopening, to the tenth of a day',
  },
  {
    name: 'relapses',
    zh: '每百件反复',
    en: 'Relapses per hundred settled',
    kind: 'per-hundred',
    met: { reopened: ['relapse'] },
    total: { settled: disputeSources.settled },
    definition: 'Reopened because of a relapse, on a hundred settled; each at its own moment',
  },
  {
    name: 'resolveOnTime',
    zh: '按期化解率',
    en: 'Resolved within the limit',
    kind: 'share',
    met: { resolve: ['met'] },
    total: { resolve: disputeSources.resolve },
    definition:
      'Outcomes of the resolve clock. Met: at the agreement. Missed: at the due moment. Ended before by a referral, ' +
      'a withdrawal or a merger: neither',
  },
  {
    name: 'obligationsInTime',
    zh: '按期履行率',
    en: 'Obligations performed in time',
    kind: 'share',
    met: { obligation: ['in-time'] },
    total: { obligation: disputeSources.obligation },
    definition:
      'Of the obligations confirmed in the period, by the side they benefit, those in time; what was waived is left out',
  },
  {
    name: 'extensions',
    zh: '每百件延期',
    en: 'Extensions per hundred accepted',
    kind: 'per-hundred',
    met: { extension: disputeSources.extension },
    total: { accepted: disputeSources.accepted },
    definition: 'Extensions of the limit to resolve, on a hundred accepted; each at its own moment',
  },
];

/** Beside a unit's score: mediation success by level, share solved at the lowest level (domain text, Scoring). */
export const besideScores = [
  'successAtCommunity',
  'successAtStation',
  'successAtCounty',
  'solvedAtCommunity',
  'solvedUpToStation',
] as const satisfies readonly MediationMeasureName[];
export type MediationBesideName = (typeof besideScores)[number];

/** As many as formula v1 asks for: fewer say nothing. */
export const smallestSample = formulaV1.minimumSample;

export interface MediationFigure {
  readonly met: number;
  /** What it is a part of; how many a median is of; null for a count. */
  readonly total: number | null;
  /** Share between 0 and 1, so many on a hundred, or days; null for a count and for too small a sample. */
  readonly value: number | null;
  /** Of a share, Wilson at 95 %; null for too small a sample. */
  readonly interval: Interval | null;
  readonly status: 'sufficient' | 'insufficient-sample';
}

export interface MediationCount {
  readonly source: DisputeSource;
  readonly outcome: string;
  /** Tenths of a day, of a duration. */
  readonly value: number;
  readonly count: number;
}

export type MediationFigures = Readonly<Record<MediationMeasureName, MediationFigure>>;

/** Every measure of some counts. */
export function mediationFigures(counts: readonly MediationCount[]): MediationFigures {
  return Object.fromEntries(
    mediationMeasures.map((measure) => [measure.name, mediationFigure(measure, counts)]),
  ) as unknown as MediationFigures;
}

/** One measure of counts: the function that belongs to every definition. */
export function mediationFigure(
  { kind, met: wanted, total: of }: MediationMeasure,
  counts: readonly MediationCount[],
): MediationFigure {
  const those = (counted: Counted) =>
    counts.filter(({ source, outcome }) =>
      (counted[source] as readonly string[] | undefined)?.includes(outcome),
    );
  const sum = (counted: Counted) => those(counted).reduce((all, each) => all + each.count, 0);
  if (kind === 'count')
    return { met: sum(wanted), total: null, value: null, interval: null, status: 'sufficient' };
  const total = sum(of);
  const met = kind === 'median' ? total : sum(wanted);
  if (total < smallestSample)
    return { met, total, value: null, interval: null, status: 'insufficient-sample' };
  const interval = kind === 'share' ? wilson(met, total) : null;
  const value = kind === 'median' ? medianOf(those(of)) / 10 : (met / total) * (kind === 'share' ? 1 : 100);
  return { met, total, value, interval, status: 'sufficient' };
}

export function mediationMeasureOf(name: MediationMeasureName): MediationMeasure {
  const found = mediationMeasures.find((measure) => measure.name === name);
  if (!found) throw new Error(`no measure of mediation is called ${name}`);
  return found;
}

/** `source/outcome` of everything that stands behind a measure, above its line or below. */
export function standsBehind({ met, total }: MediationMeasure, part: 'met' | 'all'): string[] {
  const keys = (counted: Counted) =>
    Object.entries(counted).flatMap(([source, outcomes]) =>
      outcomes.map((outcome) => `${source}/${outcome}`),
    );
  return [...new Set(part === 'met' ? keys(met) : [...keys(met), ...keys(total)])];
}

/** The middle of what was counted, or the mean of the two in the middle. */
function medianOf(counts: readonly MediationCount[]): number {
  const sorted = [...counts].sort((one, other) => one.value - other.value);
  const total = sorted.reduce((all, { count: n }) => all + n, 0);
  const at = (place: number): number => {
    let passed = 0;
    for (const { value, count: n } of sorted) if ((passed += n) > place) return value;
    return 0;
  };
  return (at(Math.floor((total - 1) / 2)) + at(Math.floor(total / 2))) / 2;
}
