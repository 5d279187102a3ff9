import type { PlainState, PlainTypes, PlainWorld } from '@fengqiao/domain/aggregate/plain-kind';
import type { WorldOf } from '@fengqiao/domain/aggregate/decide';
import { unitOfPost } from '@fengqiao/domain/directory/posts';
import type { ClockInstance } from '@fengqiao/domain/ladder/clock-instance';
import type { Identity } from '@fengqiao/identity/token-verifier';
import { recordReading, type AuditColumns, type Reading } from '@fengqiao/postgres/store/read-audit';
import type { DataSource, EntityManager, SelectQueryBuilder } from 'typeorm';
import { AggregateReader, clockViewBy, type CountedBy, type Page } from './aggregate-reader.ts';
import type { AggregateStore } from '../store/aggregate-store.ts';
import type { AggregateDesk } from '../commands/command-desk.ts';
import { inScope } from '../store/in-scope.ts';
import type { StoredTypes } from '../store/stored-kind.ts';

/** Asking as somebody of the staff: the only way where nobody acts by a code. */
export interface StaffAsking {
  readonly identity: Identity;
}

export type StoredPlainTypes = PlainTypes & StoredTypes;

/** How a plain kind is found and shown. */
export interface Shown<K extends StoredPlainTypes, Query, Summary, View> {
  /** Where each reading leaves its line. */
  readonly audit: AuditColumns;
  /** The filters of the list over the rows `a`; each narrows. */
  narrow(rows: SelectQueryBuilder<K['row']>, query: Query, now: number): SelectQueryBuilder<K['row']>;
  summary(row: K['row'], world: WorldOf<K>): Summary;
  view(row: K['row'], world: WorldOf<K>): View;
}

/** Reads a plain kind, whose table has its owner's unit in the column `unit`. */
export class PlainReader<
  K extends StoredPlainTypes,
  Query extends Page,
  Summary,
  View,
> extends AggregateReader<K, StaffAsking, Query, Summary, View> {
  protected constructor(
    dataSource: DataSource,
    store: AggregateStore<K>,
    desk: AggregateDesk<WorldOf<K>, StaffAsking>,
    private readonly shown: Shown<K, Query, Summary, View>,
  ) {
    super(dataSource, store, desk);
  }

  protected as(identity: Identity): StaffAsking {
    return { identity };
  }

  protected find(query: Query, { reader, now }: WorldOf<K>): SelectQueryBuilder<K['row']> {
    const all = this.manager.createQueryBuilder(this.store.kind.entity, 'a').where('true');
    return inScope(this.shown.narrow(all, query, now), 'a.unit', reader);
  }

  protected summary(row: K['row'], world: WorldOf<K>): Summary {
    return this.shown.summary(row, world);
  }

  protected view(row: K['row'], world: WorldOf<K>): View {
    return this.shown.view(row, world);
  }

  protected record(manager: EntityManager, reading: Reading<string>): Promise<void> {
    return recordReading(manager, this.shown.audit, reading);
  }

  protected override clocksOf(row: K['row']): readonly ClockInstance[] {
    return this.store.kind.stateOf(row).clocks;
  }

  protected override countedBy(clock: ClockInstance, world: PlainWorld): CountedBy {
    return countedBy(clock, world);
  }
}

function countedBy({ unit }: ClockInstance, { rules: { timetable } }: PlainWorld): CountedBy {
  return { hours: timetable.hoursOf(unit), calendarVersion: timetable.edition };
}

/** What every view of a plain kind begins with (`plainFace` of the contracts). */
export function plainFace<State extends PlainState>(state: State, world: PlainWorld) {
  const { id, number, version, ownerPost, level } = state;
  const stage: State['stage'] = state.stage;
  const clocks = state.clocks.map((clock) => clockViewBy(clock, countedBy(clock, world), world));
  return { id, number, version, stage, unit: unitOfPost(ownerPost), level, clocks };
}
