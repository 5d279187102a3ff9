import type { FlagThresholds } from './flag-thresholds.ts';
import type { FlagName, GamingFact, GamingFlag } from './gaming-fact.ts';

type CaseFlag = (facts: readonly GamingFact[], thresholds: FlagThresholds) => GamingFlag[];

const cameBack = ['reopened', 'sent-back'];

/** Answered at the last moment, and it did not hold: reopened, sent back, or found unsatisfied. */
export const closedBeforeBreachThenReopened: CaseFlag = (facts, { lastMomentMs }) => {
  const hurried = facts.find(
    ({ type, at, completeDueAt: due }) =>
      type === 'replied' && due !== null && due >= at && due - at <= lastMomentMs,
  );
  const back = hurried && facts.find((fact) => fact.seq > hurried.seq && isBack(fact));
  return hurried && back ? [flag('closed-before-breach-then-reopened', hurried, 1)] : [];
};

/** Time stopped over and over on one case. */
export const suspensionsPiledUp: CaseFlag = (facts, { suspensionsOfCase }) => {
  const approved = facts.filter(({ type }) => type === 'suspension-approved');
  const last = approved.at(-1);
  return last && approved.length >= suspensionsOfCase
    ? [flag('suspensions-piled-up', last, approved.length)]
    : [];
};

/** Handed back when its limit was nearly or wholly used up, or again and again: each time the limit begins anew. */
export const reRoutedToReset: CaseFlag = (facts, { objectionsOfCase }) => {
  const objections = facts.filter(({ type }) => type === 'objected');
  const isLate = (objected: GamingFact) =>
    facts.some(
      ({ seq, rung }) => seq < objected.seq && (rung === 'complete/warning' || rung === 'complete/breach'),
    );
  const last = objections.at(-1);
  return last && (objections.length >= objectionsOfCase || objections.some(isLate))
    ? [flag('re-routed-to-reset', last, objections.length)]
    : [];
};

function isBack({ type, outcome }: GamingFact): boolean {
  return cameBack.includes(type) || (type === 'followed-up' && outcome === 'unsatisfied');
}

function flag(name: FlagName, { unit, by, caseId }: GamingFact, found: number): GamingFlag {
  return { flag: name, unit, person: by, found, cases: [caseId] };
}
