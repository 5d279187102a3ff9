import type { FlagThresholds } from './flag-thresholds.ts';
import type { GamingFact, GamingFlag } from './gaming-fact.ts';

/** One person recorded many satisfied citizens in a short while; the citizen's own ratings are not meant. */
export function satisfactionInBulk(
  facts: readonly GamingFact[],
  { bulkFollowUps, bulkWithinMs }: FlagThresholds,
): GamingFlag[] {
  const recorded = facts.filter(
    ({ type, outcome, rated, by }) =>
      type === 'followed-up' && !rated && by !== null && outcome !== null && outcome.endsWith('satisfied'),
  );
  const praise = recorded.filter(({ outcome }) => outcome !== 'unsatisfied');
  return crowds(praise, bulkFollowUps, bulkWithinMs, ({ by }) => `${by}`).map((crowd) => ({
    flag: 'satisfaction-in-bulk',
    unit: crowd[0].unit,
    person: crowd[0].by,
    found: crowd.length,
    cases: casesOf(crowd),
  }));
}

/** One matter written down as many: same person, unit and category within minutes. */
export function casesSplit(
  facts: readonly GamingFact[],
  { splitCases, splitWithinMs }: FlagThresholds,
): GamingFlag[] {
  const registered = facts.filter(({ type, by }) => type === 'registered' && by !== null);
  const keyOf = ({ by, unit, ledger, category }: GamingFact) => [by, unit, ledger, category].join('\n');
  return crowds(registered, splitCases, splitWithinMs, keyOf).map((crowd) => ({
    flag: 'cases-split',
    unit: crowd[0].unit,
    person: crowd[0].by,
    found: crowd.length,
    cases: casesOf(crowd),
  }));
}

/** Many citizens were asked, and not one was ever unsatisfied. */
export function neverUnsatisfied(
  facts: readonly GamingFact[],
  { followUpsWithoutComplaint }: FlagThresholds,
): GamingFlag[] {
  const answered = facts.filter(
    ({ type, outcome }) => type === 'followed-up' && outcome !== null && outcome !== 'not-reached',
  );
  return [...groupBy(answered, ({ unit }) => unit)].flatMap(([unit, asked]) =>
    asked.length >= followUpsWithoutComplaint && asked.every(({ outcome }) => outcome !== 'unsatisfied')
      ? [
          {
            flag: 'never-unsatisfied' as const,
            unit,
            person: null,
            found: asked.length,
            cases: casesOf(asked),
          },
        ]
      : [],
  );
}

type Crowd = readonly [GamingFact, ...GamingFact[]];

/** Runs of at least so many facts of one key of which each lies within a while of the first. */
function crowds(
  facts: readonly GamingFact[],
  least: number,
  withinMs: number,
  keyOf: (fact: GamingFact) => string,
): Crowd[] {
  const found: Crowd[] = [];
  for (const group of groupBy(facts, keyOf).values()) {
    const inTime = [...group].sort((one, other) => one.at - other.at);
    let first = 0;
    for (let begin = inTime[first]; begin; begin = inTime[first]) {
      const begins = begin.at;
      const crowd = inTime.slice(first).filter(({ at }) => at - begins <= withinMs);
      const isCrowd = crowd.length >= least;
      if (isCrowd) found.push(crowd as unknown as Crowd);
      first += isCrowd ? crowd.length : 1;
    }
  }
  return found;
}

function groupBy(
  facts: readonly GamingFact[],
  keyOf: (fact: GamingFact) => string,
): Map<string, GamingFact[]> {
  const groups = new Map<string, GamingFact[]>();
  for (const fact of facts) {
    const group = groups.get(keyOf(fact));
    if (group) group.push(fact);
    else groups.set(keyOf(fact), [fact]);
  }
  return groups;
}

function casesOf(facts: readonly GamingFact[]): string[] {
  return [...new Set(facts.map(({ caseId }) => caseId))];
}
