import type { ChiefScores } from '@fengqiao/contracts/http/scoring/scores';
import { formatMoment } from '@fengqiao/domain/clock/dates/moment';
import { chiefPost } from '@fengqiao/domain/directory/posts';
import type { Unit } from '@fengqiao/domain/directory/unit';
import { countKey, lessCounts, type Counts } from '@fengqiao/domain/score/formula/counts';
import { entrySources } from '@fengqiao/domain/score/book/entry';
import type { Formula } from '@fengqiao/domain/score/formula/formula';
import { scoredOutcomes } from '@fengqiao/domain/score/formula/measure';
import { scoringZone } from '@fengqiao/domain/score/periods/period';
import type { StandInTerm, Stint } from '@fengqiao/domain/score/tenure';
import { scoreView } from '../scores/score-view.ts';

type Item = ChiefScores['items'][number];

/** What fell into a stretch in which somebody stood in. */
export interface Part extends StandInTerm {
  readonly counts: Counts;
}

/**
 * A holder's item, over the own days, then one for each stretch of a stand-in. Acts of the owner stay whole with the
 * holder: how many of them were done in person is what 亲自抓 asks.
 */
export function chiefItems(
  unit: Unit,
  stint: Stint,
  { all, parts }: { all: Counts; parts: readonly Part[] },
  formula: Formula,
): Item[] {
  const own = withActsOf(
    all,
    parts.reduce((left, { counts }) => lessCounts(left, counts), all),
  );
  const outcomes = parts.reduce((sum, { counts }) => sum + scoredOutcomes(counts), 0);
  const total = scoredOutcomes(all);
  const standInShare = {
    outcomes,
    total,
    rate: total === 0 ? null : Math.round((outcomes / total) * 1_000_000) / 1_000_000,
  };
  const standIns = parts.map(({ person, from, to, counts }) => ({
    person,
    from: told(from),
    to: told(to),
    outcomes: scoredOutcomes(counts),
  }));
  const holder = {
    ...itemOf(unit, stint, own, formula),
    standIn: false,
    inPlaceOf: null,
    standIns,
    standInShare,
  };
  return [
    holder,
    ...parts.map(({ counts, ...term }) => ({
      ...itemOf(unit, { ...term, basis: 'directory' as const }, counts, formula),
      standIn: true,
      inPlaceOf: stint.person,
      standIns: [],
      standInShare: null,
    })),
  ];
}

function withActsOf(all: Counts, own: Counts): Counts {
  const counts = new Map(own);
  for (const outcome of entrySources['owner-act']) {
    const key = countKey('owner-act', outcome);
    counts.set(key, all.get(key) ?? 0);
  }
  return counts;
}

function itemOf({ path, nameZh, nameEn, level }: Unit, stint: Stint, counts: Counts, formula: Formula) {
  const { score, interval, status, measures, beside } = scoreView(counts, formula);
  return {
    unit: path,
    nameZh,
    nameEn,
    level,
    post: chiefPost(path),
    person: stint.person,
    knownFrom: stint.basis,
    from: told(stint.from),
    to: told(stint.to),
    score,
    interval,
    status,
    measures,
    beside,
  };
}

function told(moment: number): string {
  return formatMoment(moment, scoringZone);
}
