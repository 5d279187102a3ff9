import type { WorldOf } from '@fengqiao/domain/aggregate/decide';
import type { Refusal } from '@fengqiao/domain/refusal';
import type { AggregateStore } from '../store/aggregate-store.ts';
import type { AggregateDesk, Envelope } from './command-desk.ts';
import { CommandHandler, type Decide, type DecideBeginning } from './command-handler.ts';
import type { EntityManager } from 'typeorm';
import type { StaffAsking, StoredPlainTypes } from '../reading/plain-reader.ts';

export type StaffRequest = StaffAsking & Envelope;

/** Writes down and moves what staff alone act on: the kind decides, and shows what came of it. */
export abstract class PlainHandler<K extends StoredPlainTypes, View> extends CommandHandler<K, StaffAsking> {
  protected constructor(
    store: AggregateStore<K>,
    desk: AggregateDesk<WorldOf<K>, StaffAsking>,
    private readonly kind: {
      /** What it makes beside events, a document, it keeps in their transaction. */
      decide(
        state: K['state'],
        command: K['command'],
        world: WorldOf<K>,
        row: K['row'],
        manager: EntityManager,
      ): ReturnType<Decide<K>>;
      view(row: K['row'], world: WorldOf<K>): View;
    },
  ) {
    super(store, desk);
  }

  give(id: string, command: K['command'], request: StaffRequest): Promise<View | Refusal> {
    const { decide, view } = this.kind;
    const { stateOf } = this.store.kind;
    return this.move(
      id,
      request,
      (row, world, manager) => decide(stateOf(row), command, world, row, manager),
      (_, row, world) => view(row, world),
    );
  }

  protected write(request: StaffRequest, decide: DecideBeginning<K>): Promise<View | Refusal> {
    return this.begin(request, decide, (_, row, world) => this.kind.view(row, world));
  }
}
