import type { ClockPort } from '@fengqiao/contracts/clock-port';
import { readerOf } from '@fengqiao/domain/directory/directory';
import type { DisputeWorld } from '@fengqiao/domain/dispute/rules';
import type { DisputeReader } from '@fengqiao/domain/dispute/reader';
import type { Refusal } from '@fengqiao/domain/refusal';
import type { Identity } from '@fengqiao/identity/token-check';
import { once } from '@fengqiao/postgres/repeatable';
import { inTransaction } from '@fengqiao/postgres/transaction';
import { BackgroundParts } from '@fengqiao/service/background-parts';
import type { Preconditions } from '@fengqiao/service/request-headers';
import { CLOCK } from '@fengqiao/service/tokens';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { WorldSource } from '../world/world-source.ts';

/** Who asks: somebody with a token, or a party by its code. */
export type Asking =
  { readonly identity: Identity } | { readonly party: { disputeId: string; party: string } };

export type DisputeRequest = Asking & {
  readonly preconditions: Preconditions;
  /** Names the command to `Idempotency-Key`: its address and body. */
  readonly content: unknown;
};

/** Where every command is carried out: one transaction, repeatable by key, with the world as it is now. */
@Injectable()
export class DisputeDesk {
  constructor(
    private readonly dataSource: DataSource,
    private readonly worlds: WorldSource,
    private readonly parts: BackgroundParts,
    @Inject(CLOCK) private readonly clock: ClockPort,
  ) {}

  async carryOut<T>(
    request: DisputeRequest,
    command: (manager: EntityManager, readWorld: () => Promise<DisputeWorld>) => Promise<T | Refusal>,
  ): Promise<T | Refusal> {
    const { preconditions, content } = request;
    const person =
      'party' in request
        ? `party/${request.party.disputeId}/${request.party.party}`
        : request.identity.person;
    const answer = await inTransaction(this.dataSource, (manager) =>
      once(manager, { person, key: preconditions.idempotencyKey, content }, async () =>
        command(manager, () => this.world(manager, request)),
      ),
    );
    this.parts.wake();
    return answer;
  }

  now(): Promise<number> {
    return this.clock.now();
  }

  /** Read when a command holds its locks, so that two commands have their moments in the order they happen. */
  async world(manager: EntityManager, asking: Asking): Promise<DisputeWorld> {
    const now = await this.clock.now();
    const surroundings = await this.worlds.current(manager);
    const reader: DisputeReader =
      'party' in asking
        ? { id: null, roles: [], seats: [], partyOf: asking.party }
        : readerOf(asking.identity, surroundings.directory, now);
    return { ...surroundings, now, reader };
  }
}
