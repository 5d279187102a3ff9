import { AggregateReader } from '@fengqiao/aggregate/reading/aggregate-reader';
import type { CaseFilters, CaseQuery, CaseView } from '@fengqiao/contracts/http/intake/case';
import { broughtForward } from '@fengqiao/domain/case/ladder/catch-up';
import type { CaseClock } from '@fengqiao/domain/case/case';
import type { World } from '@fengqiao/domain/case/decide/world';
import { audienceOf, recordFor } from '@fengqiao/domain/case/visibility/fields';
import type { ClockInstance } from '@fengqiao/domain/ladder/clock-instance';
import type { Identity } from '@fengqiao/identity/token-verifier';
import type { Reading } from '@fengqiao/postgres/store/read-audit';
import type { StoredEvent } from '@fengqiao/postgres/store/read-events';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, type SelectQueryBuilder } from 'typeorm';
import { CaseDesk, type Asking } from '../cases/case-desk.ts';
import { CaseRow } from '../cases/case.entity.ts';
import { caseView, countedBy, summaryView } from '../cases/case-view.ts';
import { cases, type StoredCaseTypes } from '../cases/stored-case.ts';
import { filteredBy, visibleTo } from './case-query.ts';
import { orderedPage } from './ordered-page.ts';
import { matching } from './search-cases.ts';
import { recordRead } from './read-audit.ts';

/** Reads cases for staff. */
@Injectable()
export class CaseReader extends AggregateReader<
  StoredCaseTypes,
  Asking,
  CaseQuery,
  ReturnType<typeof summaryView>,
  CaseView
> {
  constructor(dataSource: DataSource, desk: CaseDesk) {
    super(dataSource, cases, desk);
  }

  protected as(identity: Identity): Asking {
    return { identity };
  }

  protected find(query: CaseFilters, world: World) {
    const all = this.manager.createQueryBuilder(CaseRow, 'c').where('true');
    const found = filteredBy(visibleTo(all, world), query, world.now);
    return query.q === undefined ? found : matching(found, query.q, world.reader, world.directory);
  }

  protected override pageOf(found: SelectQueryBuilder<CaseRow>, query: CaseQuery) {
    return query.order === 'due' || query.order === 'received'
      ? orderedPage(found, query.order, query)
      : super.pageOf(found, query);
  }

  protected summary(row: CaseRow, world: World) {
    return summaryView(row.state, row, world);
  }

  protected view(row: CaseRow, world: World): CaseView {
    return caseView(row.state, row, world);
  }

  protected record(manager: EntityManager, reading: Reading<string>): Promise<void> {
    return recordRead(manager, reading);
  }

  protected override isTelling({ reporter }: CaseView): boolean {
    return reporter !== null;
  }

  /** A list of what must be hidden from some is a reading; of what all of a unit may see it is not. */
  protected override recordedIn(page: readonly CaseRow[]): readonly CaseRow[] {
    return page.filter(({ confidential }) => confidential);
  }

  protected override wordsOf({ record }: StoredEvent, { state }: CaseRow, world: World): object {
    return recordFor(audienceOf(state, world.reader, world), record);
  }

  protected override clocksOf({ state }: CaseRow, { rules }: World): readonly CaseClock[] {
    return broughtForward(state, rules).clocks;
  }

  protected override countedBy(clock: ClockInstance, world: World) {
    return countedBy(clock, world);
  }
}
