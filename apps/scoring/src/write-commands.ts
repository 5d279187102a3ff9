import { CommandDesk, type Envelope } from '@fengqiao/aggregate/commands/command-desk';
import { principalOf } from '@fengqiao/aggregate/commands/key-owner';
import { BackgroundComponents } from '@fengqiao/service/background/background-components';
import { ProblemException, unwrap } from '@fengqiao/service/problems/problem';
import type { Answered, Kept } from '@fengqiao/postgres/store/idempotency';
import { isStale, type Preconditions } from '@fengqiao/service/http/request-headers';
import type { Refusal } from '@fengqiao/domain/refusal';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Asker } from './asker.ts';

export interface WriteRequest extends Envelope {
  readonly asker: Asker;
}

/** Where everything is carried out that writes; what is thrown keeps no key. */
@Injectable()
export class WriteDesk {
  private readonly desk: CommandDesk;

  constructor(dataSource: DataSource, parts: BackgroundComponents) {
    this.desk = new CommandDesk(dataSource, parts);
  }

  /**
   * An answer that hides nothing from whoever may give the command, kept whole. Roles are asked before it comes here,
   * of a repetition as of the first; what else may hide it now, `again` says.
   */
  async carryOut<T>(
    request: WriteRequest,
    command: (manager: EntityManager) => Promise<T | Refusal>,
    { again = (kept) => Promise.resolve(kept) }: { again?: (kept: T) => Promise<T | Refusal> } = {},
  ): Promise<T> {
    return this.carryOutOnce<T>(
      request,
      async (manager) => {
        const answer = unwrap(await command(manager));
        return { answer, kept: answer };
      },
      ({ kept }) => again(kept as T),
    );
  }

  /** One whose answer says something once. */
  async carryOutOnce<T>(
    { asker, preconditions, content }: WriteRequest,
    command: (manager: EntityManager) => Promise<Answered<T>>,
    again: (kept: Kept) => Promise<T | Refusal>,
  ): Promise<T> {
    return unwrap(
      await this.desk.inOneTransaction<T>(
        principalOf(asker.identity),
        { preconditions, content },
        (manager) => ({ command: () => command(manager), again }),
      ),
    );
  }
}

/** Of what was read before it is changed; null is any. */
export function requireVersion(preconditions: Preconditions, current: number): void {
  if (isStale(preconditions, current)) throw new ProblemException('stale-version');
}
