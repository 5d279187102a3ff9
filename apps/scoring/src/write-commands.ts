import { CommandDesk, type Envelope } from '@fengqiao/aggregate/commands/command-desk';
import type { Identity } from '@fengqiao/identity/token-verifier';
import { BackgroundComponents } from '@fengqiao/service/background/background-components';
import { ProblemException, unwrap } from '@fengqiao/service/problems/problem';
import { isStale, type Preconditions } from '@fengqiao/service/http/request-headers';
import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { DataSource, type EntityManager } from 'typeorm';

export interface WriteRequest extends Envelope {
  readonly identity: Identity;
}

/** Where everything is carried out that writes; what is thrown keeps no key. */
@Injectable()
export class WriteDesk {
  private readonly desk: CommandDesk;

  constructor(dataSource: DataSource, parts: BackgroundComponents) {
    this.desk = new CommandDesk(dataSource, parts);
  }

  async carryOut<T>(
    { identity, preconditions, content }: WriteRequest,
    command: (manager: EntityManager) => Promise<T>,
  ): Promise<T> {
    const said = preconditions.idempotencyKey;
    // Hashed: with the key as the client said it an answer that is sealed could be opened (decision 0047).
    const idempotencyKey = said && createHash('sha256').update(said).digest('hex');
    const envelope = { preconditions: { ...preconditions, idempotencyKey }, content };
    return unwrap(await this.desk.inOneTransaction(identity.person, envelope, command));
  }
}

/** Of what was read before it is changed; null is any. */
export function requireVersion(preconditions: Preconditions, current: number): void {
  if (isStale(preconditions, current)) throw new ProblemException('stale-version');
}
