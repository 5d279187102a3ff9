import type { CaughtUp, Evolve } from '@fengqiao/domain/aggregate/catch-up';
import type { KindTypes } from '@fengqiao/domain/aggregate/decide';
import type { Calendar } from '@fengqiao/domain/clock/calendar/calendar';
import type { LadderPlan } from '@fengqiao/domain/ladder/plan';
import type { EntityManager } from 'typeorm';

/** What every kind's table has beside the columns of its own. */
export interface AggregateRow {
  readonly id: string;
  readonly number: string;
  readonly version: number;
}

/** The types of a kind that is kept in PostgreSQL. */
export interface StoredTypes extends KindTypes {
  readonly premises: { readonly now: number; readonly rules: { readonly calendar: Calendar } };
  readonly row: AggregateRow;
  /** What people wrote when it was written down: fixed from then on. */
  readonly content: object;
}

export interface Changed<K extends StoredTypes> {
  readonly state: K['state'];
  /** Every one of them, in order; none where nothing happened. */
  readonly events: readonly K['event'][];
  /** As it is afterwards, where it is at hand. */
  readonly row?: K['row'];
}

export interface Fresh<K extends StoredTypes> extends Changed<K> {
  readonly content: K['content'];
}

/** Values by the names of columns. */
export type ColumnValues = Readonly<Record<string, unknown>>;

/** How a kind stands in PostgreSQL and leaves it. What it decides is in the domain; everything else is the recipe's. */
export interface StoredKind<K extends StoredTypes> {
  /** Names the kind in events, plans and ladders: `case`. */
  readonly type: string;
  readonly entity: new () => K['row'];
  readonly evolve: Evolve<K['state'], K['event']>;
  canSee(state: K['state'], reader: K['reader'], premises: K['premises']): boolean;
  /** A row's state as it is written today, whatever release wrote it. */
  stateOf(row: K['row']): K['state'];
  /** The state, and the columns it is found and hidden by: written with every change. */
  columnsOf(state: K['state'], events: readonly K['event'][]): ColumnValues;
  /** Columns written once, when it is written down. */
  contentOf(state: K['state'], content: K['content']): ColumnValues;
  /** Columns of `columnsOf` in which null leaves what stands. */
  readonly keptColumns?: readonly string[];
  /** Columns that PostgreSQL fills with every change, as SQL. */
  readonly stamps?: Readonly<Record<string, string>>;
  /** Of a kind with clocks. */
  readonly ladder?: {
    catchUp(state: K['state'], premises: K['premises']): CaughtUp<K['state'], K['event']>;
    planOf(state: K['state'], premises: K['premises']): LadderPlan;
  };
  /** Events as they leave PostgreSQL, in order: named fields only, so that nothing new slips out by being added elsewhere. */
  published(state: K['state'], events: readonly K['event'][], premises: K['premises']): readonly unknown[];
  /** What comes of events beside the aggregate, in their transaction; an import tells people once for all of it. */
  readonly consequences?: (
    manager: EntityManager,
    changed: readonly (Changed<K> & Partial<Pick<Fresh<K>, 'content'>>)[],
    premises: K['premises'],
    tells: boolean,
  ) => Promise<void>;
  /** What of the row is shown anew after its events, beside state and version. */
  readonly shownAfter?: (row: K['row'], events: readonly K['event'][]) => Partial<K['row']>;
}
