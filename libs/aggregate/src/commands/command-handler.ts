import { evolvedBy } from '@fengqiao/domain/aggregate/catch-up';
import type { PairOutcome, WorldOf } from '@fengqiao/domain/aggregate/decide';
import { isRefusal, refuse, type Refusal } from '@fengqiao/domain/refusal';
import { isStale } from '@fengqiao/service/http/request-headers';
import type { EntityManager } from 'typeorm';
import type { AggregateStore } from '../store/aggregate-store.ts';
import type { AggregateDesk, Envelope } from './command-desk.ts';
import type { Fresh, StoredTypes } from '../store/stored-kind.ts';

/** How an aggregate is shown, after a command, to whoever gave it: read in the same transaction. */
export type Show<K extends StoredTypes, View> = (
  manager: EntityManager,
  row: K['row'],
  world: WorldOf<K>,
) => View | Promise<View>;

/** The kind's word on one command; may read what else it needs in the transaction. */
export type Decide<K extends StoredTypes> = (
  row: K['row'],
  world: WorldOf<K>,
  manager: EntityManager,
) => readonly K['event'][] | Refusal | Promise<readonly K['event'][] | Refusal>;

/** The kind's word on a beginning: which id it has, what happened with it, and what people wrote. */
export type DecideBeginning<K extends StoredTypes> = (
  world: WorldOf<K>,
  manager: EntityManager,
) => Promise<(Pick<Fresh<K>, 'events' | 'content'> & { readonly id: string }) | Refusal>;

/** Moves aggregates along their road: load under lock, decide, save, answer. */
export abstract class CommandHandler<K extends StoredTypes, Asking> {
  protected constructor(
    protected readonly store: AggregateStore<K>,
    protected readonly desk: AggregateDesk<WorldOf<K>, Asking>,
  ) {}

  /** One that was not there: decide, write, answer. */
  protected async begin<View>(
    request: Asking & Envelope,
    decide: DecideBeginning<K>,
    show: Show<K, View>,
  ): Promise<View | Refusal> {
    const { kind } = this.store;
    return this.desk.carryOut(request, async (manager, readWorld): Promise<View | Refusal> => {
      const world = await readWorld();
      const begun = await decide(world, manager);
      if (isRefusal(begun)) return begun;
      const { id, events, content } = begun;
      const state = evolvedBy(kind.evolve, null, events, id);
      await this.store.insert(manager, [{ state, events, content }], world);
      const [row] = await this.store.lock(manager, [id]);
      if (!row) throw new Error(`${kind.type} ${id} was written and is not there`);
      return show(manager, row, world);
    });
  }

  protected async move<View>(
    id: string,
    request: Asking & Envelope,
    decide: Decide<K>,
    show: Show<K, View>,
  ): Promise<View | Refusal> {
    return this.desk.carryOut(request, async (manager, readWorld): Promise<View | Refusal> => {
      const [row] = await this.store.lock(manager, [id]);
      const given = await readWorld();
      if (!row) return refuse('not-found');
      const world = this.notBefore(given, [row]);
      const events = this.untouchable(row, world, request) ?? (await decide(row, world, manager));
      if (isRefusal(events)) return events;
      const moved = this.store.after(row, events);
      await this.store.save(manager, [{ state: this.store.kind.stateOf(moved), events }], world);
      return show(manager, moved, world);
    });
  }

  /** Two aggregates in one transaction: the one that is merged or comes back, and the one that survives. */
  protected async movePair<View>(
    id: string,
    survivorOf: (manager: EntityManager) => string | null | Promise<string | null>,
    request: Asking & Envelope,
    decide: (
      row: K['row'],
      survivor: K['row'] | null,
      world: WorldOf<K>,
    ) => PairOutcome<K['event']> | Refusal,
    show: Show<K, View>,
  ): Promise<View | Refusal> {
    const { store } = this;
    return this.desk.carryOut(request, async (manager, readWorld): Promise<View | Refusal> => {
      const into = await survivorOf(manager);
      const rows = await store.lock(manager, into === null ? [id] : [id, into]);
      const given = await readWorld();
      const row = rows.find((each) => each.id === id);
      if (!row) return refuse('not-found');
      const world = this.notBefore(given, rows);
      const survivor = rows.find((each) => each.id === into) ?? null;
      const outcome = this.untouchable(row, world, request) ?? decide(row, survivor, world);
      if (isRefusal(outcome)) return outcome;
      const { events, survivorEvents } = outcome;
      const moved = store.after(row, events);
      const theirs = survivor ? [store.changed(survivor, survivorEvents)] : [];
      await store.save(manager, [{ state: store.kind.stateOf(moved), events }, ...theirs], world);
      return show(manager, moved, world);
    });
  }

  /** Never before an aggregate's last event: a clock set back must not undo what has happened. */
  protected notBefore(world: WorldOf<K>, rows: readonly K['row'][]): WorldOf<K> {
    const last = rows.map((row) => this.store.kind.stateOf(row).lastEventAt);
    return { ...world, now: Math.max(world.now, ...last) };
  }

  private untouchable(row: K['row'], world: WorldOf<K>, { preconditions }: Envelope): Refusal | null {
    const { canSee, stateOf } = this.store.kind;
    if (!canSee(stateOf(row), world.reader, world)) return refuse('not-found');
    return isStale(preconditions, row.version) ? refuse('stale-version', [], { version: row.version }) : null;
  }
}
