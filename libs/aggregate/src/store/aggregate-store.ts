import { evolvedBy } from '@fengqiao/domain/aggregate/catch-up';
import { samePlan, type LadderPlan } from '@fengqiao/domain/ladder/plan';
import {
  appendEvents,
  plansHeld,
  savePlans,
  type NewEvent,
  type NewPlan,
} from '@fengqiao/postgres/store/aggregate-store';
import type { EntityManager } from 'typeorm';
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

  /** Locks the rows until the transaction ends, in the order of their ids: two who want the same ones never wait for each other. */
  async lock(manager: EntityManager, ids: readonly string[]): Promise<K['row'][]> {
    return manager
      .createQueryBuilder(this.kind.entity, 'a')
      .setLock('pessimistic_write')
      .where('a.id = any(:ids::uuid[])', { ids: [...ids] })
      .orderBy('a.id')
      .getMany();
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
      insertRows(manager, kind.entity, rows, { stamps: kind.stamps }),
      appendEvents(manager, this.eventRows(fresh, premises)),
      plans.length > 0 && savePlans(manager, plans),
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
    const [held] = await Promise.all([
      kind.ladder
        ? plansHeld(
            manager,
            changes.map(({ state }) => state.id),
          )
        : new Map<string, LadderPlan>(),
      rows.length > 0 &&
        updateRows(manager, kind.entity, rows, { stamps: kind.stamps, kept: kind.keptColumns }),
      rows.length > 0 && appendEvents(manager, this.eventRows(changed, premises)),
      kind.consequences?.(manager, changed, premises, tells),
    ]);
    const plans = changes.flatMap(({ state, events }) =>
      this.planned(state, premises).map((planned) => ({ ...planned, isMoved: events.length > 0 })),
    );
    const laid = plans.flatMap(({ id, plan, isMoved }) => {
      const before = held.get(id) ?? null;
      if (samePlan(before, plan) || (before === null && plan.status === 'ended')) return [];
      // A plan of no newer version would be passed over by the ladder that has the old one: it is told to ask.
      const isOwed = isMoved && occasion !== 'silent-ladder';
      return [this.planRow(id, plan, occasion === 'climb' ? 'answered' : isOwed ? 'owed' : 'doubted')];
    });
    if (laid.length > 0) await savePlans(manager, laid);
    return plans.map(({ plan }) => plan);
  }

  /** The row as it is after its events, as far as anybody is shown. */
  after(row: K['row'], events: readonly K['event'][]): K['row'] {
    const { evolve, stateOf, shownAfter } = this.kind;
    const state = events.length === 0 ? stateOf(row) : evolvedBy(evolve, stateOf(row), events, row.id);
    return { ...row, ...shownAfter?.(row, events), state, version: state.version };
  }

  /** A row and its events as a change to save. */
  changed(row: K['row'], events: readonly K['event'][]): Changed<K> {
    return { state: this.kind.stateOf(this.after(row, events)), events };
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
