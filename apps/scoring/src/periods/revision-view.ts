import type { RevisionView } from '@fengqiao/contracts/http/periods';
import { formatMoment } from '@fengqiao/domain/clock/moment';
import { scoringZone } from '@fengqiao/domain/score/period';
import type { Identity } from '@fengqiao/identity/token-check';
import { maySeeUnit } from '../units.ts';
import type { UnitDifference } from './frozen-scores.ts';
import type { PeriodRevisionRow } from './period.entities.ts';

/** A revision as a reader sees it: of the difference only the own units and those below. */
export function revisionView(row: PeriodRevisionRow, identity: Identity): RevisionView {
  const { revision, formula, hash, cause } = row;
  const difference = (row.difference as UnitDifference[]).filter(({ unit }) => maySeeUnit(identity, unit));
  return {
    revision,
    formula,
    asOf: told(row.asOf.getTime()),
    knownAt: told(row.knownAt.getTime()),
    hash,
    cause,
    madeAt: told(row.madeAt.getTime()),
    difference,
  };
}

function told(moment: number): string {
  return formatMoment(moment, scoringZone);
}
