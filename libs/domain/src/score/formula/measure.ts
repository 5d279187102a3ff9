import { countKey, type Counts } from './counts.ts';
import { entrySources, type EntrySource } from '../book/entry.ts';
import { wilson, type Interval } from './wilson.ts';

/** The three that a formula weighs. */
export const scoredMeasures = ['satisfaction', 'completeOnTime', 'assignOnTime'] as const;
export type ScoredMeasure = (typeof scoredMeasures)[number];

export type MeasureName =
  ScoredMeasure | 'notReached' | 'reopenRate' | 'accountability' | 'extensions' | 'suspensions' | 'inPerson';

type Counted = { readonly [S in EntrySource]?: readonly (typeof entrySources)[S][number][] };

/** One measure, whole: what is counted, of what, when, under whom, and what is left out and by whose decision. */
export interface MeasureDefinition {
  readonly name: MeasureName;
  readonly zh: string;
  readonly en: string;
  /** `share`: `met` is part of `total`. `per-hundred`: so many on a hundred. `count`: `met` alone. */
  readonly kind: 'share' | 'per-hundred' | 'count';
  readonly met: Counted;
  /** Empty for a count. */
  readonly total: Counted;
  readonly under: 'owner' | 'handling-unit';
  readonly moment: string;
  readonly excluded: string;
}

const approved = 'What a supervisor decided upon a unit’s objection';

export const measures: readonly MeasureDefinition[] = [
  {
    name: 'satisfaction',
    zh: '群众满意率',
    en: 'Satisfaction',
    kind: 'share',
    met: { 'follow-up': ['satisfied', 'basically-satisfied'] },
    total: { 'follow-up': ['satisfied', 'basically-satisfied', 'unsatisfied'] },
    under: 'handling-unit',
    moment: 'Of the follow-up, or of the rating by the citizen',
    excluded: `Who could not be reached (domain text, Scoring). ${approved}`,
  },
  {
    name: 'completeOnTime',
    zh: '按时办结率',
    en: 'Complete on time',
    kind: 'share',
    met: { complete: ['met'] },
    total: { complete: ['met', 'missed'] },
    under: 'handling-unit',
    moment: 'Met: of the reply that stands. Missed: the due moment',
    excluded: `Void instances after an objection; instances ended by withdrawal or merger before they were due. ${approved}`,
  },
  {
    name: 'assignOnTime',
    zh: '按时交办率',
    en: 'Assign on time',
    kind: 'share',
    met: { assign: ['met'] },
    total: { assign: ['met', 'missed'] },
    under: 'owner',
    moment: 'Met: of the assignment or refusal to take it. Missed: the due moment',
    excluded: `Outcomes withdrawn by an objection. ${approved}`,
  },
  {
    name: 'notReached',
    zh: '未联系上占比',
    en: 'Not reached',
    kind: 'share',
    met: { 'follow-up': ['not-reached'] },
    total: { 'follow-up': entrySources['follow-up'] },
    under: 'handling-unit',
    moment: 'Of the follow-up',
    excluded: 'Nothing',
  },
  {
    name: 'reopenRate',
    zh: '重启率',
    en: 'Reopened per hundred closed',
    kind: 'per-hundred',
    met: { reopened: ['case'] },
    total: { closed: ['case'] },
    under: 'handling-unit',
    moment: 'Each at its own: of the reopening, of the closing',
    excluded: 'Nothing',
  },
  {
    name: 'accountability',
    zh: '问责记录',
    en: 'Accountability records',
    kind: 'count',
    met: { accountability: ['breach', 'unsatisfied'] },
    total: {},
    under: 'handling-unit',
    moment: 'Breach: the due moment. Unsatisfied: of the follow-up',
    excluded: 'Nothing',
  },
  {
    name: 'extensions',
    zh: '每百件延期',
    en: 'Extensions per hundred cases',
    kind: 'per-hundred',
    met: { extension: ['granted'] },
    total: { received: ['case'] },
    under: 'handling-unit',
    moment: 'Of the extension; cases when received',
    excluded: 'Nothing',
  },
  {
    name: 'suspensions',
    zh: '每百件中止',
    en: 'Suspensions per hundred cases',
    kind: 'per-hundred',
    met: { suspension: ['approved'] },
    total: { received: ['case'] },
    under: 'handling-unit',
    moment: 'Of the approval; cases when received',
    excluded: 'Referrals to mediation, which suspend without being asked for',
  },
  {
    name: 'inPerson',
    zh: '亲自抓占比',
    en: 'Owner’s acts done in person',
    kind: 'share',
    met: { 'owner-act': ['in-person'] },
    total: { 'owner-act': ['in-person', 'stand-in'] },
    under: 'owner',
    moment: 'Of the act: assign, decline, sign off, send back',
    excluded: 'Imported acts whose doer the source does not name',
  },
];

export interface MeasureFigure {
  readonly met: number;
  /** Null for a count. */
  readonly total: number | null;
  /** Share between 0 and 1, or so many on a hundred; null without anything to divide by. */
  readonly rate: number | null;
  /** Of a share, at 95 %. */
  readonly interval: Interval | null;
}

/** One measure of counts: the function that belongs to every definition. */
export function figureOf({ kind, met: wanted, total: of }: MeasureDefinition, counts: Counts): MeasureFigure {
  const met = countAll(wanted, counts);
  if (kind === 'count') return { met, total: null, rate: null, interval: null };
  const total = countAll(of, counts);
  const rate = total === 0 ? null : (met / total) * (kind === 'share' ? 1 : 100);
  return { met, total, rate, interval: kind === 'share' ? wilson(met, total) : null };
}

export type Figures = Readonly<Record<MeasureName, MeasureFigure>>;

export function figuresOf(counts: Counts): Figures {
  return Object.fromEntries(
    measures.map((measure) => [measure.name, figureOf(measure, counts)]),
  ) as unknown as Figures;
}

export function measureOf(name: MeasureName): MeasureDefinition {
  const found = measures.find((measure) => measure.name === name);
  if (!found) throw new Error(`no measure is called ${name}`);
  return found;
}

export function countsToward(counted: Counted): string[] {
  return (Object.entries(counted) as [EntrySource, readonly string[]][]).flatMap(([source, outcomes]) =>
    outcomes.map((outcome) => countKey(source, outcome)),
  );
}

/** How many outcomes the weighed measures stand on, each counted by its own. */
export function scoredOutcomes(counts: Counts): number {
  return scoredMeasures.reduce((sum, name) => sum + countAll(measureOf(name).total, counts), 0);
}

function countAll(counted: Counted, counts: Counts): number {
  return countsToward(counted).reduce((sum, key) => sum + (counts.get(key) ?? 0), 0);
}
