import type { ClockPort } from '@fengqiao/contracts/clock-port';
import type { Reader } from '@fengqiao/domain/case/confidentiality';
import type { World } from '@fengqiao/domain/case/decide/world';
import { readerOf } from '@fengqiao/domain/directory/directory';
import type { Refusal } from '@fengqiao/domain/refusal';
import type { Identity } from '@fengqiao/identity/token-check';
import { once } from '@fengqiao/postgres/repeatable';
import { inTransaction } from '@fengqiao/postgres/transaction';
import { BackgroundParts } from '@fengqiao/service/background-parts';
import type { Preconditions } from '@fengqiao/service/request-headers';
import { CLOCK } from '@fengqiao/service/tokens';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { DirectorySource } from '../directory/directory-source.ts';
import { RulesSource } from '../rules/rules-source.ts';

export interface Request {
  readonly identity: Identity | null;
  readonly preconditions: Preconditions;
  /** Names the command to `Idempotency-Key`: its address and body. */
  readonly content: unknown;
  /** The case whose query code came with it: then its citizen asks, whatever token came too. */
  readonly citizenOf?: string;
}

const nobody: Reader = { id: null, roles: [], seats: [] };

/** Where every command is carried out: one transaction, repeatable by key, with the world as it is now. */
@Injectable()
export class CaseDesk {
  constructor(
    private readonly dataSource: DataSource,
    private readonly directories: DirectorySource,
    private readonly rules: RulesSource,
    private readonly parts: BackgroundParts,
    @Inject(CLOCK) private readonly clock: ClockPort,
  ) {}

  async carryOut<T>(
    request: Request,
    command: (manager: EntityManager, readWorld: () => Promise<World>) => Promise<T | Refusal>,
  ): Promise<T | Refusal> {
    const { identity, preconditions, content, citizenOf } = request;
    const answer = await inTransaction(this.dataSource, (manager) =>
      once(
        manager,
        {
          person: citizenOf ? `citizen/${citizenOf}` : (identity?.person ?? null),
          key: preconditions.idempotencyKey,
          content,
        },
        async () => command(manager, () => this.world(manager, identity, citizenOf)),
      ),
    );
    this.parts.wake();
    return answer;
  }

  /**
   * Everything a rule may look at beside the case. The moment is read here, once; a command asks when it holds its
   * locks, so that two commands on a case have their moments in the order they happen.
   */
  async world(manager: EntityManager, identity: Identity | null, citizenOf?: string): Promise<World> {
    const now = await this.clock.now();
    const [directory, rules] = await Promise.all([
      this.directories.current(manager),
      this.rules.current(manager),
    ]);
    const staff = identity ? readerOf(identity, directory, now) : nobody;
    const reader = citizenOf ? { ...nobody, citizenOf } : staff;
    return { now, directory, rules, reader };
  }
}
