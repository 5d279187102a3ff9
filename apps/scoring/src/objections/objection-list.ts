import type { ObjectionList, ObjectionsQuery } from '@fengqiao/contracts/http/scoring/periods';
import { formatMoment, parseMoment } from '@fengqiao/domain/clock/dates/moment';
import { seesWholeBureau } from '@fengqiao/domain/directory/directory';
import { scoringZone, type Period } from '@fengqiao/domain/score/periods/period';
import { unwrap } from '@fengqiao/service/problems/problem';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, type SelectQueryBuilder } from 'typeorm';
import { CaseVisibility } from '../case-visibility.ts';
import { TwoTimesReader } from '../two-times.ts';
import { requireUnit } from '../units.ts';
import { objectionView } from './objection-view.ts';
import { PeriodObjectionRow } from '../periods/period.entities.ts';
import type { Asker } from '../asker.ts';

/** Objections as a unit looks for what was decided, and a supervisor for what is not. */
@Injectable()
export class ObjectionListReader {
  constructor(
    private readonly dataSource: DataSource,
    private readonly times: TwoTimesReader,
    private readonly visibility: CaseVisibility,
  ) {}

  /** Of the own unit and below, or moved there; who sees the whole bureau, all. Of cases the reader may see. */
  async read(period: Period, query: ObjectionsQuery, asker: Asker): Promise<ObjectionList> {
    const { manager } = this.dataSource;
    // First the mark, then the rows: a decision comes on record after every mark there was until it is there to be read.
    const { knownAt: mark } = unwrap(await this.times.resolve({}));
    const select = manager
      .createQueryBuilder(PeriodObjectionRow, 'o')
      .where('o.period = :period', { period: period.name });
    const asked = query.unit && (await requireUnit(manager, query.unit, asker)).path;
    const units = asked ? [asked] : seesWholeBureau(asker) ? null : asker.seats;
    if (units !== null) concerning(select, units);
    if (query.status) select.andWhere(`(o.decision is null) = :open`, { open: query.status === 'undecided' });
    if (query.decidedSince)
      select.andWhere('o.decidedAt > :since', { since: new Date(parseMoment(query.decidedSince) ?? 0) });
    const rows = await select.orderBy('o.id').getMany();
    const visible = await this.visibility.visible(
      rows.map(({ caseId }) => caseId),
      asker,
    );
    const shown = rows.filter(({ caseId }) => visible.has(caseId));
    const moved = await movedTo(
      manager,
      shown.map(({ id }) => id),
    );
    return {
      items: shown.map((row) => objectionView(row, moved.get(row.id) ?? null)),
      mark: formatMoment(mark, scoringZone),
    };
  }
}

/** Theirs who object, and theirs who were given the outcome. */
function concerning(select: SelectQueryBuilder<PeriodObjectionRow>, units: readonly string[]): void {
  const isBelow = (column: string) =>
    `exists (select from unnest(:units::text[]) unit where ${column} = unit or starts_with(${column}, unit || '.'))`;
  select.andWhere(
    `(${isBelow('o.unit')} or exists (
       select from score_exclusion x where x.objection_id = o.id and ${isBelow('x.to_unit')}))`,
    { units: [...units] },
  );
}

async function movedTo(manager: EntityManager, ids: readonly string[]): Promise<Map<string, string>> {
  const rows: { id: string; unit: string }[] = await manager.query(
    `select distinct objection_id as id, to_unit as unit from score_exclusion
     where objection_id = any($1::uuid[]) and to_unit is not null`,
    [ids],
  );
  return new Map(rows.map(({ id, unit }) => [id, unit]));
}
