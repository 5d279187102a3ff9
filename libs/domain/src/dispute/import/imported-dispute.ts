import { isInRange } from '../../clock/projection/run-check.ts';
import { refuse, type Refusal } from '../../refusal.ts';
import {
  disputeStatuses,
  type Colour,
  type Complexity,
  type DisputeStatus,
  type Level,
  type Origin,
} from '../dispute.ts';
import { responsibleFor } from '../rules/holdings.ts';
import type { DisputePremises } from '../rules/rules.ts';

/** A merged dispute is told by the one that survives; what was voided elsewhere was never one. */
export type ImportedStatus = Exclude<DisputeStatus, 'merged' | 'voided'>;
export const importedStatuses = disputeStatuses.filter(
  (status): status is ImportedStatus => status !== 'merged' && status !== 'voided',
);

/** One row of a list of disputes kept elsewhere: moments as given, in epoch milliseconds, null where the source has none. */
export interface ImportedDispute {
  /** A room's path. */
  readonly place: string;
  readonly origin: Origin;
  readonly complexity: Complexity;
  readonly colour: Colour;
  readonly level: Level;
  readonly skipReason: string | null;
  readonly status: ImportedStatus;
  readonly screenedAt: number;
  readonly acceptedAt: number | null;
  /** Null: not asked, or not yet answered. */
  readonly consentA: boolean | null;
  readonly consentB: boolean | null;
  readonly agreedAt: number | null;
  /** When everything that was owed had been performed: settled. */
  readonly performedAt: number | null;
  /** What was agreed, in words: the terms of the settlement's first version. */
  readonly settlement: string | null;
}

const steps = ['screenedAt', 'acceptedAt', 'agreedAt', 'performedAt'] as const;
type Claim = 'acceptedAt' | 'agreedAt' | 'settlement' | 'performedAt';

/** What a status says must have happened; what it neither says nor leaves open cannot have. */
const claims: Readonly<Record<ImportedStatus, { needs: readonly Claim[]; leavesOpen: readonly Claim[] }>> = {
  screened: { needs: [], leavesOpen: [] },
  accepted: { needs: ['acceptedAt'], leavesOpen: [] },
  mediating: { needs: ['acceptedAt'], leavesOpen: [] },
  'not-agreed': { needs: ['acceptedAt'], leavesOpen: [] },
  agreed: { needs: ['acceptedAt', 'agreedAt', 'settlement'], leavesOpen: [] },
  performing: { needs: ['acceptedAt', 'agreedAt', 'settlement'], leavesOpen: [] },
  settled: { needs: ['acceptedAt', 'agreedAt', 'settlement', 'performedAt'], leavesOpen: [] },
  // Referred before an agreement, or when one was not performed.
  referred: { needs: ['acceptedAt'], leavesOpen: ['agreedAt', 'settlement'] },
  withdrawn: { needs: [], leavesOpen: ['acceptedAt'] },
};

/**
 * What makes a row unfit to import, each refusal with its column; empty when it is fit. `unknown-place`: no room;
 * `unknown-person`, at the place: nobody is known who could answer for it; `value-missing` and `stage-forbids`: moments
 * that contradict the status; `skip-reason-required`; `consent-missing`, where a settlement is claimed; `out-of-order`,
 * `future-moment`, `moment-out-of-range`.
 */
export function checkDisputeRow(row: ImportedDispute, premises: DisputePremises): Refusal[] {
  return [
    ...checkPlace(row, premises),
    ...checkLevel(row),
    ...checkClaims(row),
    ...checkMoments(row, premises),
    ...checkConsents(row),
  ];
}

function checkPlace({ place, acceptedAt }: ImportedDispute, premises: DisputePremises): Refusal[] {
  if (premises.directory.units.get(place)?.level !== 'room') return [refuse('unknown-place', 'place')];
  const isLed = acceptedAt === null || responsibleFor(place, premises).officer !== null;
  return isLed ? [] : [refuse('unknown-person', 'place')];
}

/** 分级: above the community only with a reason, and only once it was taken on. */
function checkLevel({ level, skipReason, acceptedAt, status }: ImportedDispute): Refusal[] {
  if (level === 'community') return [];
  const errors: Refusal[] = [];
  if (skipReason === null) errors.push(refuse('skip-reason-required', 'skipReason'));
  if (acceptedAt === null) errors.push(refuse('stage-forbids', 'level', { stage: status }));
  return errors;
}

function checkClaims(row: ImportedDispute): Refusal[] {
  const { needs, leavesOpen } = claims[row.status];
  const isGiven = (claim: Claim) => row[claim] !== null;
  // Words and moment of an agreement come together.
  const needed = leavesOpen.includes('agreedAt') && leavesOpen.some(isGiven) ? leavesOpen : [];
  return (['acceptedAt', 'agreedAt', 'settlement', 'performedAt'] as const).flatMap((claim): Refusal[] => {
    if (isGiven(claim)) {
      const isPossible = needs.includes(claim) || leavesOpen.includes(claim);
      return isPossible ? [] : [refuse('stage-forbids', claim, { stage: row.status })];
    }
    return needs.includes(claim) || needed.includes(claim) ? [refuse('value-missing', claim)] : [];
  });
}

function checkMoments(row: ImportedDispute, { now, rules }: DisputePremises): Refusal[] {
  const errors: Refusal[] = [];
  let before = row.screenedAt;
  for (const step of steps) {
    const at = row[step];
    if (at === null) continue;
    if (at > now) errors.push(refuse('future-moment', step));
    if (!isInRange(at, rules.calendar)) errors.push(refuse('moment-out-of-range', step));
    if (at < before) errors.push(refuse('out-of-order', step));
    before = at;
  }
  return errors;
}

/** 自愿: nobody settled without having consented to mediation. */
function checkConsents({ agreedAt, consentA, consentB }: ImportedDispute): Refusal[] {
  if (agreedAt === null) return [];
  return [
    ...(consentA === true ? [] : [refuse('consent-missing', 'consentA')]),
    ...(consentB === true ? [] : [refuse('consent-missing', 'consentB')]),
  ];
}
