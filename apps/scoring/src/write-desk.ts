import type { Identity } from '@fengqiao/identity/token-check';
import { once } from '@fengqiao/postgres/repeatable';
import { inTransaction } from '@fengqiao/postgres/transaction';
import { ProblemException, unwrap } from '@fengqiao/service/problem';
import type { Preconditions } from '@fengqiao/service/request-headers';
import { Injectable } from '@nestjs/common';
import type { Response } from 'express';
import { createHash } from 'node:crypto';
import { DataSource, type EntityManager } from 'typeorm';

export interface WriteRequest {
  readonly identity: Identity;
  readonly preconditions: Preconditions;
  /** Names the command to `Idempotency-Key`: its address and body. */
  readonly content: unknown;
}

/** Where everything is carried out that writes: one transaction, repeatable by key; what is thrown keeps no key. */
@Injectable()
export class WriteDesk {
  constructor(private readonly dataSource: DataSource) {}

  async carryOut<T>(
    { identity, preconditions, content }: WriteRequest,
    command: (manager: EntityManager) => Promise<T>,
  ): Promise<T> {
    const { idempotencyKey } = preconditions;
    // Hashed: with the key as the client said it an answer that is sealed could be opened (decision 0047).
    const key = idempotencyKey && createHash('sha256').update(idempotencyKey).digest('hex');
    const request = { person: identity.person, key, content };
    return unwrap(
      await inTransaction(this.dataSource, (manager) => once(manager, request, () => command(manager))),
    );
  }
}

/** Of what was read before it is changed; null is any. */
export function requireVersion({ version }: Preconditions, current: number): void {
  if (version !== null && version !== current) throw new ProblemException('stale-version');
}

export function tellVersion(response: Response, version: number): void {
  response.setHeader('ETag', `"${version}"`);
}
