import type { ClockPort } from '@fengqiao/contracts/clock-port';
import { climbMoment, endedPlan, type ClimbRequest, type Ladders } from '@fengqiao/contracts/temporal/ladder';
import type { LadderPlan } from '@fengqiao/domain/ladder/plan';
import type { DataSource, EntityManager } from 'typeorm';
import type { AggregateStore, Occasion } from '../store/aggregate-store.ts';
import type { Woken } from './command-desk.ts';
import type { StoredTypes } from '../store/stored-kind.ts';

/** The ladder's command on an aggregate: catches it up, in one transaction, and gives the plan back. */
export abstract class ClimbActivities<K extends StoredTypes> implements Ladders {
  protected constructor(
    private readonly store: AggregateStore<K>,
    private readonly dataSource: DataSource,
    private readonly woken: Woken,
    private readonly clock: ClockPort,
  ) {}

  get kind(): string {
    return this.store.kind.type;
  }

  get kinds(): readonly string[] {
    return [this.kind];
  }

  protected abstract premisesAt(manager: EntityManager, now: number): Promise<K['premises']>;

  /** Looked at before they are saved. */
  protected climbed(_events: readonly K['event'][]): void {}

  climb(request: ClimbRequest): Promise<LadderPlan> {
    return this.take(request, 'climb');
  }

  /** Temporal gets no answer by it, so the plan that comes of it is owed; a ladder that kept silent is told to ask. */
  climbUnasked(request: ClimbRequest, isTaken: boolean): Promise<LadderPlan> {
    return this.take(request, isTaken ? 'silent-ladder' : 'command');
  }

  private async take(request: ClimbRequest, occasion: Occasion): Promise<LadderPlan> {
    const { ladder, stateOf } = this.store.kind;
    const plan = await this.dataSource.transaction(async (manager) => {
      const [row] = await this.store.lock(manager, [request.aggregateId]);
      // A ladder without an aggregate is one an operator made up; it is told to end.
      if (!row || !ladder) return endedPlan(request);
      const before = stateOf(row);
      const now = climbMoment(request, await this.clock.now(), before.lastEventAt);
      const premises = await this.premisesAt(manager, now);
      const caughtUp = ladder.catchUp(before, premises);
      this.climbed(caughtUp.events);
      const [laid] = await this.store.save(manager, [caughtUp], premises, occasion);
      return laid ?? endedPlan(request);
    });
    this.woken.wake();
    return plan;
  }
}

/** Of a kind of whose climbs nothing more is asked; its premises are its desk's. */
export class KindClimb<K extends StoredTypes> extends ClimbActivities<K> {
  constructor(
    store: AggregateStore<K>,
    private readonly desk: { premisesAt(manager: EntityManager, now: number): Promise<K['premises']> },
    parts: { readonly dataSource: DataSource; readonly woken: Woken; readonly clock: ClockPort },
  ) {
    super(store, parts.dataSource, parts.woken, parts.clock);
  }

  protected premisesAt(manager: EntityManager, now: number): Promise<K['premises']> {
    return this.desk.premisesAt(manager, now);
  }
}

/** The ladders of a service with several kinds, climbed each by its own; one of no kind that is here is told to end. */
export function laddersOf(kinds: readonly Ladders[]): Ladders {
  const byKind = new Map(kinds.flatMap((each) => each.kinds.map((kind) => [kind, each] as const)));
  return {
    kinds: [...byKind.keys()],
    climb: async (request) => byKind.get(request.kind)?.climb(request) ?? endedPlan(request),
    climbUnasked: async (request, isTaken) =>
      byKind.get(request.kind)?.climbUnasked(request, isTaken) ?? endedPlan(request),
  };
}
