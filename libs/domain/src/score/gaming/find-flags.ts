import { closedBeforeBreachThenReopened, reRoutedToReset, suspensionsPiledUp } from './flags-of-case.ts';
import { casesSplit, neverUnsatisfied, satisfactionInBulk } from './flags-of-crowd.ts';
import type { FlagThresholds } from './flag-thresholds.ts';
import type { GamingFact, GamingFlag } from './gaming-fact.ts';

/** Everything a supervisor should look at, in the facts given: each case whole and in order of `seq`. */
export function findFlags(facts: readonly GamingFact[], thresholds: FlagThresholds): GamingFlag[] {
  const cases = new Map<string, GamingFact[]>();
  for (const fact of facts) cases.set(fact.caseId, [...(cases.get(fact.caseId) ?? []), fact]);
  const ofCase = [closedBeforeBreachThenReopened, suspensionsPiledUp, reRoutedToReset];
  const ofCrowd = [satisfactionInBulk, casesSplit, neverUnsatisfied];
  return [
    ...[...cases.values()].flatMap((each) => ofCase.flatMap((find) => find(each, thresholds))),
    ...ofCrowd.flatMap((find) => find(facts, thresholds)),
  ];
}
