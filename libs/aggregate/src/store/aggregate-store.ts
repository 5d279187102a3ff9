import { evolvedBy } from '@fengqiao/domain/aggregate/catch-up';
import { samePlan, type LadderPlan } from '@fengqiao/domain/ladder/plan';
import {
  appendEvents,
  plansHeld,
  savePlans,
  type NewEvent,
  type NewPlan,
} from '@fengqiao/postgres/store/aggregate-store';
import { written } from '@fengqiao/postgres/connection/transaction';
import type { EntityManager } from 'typeorm';
import { lockedRow } from './locked-row.ts';
import { insertRows, updateRows } from './row-statements.ts';
import type { Changed, Fresh, StoredKind, StoredTypes } from './stored-kind.ts';

/**
 * Who asked for a change: a command, the ladder itself (it gets the plan as its answer), nobody, or a rung that was due
 * although its ladder should have asked.
 */
export type Occasion = 'command' | 'climb' | 're-projection' | 'silent-ladder';

/** Keeps a kind's aggregates: rows with their events and plans, always in the caller's transaction. */
export class AggregateStore<K extends StoredTypes> {
  constructor(readonly kind: StoredKind<K>) {}

  /** Plans as they are under lock, by transaction: nobody else lays one until it ends. */
  private readonly plansRead = new WeakMap<EntityManager, Map<string, LadderPlan | null>>();

  /** Locks the rows until the transaction ends, in the order of their ids: two who want the same ones never wait for each other. */
  async lock(manager: EntityManager, ids: readonly string[]): Promise<K['row'][]> {
    const [id, ...others] = new Set(ids);
    if (id !== undefined && others.length === 0) return this.lockOne(manager, id);
    return manager
      .createQueryBuilder(this.kind.entity, 'a')
      .setLock('pessimistic_write')
      .where('a.id = any(:ids::uuid[])', { ids: [...ids] })
      .orderBy('a.id')
      .getMany();
  }

  /** Its plan is asked for in the same breath, behind the lock. */
  private async lockOne(manager: EntityManager, id: string): Promise<K['row'][]> {
    const [row] = await Promise.all([
      lockedRow(manager, this.kind.entity, id),
      this.kind.ladder && this.readPlans(manager, [id]),
    ]);
    return row === null ? [] : [row];
  }

  /** Those of the ids that there are. */
  async existing(manager: EntityManager, ids: readonly string[]): Promise<string[]> {
    if (ids.length === 0) return [];
    const rows = await manager
      .createQueryBuilder(this.kind.entity, 'a')
      .select('a.id', 'id')
      .where('a.id = any(:ids::uuid[])', { ids: [...ids] })
      .getRawMany<{ id: string }>();
    return rows.map(({ id }) => id);
  }

  /** Writes aggregates that were not there: one by hand, or a whole import, which tells people once for all (`tells` false). */
  async insert(
    manager: EntityManager,
    fresh: readonly Fresh<K>[],
    premises: K['premises'],
    tells = true,
  ): Promise<void> {
    const { kind } = this;
    const rows = fresh.map(({ state, events, content }) => ({
      number: state.number,
      ...kind.columnsOf(state, events),
      ...kind.contentOf(state, content),
    }));
    // One that has ended is not taken to Temporal: it knows of none.
    const plans = fresh
      .flatMap(({ state }) => this.planned(state, premises))
      .filter(({ plan }) => plan.status === 'open')
      .map(({ id, plan }) => this.planRow(id, plan, 'owed'));
    // Together: none waits for another's result, so they go to the server in one round trip.
    await Promise.all([
      written(manager, insertRows(manager, kind.entity, rows, { stamps: kind.stamps })),
      written(manager, appendEvents(manager, this.eventRows(fresh, premises))),
      plans.length > 0 && written(manager, savePlans(manager, plans)),
      kind.consequences?.(manager, fresh, premises, tells),
    ]);
  }

  /** Rows, events and, where a rung moved, plans, of aggregates that are locked; gives the plans as they now are. */
  async save(
    manager: EntityManager,
    changes: readonly Changed<K>[],
    premises: K['premises'],
    occasion: Occasion = 'command',
    tells = true,
  ): Promise<LadderPlan[]> {
    const { kind } = this;
    const changed = changes.filter(({ events }) => events.length > 0);
    const rows = changed.map(({ state, events }) => kind.columnsOf(state, events));
    const held = kind.ladder ? await this.plansOf(manager, changes) : new Map<string, LadderPlan | null>();
    const plans = changes.flatMap(({ state, events }) =>
      this.planned(state, premises).map((planned) => ({ ...planned, isMoved: events.length > 0 })),
    );
    const laid = plans.flatMap(({ id, plan, isMoved }) => {
      const before = held.get(id) ?? null;
      if (samePlan(before, plan) || (before === null && plan.status === 'ended')) return [];
      held.set(id, plan);
      // A plan of no newer version would be passed over by the ladder that has the old one: it is told to ask.
      const isOwed = isMoved && occasion !== 'silent-ladder';
      return [this.planRow(id, plan, occasion === 'climb' ? 'answered' : isOwed ? 'owed' : 'doubted')];
    });
    const asBefore = { stamps: kind.stamps, kept: kind.keptColumns };
    await Promise.all([
      rows.length > 0 && written(manager, updateRows(manager, kind.entity, rows, asBefore)),
      rows.length > 0 && written(manager, appendEvents(manager, this.eventRows(changed, premises))),
      laid.length > 0 && written(manager, savePlans(manager, laid)),
      kind.consequences?.(manager, changed, premises, tells),
    ]);
    return plans.map(({ plan }) => plan);
  }

  /** The plans that aggregates under lock have; read here where that was not done with the lock. */
  private async plansOf(
    manager: EntityManager,
    changes: readonly Changed<K>[],
  ): Promise<Map<string, LadderPlan | null>> {
    const ids = changes.map(({ state }) => state.id);
    const unread = ids.filter((id) => !this.plansRead.get(manager)?.has(id));
    return unread.length > 0 ? this.readPlans(manager, unread) : this.plansReadIn(manager);
  }

  private async readPlans(
    manager: EntityManager,
    ids: readonly string[],
  ): Promise<Map<string, LadderPlan | null>> {
    const plans = await plansHeld(manager, ids);
    const read = this.plansReadIn(manager);
    for (const id of ids) read.set(id, plans.get(id) ?? null);
    return read;
  }

  private plansReadIn(manager: EntityManager): Map<string, LadderPlan | null> {
    const read = this.plansRead.get(manager) ?? new Map<string, LadderPlan | null>();
    this.plansRead.set(manager, read);
    return read;
  }

  /** The row as it is after its events, as far as anybody is shown. */
  after(row: K['row'], events: readonly K['event'][]): K['row'] {
    const { evolve, stateOf, shownAfter } = this.kind;
    const state = events.length === 0 ? stateOf(row) : evolvedBy(evolve, stateOf(row), events, row.id);
    return { ...row, ...shownAfter?.(row, events), state, version: state.version };
  }

  /** A row and its events as a change to save. */
  changed(before: K['row'], events: readonly K['event'][]): Changed<K> {
    const row = this.after(before, events);
    return { row, state: this.kind.stateOf(row), events };
  }

  private planned(state: K['state'], premises: K['premises']): { id: string; plan: LadderPlan }[] {
    const plan = this.kind.ladder?.planOf(state, premises);
    return plan ? [{ id: state.id, plan }] : [];
  }

  private eventRows(changes: readonly Changed<K>[], premises: K['premises']): NewEvent[] {
    return changes.flatMap(({ state, events }) => {
      const published = this.kind.published(state, events, premises);
      return events.map(({ seq, occurredAt, fact, record }, index) => ({
        ...{ aggregateType: this.kind.type, aggregateId: state.id, seq, occurredAt, record },
        type: fact.type,
        data: published[index],
      }));
    });
  }

  private planRow(aggregateId: string, plan: LadderPlan, told: NewPlan['told']): NewPlan {
    return { aggregateType: this.kind.type, aggregateId, plan, told };
  }
}
