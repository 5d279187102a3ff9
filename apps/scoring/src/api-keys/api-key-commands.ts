import type { ClockPort } from '@fengqiao/contracts/clock-port';
import type { ApiKeyBody, ApiKeyView, NewApiKey } from '@fengqiao/contracts/http/scoring/api-keys';
import { formatMoment, parseMoment } from '@fengqiao/domain/clock/dates/moment';
import { scoringZone } from '@fengqiao/domain/score/periods/period';
import { ProblemException } from '@fengqiao/service/problems/problem';
import { CLOCK } from '@fengqiao/service/bootstrap/tokens';
import { Inject, Injectable } from '@nestjs/common';
import { requireUnit } from '../units.ts';
import { requireVersion, WriteDesk, type WriteRequest } from '../write-commands.ts';
import { ApiKeyRow } from './api-key.entity.ts';
import { KeyRing } from './key-ring.ts';
import { signatureOf } from '../asker.ts';

const longestMs = 366 * 86_400_000;

/** Issues and revokes keys for machines. */
@Injectable()
export class ApiKeyCommands {
  constructor(
    private readonly desk: WriteDesk,
    private readonly ring: KeyRing,
    @Inject(CLOCK) private readonly clock: ClockPort,
  ) {}

  /** The key is said once: a repeated answer has it under an `Idempotency-Key` that nobody guesses alone (decision 73). */
  async issue({ label, unit, expiresAt }: ApiKeyBody, request: WriteRequest): Promise<NewApiKey> {
    return this.desk.carryOutOnce<NewApiKey>(
      request,
      async (manager) => {
        await requireUnit(manager, unit, request.asker);
        const now = await this.clock.now();
        const until = parseMoment(expiresAt) ?? now;
        if (until <= now || until > now + longestMs)
          throw new ProblemException('validation', [{ field: 'expiresAt', code: 'invalid-value' }]);
        const moments = { expiresAt: new Date(until), createdAt: new Date(now) };
        const createdBy = signatureOf(request.asker);
        const { row, key } = await this.ring.issue(manager, { label, unit, ...moments, createdBy });
        const view = apiKeyView(row);
        return { answer: { ...view, key }, kept: view, secret: key };
      },
      async ({ kept, secret }) => ({ ...(kept as ApiKeyView), ...(secret !== null && { key: secret }) }),
    );
  }

  /** Revoked again, it keeps its moment. */
  async revoke(id: string, request: WriteRequest): Promise<ApiKeyView> {
    return this.desk.carryOut(request, async (manager) => {
      const row = await manager.findOne(ApiKeyRow, { where: { id }, lock: { mode: 'pessimistic_write' } });
      if (!row) throw new ProblemException('not-found');
      requireVersion(request.preconditions, versionOf(row));
      row.revokedAt ??= new Date(await this.clock.now());
      return apiKeyView(await manager.save(row));
    });
  }
}

function versionOf({ revokedAt }: ApiKeyRow): number {
  return revokedAt === null ? 1 : 2;
}

export function apiKeyView(row: ApiKeyRow): ApiKeyView {
  const { id, label, unit, createdAt, createdBy, expiresAt, revokedAt } = row;
  const told = (date: Date) => formatMoment(date.getTime(), scoringZone);
  const moments = {
    createdAt: told(createdAt),
    expiresAt: told(expiresAt),
    revokedAt: revokedAt && told(revokedAt),
  };
  return { id, label, unit, createdBy, ...moments, version: versionOf(row) };
}
