import type { ScoreCases, ScoreCasesQuery } from '@fengqiao/contracts/http/scoring/scores';
import { formatMoment } from '@fengqiao/domain/clock/dates/moment';
import {
  countsToward,
  measureOf,
  scoredMeasures,
  type MeasureName,
} from '@fengqiao/domain/score/formula/measure';
import { scoringZone, type Period } from '@fengqiao/domain/score/periods/period';
import { ProblemException } from '@fengqiao/service/problems/problem';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { isCursor, cursorOf, readOutcomes, type OutcomeRow } from '../book/read-outcomes.ts';
import { CaseVisibility } from '../case-visibility.ts';
import type { TwoTimes } from '../two-times.ts';
import { kindOf } from './score-reader.ts';
import type { Asker } from '../asker.ts';

/** Looked at in one round. */
const lookedAtOnce = 200;
/** A reader who may see next to nothing is given a short page and its cursor rather than a long wait. */
const mostRounds = 10;

/** The cases behind a number: those intake lets this reader see, and none where intake does not answer. */
@Injectable()
export class ScoreCasesReader {
  constructor(
    private readonly dataSource: DataSource,
    private readonly visibility: CaseVisibility,
  ) {}

  async page(
    unit: string,
    period: Period,
    times: TwoTimes,
    query: ScoreCasesQuery,
    asker: Asker,
  ): Promise<Pick<ScoreCases, 'items' | 'next'>> {
    const asked = { unit, kind: kindOf(query), keys: keysOf(query), caseId: null, limit: lookedAtOnce };
    const items: OutcomeRow[] = [];
    let after = readCursor(query.cursor);
    for (let round = 0; round < mostRounds; round += 1) {
      const rows = await readOutcomes(this.dataSource.manager, period, times, { ...asked, after });
      const seen = await this.visibility.visible(
        rows.map(({ case_id }) => case_id),
        asker,
      );
      for (const row of rows) {
        after = cursorOf(row);
        if (seen.has(row.case_id)) items.push(row);
        if (items.length === query.limit) return { items: items.map(view), next: after };
      }
      if (rows.length < lookedAtOnce) return { items: items.map(view), next: null };
    }
    return { items: items.map(view), next: after };
  }
}

/** A cursor is a place; what none of ours ever was is refused. */
function readCursor(cursor: string | undefined): string | null {
  if (cursor === undefined) return null;
  if (isCursor(cursor)) return cursor;
  throw new ProblemException('validation', [{ field: 'cursor', code: 'invalid-value' }]);
}

function keysOf({ measure, counted }: ScoreCasesQuery): string[] {
  const names: readonly MeasureName[] = measure ? [measure] : scoredMeasures;
  const keys = names.flatMap((name) => {
    const { met, total } = measureOf(name);
    const above = countsToward(met);
    if (counted === 'met') return above;
    const all = [...above, ...countsToward(total)];
    return counted === 'not-met' ? all.filter((key) => !above.includes(key)) : all;
  });
  return [...new Set(keys)];
}

function view({ case_id: caseId, number, ledger, source, outcome, instance, at, unit }: OutcomeRow) {
  return {
    caseId,
    number,
    ledger,
    source,
    outcome,
    instance,
    at: formatMoment(at.getTime(), scoringZone),
    unit,
  };
}
