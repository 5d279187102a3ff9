import type { RevisionView } from '@fengqiao/contracts/http/scoring/periods';
import { formatMoment } from '@fengqiao/domain/clock/dates/moment';
import { scoringZone } from '@fengqiao/domain/score/periods/period';
import { maySeeUnit } from '../units.ts';
import type { StruckDifference, UnitDifference } from './frozen-scores.ts';
import type { PeriodRevisionRow } from './period.entities.ts';
import type { Asker } from '../asker.ts';

/** A revision as a reader sees it: of the difference only the own units and those below. */
export function revisionView(row: PeriodRevisionRow, asker: Asker): RevisionView {
  const { revision, formula, hash, cause } = row;
  const changes = row.difference as (UnitDifference | StruckDifference)[];
  const difference = changes.filter((change) => 'unit' in change && maySeeUnit(asker, change.unit));
  const struck = changes.filter((change) => 'place' in change && maySeeUnit(asker, change.place));
  return {
    revision,
    formula,
    asOf: told(row.asOf.getTime()),
    knownAt: told(row.knownAt.getTime()),
    hash,
    cause,
    madeAt: told(row.madeAt.getTime()),
    difference: difference as UnitDifference[],
    struck: (struck as StruckDifference[]).map(({ place, from, to }) => ({
      place,
      from: [...from],
      to: [...to],
    })),
  };
}

function told(moment: number): string {
  return formatMoment(moment, scoringZone);
}
