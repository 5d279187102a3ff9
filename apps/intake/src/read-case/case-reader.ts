import { AggregateReader, countUpTo, localTime } from '@fengqiao/aggregate/reading/aggregate-reader';
import type { CaseView } from '@fengqiao/contracts/http/intake/case';
import type { CaseFilters, CaseQuery } from '@fengqiao/contracts/http/intake/case-query';
import {
  mostTableRows,
  type CaseGroups,
  type GroupsQuery,
  type TableQuery,
} from '@fengqiao/contracts/http/intake/case-search';
import { broughtForward } from '@fengqiao/domain/case/ladder/catch-up';
import type { CaseClock } from '@fengqiao/domain/case/case';
import type { World } from '@fengqiao/domain/case/decide/world';
import { audienceOf, recordFor } from '@fengqiao/domain/case/visibility/fields';
import type { ClockInstance } from '@fengqiao/domain/ladder/clock-instance';
import { refuse, type Refusal } from '@fengqiao/domain/refusal';
import type { Identity } from '@fengqiao/identity/token-verifier';
import type { Reading } from '@fengqiao/postgres/store/read-audit';
import type { StoredEvent } from '@fengqiao/postgres/store/read-events';
import type { AnswerTable } from '@fengqiao/service/tables/answer-table';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { CaseDesk, type Asking } from '../cases/case-desk.ts';
import { CaseRow } from '../cases/case.entity.ts';
import { caseView, countedBy, summaryView } from '../cases/case-view.ts';
import { cases, type StoredCaseTypes } from '../cases/stored-case.ts';
import { groupsOf } from './case-groups.ts';
import { caseTable } from './case-table.ts';
import { changedBefore } from './changed-before.ts';
import { foundBy } from './case-query.ts';
import { countedRows } from './first-rows.ts';
import { listed, type ListedCase } from './listed-case.ts';
import { listsOf, type Lists } from './lists.ts';
import { newestPage, orderedPage } from './ordered-page.ts';
import { sortedPage } from './sorted-page.ts';
import { recordRead } from './read-audit.ts';

/** Rows of a table read at once: their states are large, and what it shows of them is small. */
const rowsAtOnce = 500;

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

  protected find(query: CaseFilters, world: World, lists: Lists | null = null) {
    const all = this.manager.createQueryBuilder(CaseRow, 'c').select([...listed]);
    return foundBy(all.where('true'), query, world, lists);
  }

  protected override counted(filters: CaseFilters, world: World, most: number): Promise<number> {
    const lists = listsOf(filters, world);
    const found = this.find(filters, world, lists);
    return lists === null ? countUpTo(this.manager, found, most) : countedRows(found, most, lists);
  }

  protected override markBefore(query: CaseQuery, world: World) {
    const { changedSince } = query;
    return changedSince === undefined
      ? super.markBefore(query, world)
      : changedBefore(this.manager, changedSince, world);
  }

  protected override pageOf(query: CaseQuery, world: World) {
    const { order = 'newest' } = query;
    if (order !== 'newest' && order !== 'due' && order !== 'received')
      return sortedPage(this.manager, this.find(query, world), order, query);
    const lists = listsOf(query, world);
    const found = this.find(query, world, lists);
    return order === 'newest' ? newestPage(found, query, lists) : orderedPage(found, order, query, lists);
  }

  /** How many cases of a search there are of each kind. */
  async groups({ by, ...filters }: GroupsQuery, identity: Identity): Promise<CaseGroups> {
    const world = await this.desk.world(this.manager, this.as(identity));
    const { now, rules } = world;
    const zone = rules.calendar.definition.timeZone;
    const groups = await groupsOf(this.manager, this.find(filters, world), by, { now, zone });
    return { by, ...groups, serverTime: localTime(world)(now) };
  }

  /** The newest first. Too many are refused: a part of them would pass for all. */
  async table(
    { columns, format: _, ...filters }: TableQuery,
    identity: Identity,
  ): Promise<AnswerTable | Refusal> {
    const world = await this.desk.world(this.manager, this.as(identity));
    if ((await this.counted(filters, world, mostTableRows + 1)) > mostTableRows)
      return refuse('too-many-to-export', [], { most: mostTableRows });
    const local = localTime(world);
    const lists = listsOf(filters, world);
    const shown = [];
    for (let cursor: string | undefined; ;) {
      const page = await newestPage(this.find(filters, world, lists), { cursor, limit: rowsAtOnce }, lists);
      await this.note('table', this.recordedIn(page.rows), false, world);
      for (const row of page.rows) {
        const dueAt = row.nextDueAt ? local(row.nextDueAt.getTime()) : null;
        shown.push({ ...this.summary(row, world), dueAt });
      }
      if (page.next === null) return caseTable(shown, columns, world);
      cursor = page.next;
    }
  }

  protected summary(row: ListedCase, world: World) {
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
