import type { ClockPort } from '@fengqiao/contracts/clock-port';
import type { Refusal } from '@fengqiao/domain/refusal';
import { runOnce } from '@fengqiao/postgres/store/idempotency';
import { inTransaction } from '@fengqiao/postgres/connection/transaction';
import type { Preconditions } from '@fengqiao/service/http/request-headers';
import type { DataSource, EntityManager } from 'typeorm';

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
    principal: string | null,
    { preconditions, content }: Envelope,
    command: (manager: EntityManager) => Promise<T | Refusal>,
  ): Promise<T | Refusal> {
    const request = { person: principal, key: preconditions.idempotencyKey, content };
    const answer = await inTransaction(this.dataSource, (manager) =>
      runOnce(manager, request, () => command(manager)),
    );
    this.woken?.wake();
    return answer;
  }
}

/** The same for commands on aggregates, with the world as it is when they hold their locks. */
export abstract class AggregateDesk<World extends { readonly now: number }, Asking> {
  private readonly desk: CommandDesk;

  protected constructor(
    dataSource: DataSource,
    private readonly woken: Woken,
    private readonly clock: ClockPort,
  ) {
    this.desk = new CommandDesk(dataSource, woken);
  }

  /** As whom a key is kept. */
  protected abstract principalOf(asking: Asking): string | null;
  protected abstract worldAt(manager: EntityManager, asking: Asking, now: number): Promise<World>;

  carryOut<T>(
    request: Asking & Envelope,
    command: (manager: EntityManager, readWorld: () => Promise<World>) => Promise<T | Refusal>,
  ): Promise<T | Refusal> {
    return this.desk.inOneTransaction(this.principalOf(request), request, (manager) =>
      command(manager, () => this.world(manager, request)),
    );
  }

  /**
   * Everything a rule may look at beside the aggregate. The moment is read here, once; a command asks when it holds its
   * locks, so that two commands on an aggregate have their moments in the order they happen.
   */
  async world(manager: EntityManager, asking: Asking): Promise<World> {
    return this.worldAt(manager, asking, await this.clock.now());
  }

  now(): Promise<number> {
    return this.clock.now();
  }

  laysPlans(kind: string): void {
    this.woken.laysPlans(kind);
  }
}
