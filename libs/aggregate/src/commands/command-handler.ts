import { evolvedBy } from '@fengqiao/domain/aggregate/catch-up';
import type { GroupOutcome, WorldOf } from '@fengqiao/domain/aggregate/decide';
import { isRefusal, refuse, type Refusal } from '@fengqiao/domain/refusal';
import { isStale } from '@fengqiao/service/http/request-headers';
import type { EntityManager } from 'typeorm';
import type { AggregateStore } from '../store/aggregate-store.ts';
import type { AggregateDesk, Envelope, ReadWorld } from './command-desk.ts';
import { pointerTo, shownAgain, type Pointer, type Show } from './repeated-answer.ts';
import type { Fresh, StoredTypes } from '../store/stored-kind.ts';

/**
 * What an answer says once: made after the command in its transaction, and added to the view. A repeated answer says it
 * again under a key that nobody guesses, and otherwise is the view alone.
 */
export interface SaidOnce<K extends StoredTypes, View> {
  readonly make: (manager: EntityManager, row: K['row'], world: WorldOf<K>) => string | Promise<string>;
  readonly add: (shown: View, secret: string) => View;
}

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

interface Moved<K extends StoredTypes> {
  readonly row: K['row'];
  readonly world: WorldOf<K>;
}

/** The kind's word on a command that goes with others: `others` are those that are there. */
export type DecideGroup<K extends StoredTypes> = (
  row: K['row'],
  others: readonly K['row'][],
  world: WorldOf<K>,
  manager: EntityManager,
) => GroupOutcome<K['event']> | Refusal | Promise<GroupOutcome<K['event']> | Refusal>;

/** Rolls the transaction back; never seen outside. */
const joinedMeanwhile = 'joined-meanwhile';
const groupTries = 3;

/** Moves aggregates along their road: load under lock, decide, save, answer. */
export abstract class CommandHandler<K extends StoredTypes, Asking> {
  protected constructor(
    protected readonly store: AggregateStore<K>,
    protected readonly desk: AggregateDesk<WorldOf<K>, Asking>,
  ) {
    if (store.kind.ladder) desk.laysPlans(store.kind.type);
  }

  /** One that was not there: decide, write, answer. */
  protected async begin<View>(
    request: Asking & Envelope,
    decide: DecideBeginning<K>,
    show: Show<K, View>,
  ): Promise<View | Refusal> {
    const { kind } = this.store;
    return this.repeatable(request, show, async (manager, readWorld) => {
      const world = await readWorld();
      const begun = await decide(world, manager);
      if (isRefusal(begun)) return begun;
      const { id, events, content } = begun;
      const state = evolvedBy(kind.evolve, null, events, id);
      await this.store.insert(manager, [{ state, events, content }], world);
      const [row] = await this.store.lock(manager, [id]);
      if (!row) throw new Error(`${kind.type} ${id} was written and is not there`);
      return { row, world };
    });
  }

  protected async move<View>(
    id: string,
    request: Asking & Envelope,
    decide: Decide<K>,
    show: Show<K, View>,
    once?: SaidOnce<K, View>,
  ): Promise<View | Refusal> {
    const command = async (manager: EntityManager, readWorld: ReadWorld<WorldOf<K>>) => {
      const locked = this.store.lock(manager, [id]);
      const [[row], given] = await Promise.all([locked, readWorld(locked)]);
      if (!row) return refuse('not-found');
      const world = this.notBefore(given, [row]);
      const events = this.untouchable(row, world, request) ?? (await decide(row, world, manager));
      if (isRefusal(events)) return events;
      const moved = this.store.after(row, events);
      await this.store.save(manager, [{ row: moved, state: this.store.kind.stateOf(moved), events }], world);
      return { row: moved, world };
    };
    return this.repeatable(request, show, command, once);
  }

  /**
   * Several aggregates in one transaction: the one a command is given on, and those it goes with. `withWhom` is asked
   * before the locks, to know which to take, all at once and in their fixed order, and again behind them: where one has
   * joined meanwhile it begins anew, rather than take a lock out of turn.
   */
  protected async moveGroup<View>(
    id: string,
    withWhom: (manager: EntityManager) => readonly string[] | Promise<readonly string[]>,
    request: Asking & Envelope,
    decide: DecideGroup<K>,
    show: Show<K, View>,
  ): Promise<View | Refusal> {
    for (let tries = 1; tries <= groupTries; tries++) {
      const moved = await this.repeatable(request, show, async (manager, readWorld) => {
        const { store } = this;
        const rows = await store.lock(manager, [id, ...(await withWhom(manager))]);
        const given = await readWorld();
        const row = rows.find((each) => each.id === id);
        if (!row) return refuse('not-found');
        const isKnown = (other: string) => rows.some((each) => each.id === other);
        const joined = (await store.existing(manager, await withWhom(manager))).filter(
          (other) => !isKnown(other),
        );
        if (joined.length > 0) return refuse(joinedMeanwhile);
        const world = this.notBefore(given, rows);
        const others = rows.filter((each) => each !== row);
        const outcome = this.untouchable(row, world, request) ?? (await decide(row, others, world, manager));
        if (isRefusal(outcome)) return outcome;
        const after = store.after(row, outcome.events);
        const theirs = others.flatMap((other) => {
          const events = outcome.others.get(other.id);
          return events ? [store.changed(other, events)] : [];
        });
        const own = { row: after, state: store.kind.stateOf(after), events: outcome.events };
        await store.save(manager, [own, ...theirs], world);
        return { row: after, world };
      });
      if (!isRefusal(moved) || moved.code !== joinedMeanwhile) return moved;
    }
    return refuse('stale-version');
  }

  /** What is kept of the answer is which aggregate it showed; whoever repeats the command is shown it as it is for him or her. */
  private repeatable<View>(
    request: Asking & Envelope,
    show: Show<K, View>,
    command: (manager: EntityManager, readWorld: ReadWorld<WorldOf<K>>) => Promise<Moved<K> | Refusal>,
    once?: SaidOnce<K, View>,
  ): Promise<View | Refusal> {
    return this.desk.carryOut<View>(request, {
      command: async (manager, readWorld) => {
        const moved = await command(manager, readWorld);
        if (isRefusal(moved)) return moved;
        const { row, world } = moved;
        const secret = await once?.make(manager, row, world);
        const shown = await show(manager, row, world, world.now);
        const kept = pointerTo(row, world.now);
        return once && secret !== undefined
          ? { answer: once.add(shown, secret), kept, secret }
          : { answer: shown, kept };
      },
      again: async (manager, readWorld, { kept, secret }) => {
        const shown = await shownAgain(this.store, show, manager, await readWorld(), kept as Pointer);
        return once && secret !== null && !isRefusal(shown) ? once.add(shown, secret) : shown;
      },
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
