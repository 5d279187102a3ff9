import type { ClockPort } from '@fengqiao/contracts/clock-port';
import type { Principal } from '@fengqiao/domain/aggregate/principal';
import { isRefusal, type Refusal } from '@fengqiao/domain/refusal';
import { runOnce, type Answered, type Kept, type Repeatable } from '@fengqiao/postgres/store/idempotency';
import { inTransaction } from '@fengqiao/postgres/connection/transaction';
import type { Preconditions } from '@fengqiao/service/http/request-headers';
import type { DataSource, EntityManager } from 'typeorm';
import { keyOwner } from './key-owner.ts';

/** What a command comes with beside itself. */
export interface Envelope {
  readonly preconditions: Preconditions;
  /** Names the command to `Idempotency-Key`: its address and body. */
  readonly content: unknown;
}

/** What waits for news of the database: relays and the like. */
export interface Woken {
  wake(): void;
  /** A kind with clocks is written here: somebody must climb its ladders. */
  laysPlans(kind: string): void;
}

/** Where everything is carried out that writes: one transaction, repeatable by key; what is refused keeps no key. */
export class CommandDesk {
  constructor(
    private readonly dataSource: DataSource,
    private readonly woken: Woken | null,
  ) {}

  async inOneTransaction<T>(
    principal: Principal,
    { preconditions, content }: Envelope,
    repeatable: (manager: EntityManager) => Repeatable<T>,
  ): Promise<T | Refusal> {
    const request = { owner: keyOwner(principal), key: preconditions.idempotencyKey, content };
    const answer = await inTransaction(this.dataSource, (manager) =>
      runOnce(manager, request, repeatable(manager)),
    );
    this.woken?.wake();
    return answer;
  }
}

/** The world as it is now, or behind locks that were asked for in the same breath: its moment is read when they are held. */
export type ReadWorld<World> = (locked?: Promise<unknown>) => Promise<World>;

/** A command in its transaction, with the world as it is once it holds its locks; the same for a repetition of it. */
export interface Work<World, T> {
  command(manager: EntityManager, readWorld: ReadWorld<World>): Promise<Answered<T> | Refusal>;
  again(manager: EntityManager, readWorld: ReadWorld<World>, kept: Kept): Promise<T | Refusal>;
}

/** The same for commands on aggregates, with the world as it is when they hold their locks. */
export abstract class AggregateDesk<World extends { readonly now: number }, Asking> {
  private readonly desk: CommandDesk;

  protected constructor(
    protected readonly dataSource: DataSource,
    private readonly woken: Woken,
    private readonly clock: ClockPort,
  ) {
    this.desk = new CommandDesk(dataSource, woken);
  }

  /** As whom a key is kept. */
  protected abstract principalOf(asking: Asking): Principal;
  /** Whatever it reads of the database it asks for before it waits for the moment. */
  protected abstract worldAt(manager: EntityManager, asking: Asking, moment: Promise<number>): Promise<World>;

  carryOut<T>(request: Asking & Envelope, { command, again }: Work<World, T>): Promise<T | Refusal> {
    return this.desk.inOneTransaction(this.principalOf(request), request, (manager) => {
      const readWorld: ReadWorld<World> = (locked) => this.world(manager, request, locked);
      return {
        command: () => command(manager, readWorld),
        again: (kept) => again(manager, readWorld, kept),
      };
    });
  }

  /**
   * A command whose answer hides nothing from whoever may give it: kept whole, and repeated to whoever still may. The
   * command asks `mayGive` itself, where in its order of refusals that comes.
   */
  carryOutFor<T>(
    request: Asking & Envelope,
    mayGive: (world: World) => Refusal | null,
    command: (manager: EntityManager, readWorld: ReadWorld<World>) => Promise<T | Refusal>,
  ): Promise<T | Refusal> {
    return this.carryOut<T>(request, {
      command: async (manager, readWorld) => keptWhole(await command(manager, readWorld)),
      again: async (_, readWorld, { kept }) => mayGive(await readWorld()) ?? (kept as T),
    });
  }

  /**
   * Everything a rule may look at beside the aggregate. The moment is read here, once; a command asks when it holds its
   * locks, so that two commands on an aggregate have their moments in the order they happen.
   */
  async world(
    manager: EntityManager,
    asking: Asking,
    locked: Promise<unknown> = Promise.resolve(),
  ): Promise<World> {
    return this.worldAt(
      manager,
      asking,
      locked.then(() => this.clock.now()),
    );
  }

  /** The same outside a command: what there was a moment ago. */
  worldFor(asking: Asking): Promise<World> {
    return this.world(this.dataSource.manager, asking);
  }

  now(): Promise<number> {
    return this.clock.now();
  }

  laysPlans(kind: string): void {
    this.woken.laysPlans(kind);
  }
}

export function keptWhole<T>(answer: T | Refusal): Answered<T> | Refusal {
  return isRefusal(answer) ? answer : { answer, kept: answer };
}
