import { clockView, explainedClock } from '@fengqiao/contracts/http/fragments/clock-view';
import type { WorldOf } from '@fengqiao/domain/aggregate/decide';
import type { Calendar } from '@fengqiao/domain/clock/calendar/calendar';
import { formatMoment } from '@fengqiao/domain/clock/dates/moment';
import type { ClockInstance } from '@fengqiao/domain/ladder/clock-instance';
import { isRefusal, refuse, type Refusal } from '@fengqiao/domain/refusal';
import type { Identity } from '@fengqiao/identity/token-verifier';
import type { Reading } from '@fengqiao/postgres/store/read-audit';
import { changeMark } from '@fengqiao/postgres/store/change-mark';
import { readEvents, type StoredEvent } from '@fengqiao/postgres/store/read-events';
import type { DataSource, EntityManager, ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import type { AggregateStore } from '../store/aggregate-store.ts';
import type { AggregateDesk } from '../commands/command-desk.ts';
import type { StoredTypes } from '../store/stored-kind.ts';

/** A page of a list: so many after the one named. */
export interface Page {
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/** What a page shows, and the cursor of the one after it. */
export interface RowsOfPage<Row, Cursor = string> {
  readonly rows: readonly Row[];
  readonly next: Cursor | null;
}

/** By what a list's reader asks later what has changed since; `isEmpty` where it is known with it that nothing is found. */
export interface MarkBefore {
  readonly mark: string;
  readonly isEmpty: boolean;
}

const emptyPage = { rows: [], next: null };

/** The page of rows of which one more than it shows was asked for: that one says whether another page follows. */
export function cutToPage<Row, Cursor>(
  rows: readonly Row[],
  limit: number,
  cursorAt: (last: Row) => Cursor,
): RowsOfPage<Row, Cursor> {
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return { rows: page, next: rows.length > limit && last !== undefined ? cursorAt(last) : null };
}

/** Up to how many a list is counted: beyond that nobody reads the number, and counting costs what the list has. */
export const mostCounted = 1000;

/** By which hours a clock is counted, and by which version of the calendar. */
export interface CountedBy {
  readonly hours: Calendar;
  readonly calendarVersion: number;
}

export interface TimelineItem extends Omit<Told, 'fact'> {
  readonly seq: number;
  readonly type: string;
  readonly fact: object;
  readonly occurredAt: string;
  readonly recordedAt: string | null;
  readonly record: object;
}

/** Moments in the bureau's own time. */
export function localTime({ rules }: { readonly rules: { readonly calendar: Calendar } }) {
  return (moment: number) => formatMoment(moment, rules.calendar.definition.timeZone);
}

/** How many rows were found, counted no further than `most`. */
export async function countUpTo<Row extends ObjectLiteral>(
  manager: EntityManager,
  found: SelectQueryBuilder<Row>,
  most: number,
): Promise<number> {
  const [sql, parameters] = found.select('1', 'one').limit(most).getQueryAndParameters();
  const [row] = (await manager.query(
    `select count(*)::int as count from (${sql}) as counted`,
    parameters,
  )) as { count: number }[];
  return row?.count ?? 0;
}

/** Reads aggregates of a kind; each reader sees what the rules let him or her see, and whoever is of the staff leaves a line in the audit. */
export abstract class AggregateReader<K extends StoredTypes, Asking, Query extends Page, Summary, View> {
  protected constructor(
    private readonly dataSource: DataSource,
    protected readonly store: AggregateStore<K>,
    protected readonly desk: AggregateDesk<WorldOf<K>, Asking>,
  ) {}

  /** Asking as somebody of the staff. */
  protected abstract as(identity: Identity): Asking;
  /** Rows that this reader may see and the filters let through. */
  protected abstract find(query: Omit<Query, keyof Page>, world: WorldOf<K>): SelectQueryBuilder<K['row']>;
  protected abstract summary(row: K['row'], world: WorldOf<K>): Summary;
  protected abstract view(row: K['row'], world: WorldOf<K>): View | Promise<View>;
  protected abstract record(manager: EntityManager, reading: Reading<string>): Promise<void>;

  /** Whether a view shows what only few may see. */
  protected isTelling(_view: View): boolean {
    return false;
  }

  /** What people wrote with an event, as this reader may read it. */
  protected wordsOf(event: StoredEvent, _row: K['row'], _world: WorldOf<K>): object {
    return event.record;
  }

  /** Whether a timeline shows what only few may see. */
  protected isTellingTimeline(_items: readonly TimelineItem[]): boolean {
    return false;
  }

  /** Clocks as they stand under the rules in force. */
  protected clocksOf(_row: K['row'], _world: WorldOf<K>): readonly ClockInstance[] {
    return [];
  }

  protected countedBy(_clock: ClockInstance, _world: WorldOf<K>): CountedBy {
    throw new Error(`${this.store.kind.type} has no clocks`);
  }

  /** The mark of a list whose rows are read after it. */
  protected async markBefore(_query: Query, _world: WorldOf<K>): Promise<MarkBefore> {
    return { mark: await changeMark(this.manager), isEmpty: false };
  }

  /** A page in the order that is asked for: the newest first, where a kind has no other. */
  protected async pageOf(query: Query, world: WorldOf<K>): Promise<RowsOfPage<K['row']> | Refusal> {
    const { cursor, limit } = query;
    const found = this.find(query, world);
    const rows = await found
      .andWhere(cursor ? `${found.alias}.id < :cursor` : 'true', { cursor })
      .orderBy(`${found.alias}.id`, 'DESC')
      .take(limit + 1)
      .getMany();
    return cutToPage(rows, limit, ({ id }) => id);
  }

  /** Rows that the list itself is a reading of. */
  protected recordedIn(_page: readonly K['row'][]): readonly K['row'][] {
    return [];
  }

  get manager(): EntityManager {
    return this.dataSource.manager;
  }

  async list(query: Query, identity: Identity) {
    const world = await this.desk.world(this.manager, this.as(identity));
    const { mark, isEmpty } = await this.markBefore(query, world);
    const page = isEmpty ? emptyPage : await this.pageOf(query, world);
    if (isRefusal(page)) return page;
    const { rows, next } = page;
    await this.note('list', this.recordedIn(rows), false, world);
    return {
      items: rows.map((row) => this.summary(row, world)),
      next,
      mark,
      serverTime: localTime(world)(world.now),
    };
  }

  /** How many rows a list has for these filters, by the list's own condition: exact up to `mostCounted`. */
  async count(filters: Omit<Query, keyof Page>, identity: Identity) {
    const world = await this.desk.world(this.manager, this.as(identity));
    const count = await this.counted(filters, world, mostCounted + 1);
    return {
      count: Math.min(count, mostCounted),
      more: count > mostCounted,
      serverTime: localTime(world)(world.now),
    };
  }

  /** How many rows a list has, counted no further than `most`. */
  protected counted(filters: Omit<Query, keyof Page>, world: WorldOf<K>, most: number): Promise<number> {
    return countUpTo(this.manager, this.find(filters, world), most);
  }

  async read(id: string, identity: Identity): Promise<View | Refusal> {
    const show = async (row: K['row'], world: WorldOf<K>) => this.view(row, world);
    return this.forStaff(id, identity, this.store.kind.type, show, (view) => this.isTelling(view));
  }

  async timeline(id: string, identity: Identity) {
    const show = async (row: K['row'], world: WorldOf<K>) => {
      const items = await this.happened(row, world);
      return { items, serverTime: localTime(world)(world.now) };
    };
    return this.forStaff(id, identity, 'events', show, ({ items }) => this.isTellingTimeline(items));
  }

  /** What happened to it in its order, as this reader may read it: for a reading that is on record otherwise. */
  async happened(row: K['row'], world: WorldOf<K>): Promise<TimelineItem[]> {
    const local = localTime(world);
    const events = await readEvents(this.manager, [row.id]);
    return events.map((event) => {
      const { seq, type, occurredAt, recordedAt, data } = event;
      // Events of the first release carry no fact: they say what their type says.
      const { by = null, standIn = false, imported = null, fact = { type } } = data as Partial<Told>;
      return {
        ...{ seq, type, by, standIn, imported, fact },
        occurredAt: local(occurredAt.getTime()),
        recordedAt: recordedAt ? local(recordedAt.getTime()) : null,
        record: this.wordsOf(event, row, world),
      };
    });
  }

  async clocks(id: string, identity: Identity) {
    return this.forStaff(id, identity, 'clocks', async (row, world) => {
      const { timeZone } = world.rules.calendar.definition;
      const items = this.clocksOf(row, world).map((clock) => {
        const { hours, calendarVersion } = this.countedBy(clock, world);
        return explainedClock(clock, hours, calendarVersion, { now: world.now, timeZone });
      });
      return { items, serverTime: localTime(world)(world.now) };
    });
  }

  /** A reading by somebody of the staff. The line is written before the answer is given; one that is refused leaves none. */
  async forStaff<T>(
    id: string,
    identity: Identity,
    what: string,
    show: (row: K['row'], world: WorldOf<K>) => Promise<T | Refusal>,
    isTelling: (shown: T) => boolean = () => false,
  ): Promise<T | Refusal> {
    return this.visible(id, this.as(identity), async (row, world) => {
      const shown = await show(row, world);
      if (!isRefusal(shown)) await this.note(what, [row], isTelling(shown), world);
      return shown;
    });
  }

  /** An aggregate that exists for whoever asks. */
  async visible<T>(
    id: string,
    asking: Asking,
    show: (row: K['row'], world: WorldOf<K>) => Promise<T | Refusal>,
  ): Promise<T | Refusal> {
    const world = await this.desk.world(this.manager, asking);
    const row = await this.manager
      .createQueryBuilder(this.store.kind.entity, 'a')
      .where('a.id = :id', { id })
      .getOne();
    const { canSee, stateOf } = this.store.kind;
    if (!row || !canSee(stateOf(row), world.reader, world)) return refuse('not-found');
    return show(row, world);
  }

  protected async note(what: string, rows: readonly K['row'][], showed: boolean, world: WorldOf<K>) {
    const ids = rows.map((row) => row.id);
    if (ids.length === 0) return;
    await this.record(this.manager, { person: world.reader.id, what, ids, showed, at: world.now });
  }
}

interface Told {
  readonly by: string | null;
  readonly standIn: boolean;
  readonly imported: readonly string[] | null;
  readonly fact: { readonly type: string };
}

/** One clock as every view of a kind shows it. */
export function clockViewBy(
  clock: ClockInstance,
  { hours }: CountedBy,
  { now, rules }: { readonly now: number; readonly rules: { readonly calendar: Calendar } },
) {
  return clockView(clock, hours, { now, timeZone: rules.calendar.definition.timeZone });
}
