import { ApiKeyBody } from '../http/scoring/api-keys.ts';
import { FlagThresholdsBody } from '../http/scoring/flags.ts';
import { RestoreBody, TakeBackBody } from '../http/scoring/occurrences.ts';
import {
  DecisionBody,
  FormulaBody,
  ObjectionBody,
  PreviewBody,
  RevisionBody,
} from '../http/scoring/periods.ts';
import { LedgerTotals } from '../http/scoring/totals.ts';
import { answered, sent, type SchemaExample } from './example.ts';

const occurrence = { place: 'shifan.dongcheng.linjiang.hongqi', kind: 'case', source: '110' } as const;
const minute = 60_000;
const formula = {
  weights: { satisfaction: 0.4, completeOnTime: 0.4, assignOnTime: 0.2 },
  minimumSample: 5,
};

/** What scoring's document shows; bodies are sent, as they stand here, by its fuzz test. */
export const scoringExamples: readonly SchemaExample[] = [
  sent(TakeBackBody, { ...occurrence, occurredOn: '2026-11-01', reason: 'wrong-day' }),
  sent(RestoreBody, { ...occurrence, occurredOn: '2026-11-02' }),
  sent(FlagThresholdsBody, {
    ...{ lastMomentMs: 60 * minute, bulkFollowUps: 10, bulkWithinMs: 30 * minute, suspensionsOfCase: 3 },
    ...{ objectionsOfCase: 2, splitCases: 6, splitWithinMs: 10 * minute, followUpsWithoutComplaint: 50 },
  }),
  sent(FormulaBody, { ...formula, from: '2027-01' }),
  sent(PreviewBody, { ...formula, period: '2026-11', level: 'branch' }),
  sent(RevisionBody, { cause: 'late-record' }),
  sent(ObjectionBody, {
    ...{ caseId: '01a20525-6756-7127-a3ab-5136a793926d', measure: 'completeOnTime', reason: 'not-ours' },
  }),
  sent(DecisionBody, { decision: 'reject' }),
  sent(ApiKeyBody, {
    ...{ label: 'data-platform', unit: 'shifan', expiresAt: '2027-01-01T00:00:00+08:00' },
  }),
  answered(LedgerTotals, {
    asOf: '2026-11-20T17:00:00+08:00',
    knownAt: '2026-11-23T05:30:13.491+08:00',
    items: [
      { ledger: 'suggestion', unit: 'shifan', received: 9, closed: 4, open: 5, overdue: 1 },
      { ledger: 'claim', unit: 'shifan', received: 13, closed: 4, open: 9, overdue: 5 },
      { ledger: 'complaint', unit: 'shifan', received: 4, closed: 1, open: 3, overdue: 1 },
    ],
  }),
];
