import type { ClockPort } from '@fengqiao/contracts/clock-port';
import { ApiKeyBody, ApiKeyList, ApiKeyView, NewApiKey } from '@fengqiao/contracts/http/api-keys';
import { formatMoment, parseMoment } from '@fengqiao/domain/clock/moment';
import { scoringZone } from '@fengqiao/domain/score/period';
import type { Identity } from '@fengqiao/identity/token-check';
import { Describe } from '@fengqiao/service/api-doc';
import { Bearer } from '@fengqiao/service/bearer';
import { ProblemException } from '@fengqiao/service/problem';
import { CLOCK } from '@fengqiao/service/tokens';
import { Body, Controller, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { requireUnit } from '../units.ts';
import type { ApiKeyRow } from './api-key.entity.ts';
import { KeyRing } from './key-ring.ts';

const longestMs = 366 * 86_400_000;

/** Keys for machines that read figures, by the administrator. */
@ApiTags('api-keys')
@Controller('v1/api-keys')
export class ApiKeysController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly ring: KeyRing,
    @Inject(CLOCK) private readonly clock: ClockPort,
  ) {}

  @Get()
  @Describe({ summary: 'Keys that were issued, without the keys', answer: ApiKeyList })
  async list(@Bearer() identity: Identity): Promise<ApiKeyList> {
    requireAdmin(identity);
    return { items: (await this.ring.list()).map(view) };
  }

  @Post()
  @HttpCode(201)
  @Describe({ summary: 'Issue a key that reads what belongs to a unit', answer: NewApiKey, status: 201 })
  async issue(
    @Body({ schema: ApiKeyBody }) body: ApiKeyBody,
    @Bearer() identity: Identity,
  ): Promise<NewApiKey> {
    requireAdmin(identity);
    await requireUnit(this.dataSource.manager, body.unit, identity);
    const now = await this.clock.now();
    const expiresAt = parseMoment(body.expiresAt) ?? now;
    if (expiresAt <= now || expiresAt > now + longestMs)
      throw new ProblemException('validation', [{ field: 'expiresAt', code: 'invalid-value' }]);
    const { label, unit } = body;
    const moments = { expiresAt: new Date(expiresAt), createdAt: new Date(now) };
    const { row, key } = await this.ring.issue({ label, unit, ...moments, createdBy: identity.person });
    return { ...view(row), key };
  }

  @Post(':id/revoke')
  @HttpCode(200)
  @Describe({ summary: 'Revoke a key, at once', answer: ApiKeyView })
  async revoke(
    @Param('id', { schema: z.uuid() }) id: string,
    @Bearer() identity: Identity,
  ): Promise<ApiKeyView> {
    requireAdmin(identity);
    const row = await this.ring.revoke(id, new Date(await this.clock.now()));
    if (!row) throw new ProblemException('not-found');
    return view(row);
  }
}

function requireAdmin(identity: Identity): void {
  if (!identity.roles.includes('admin')) throw new ProblemException('forbidden');
}

function view({ id, label, unit, createdAt, createdBy, expiresAt, revokedAt }: ApiKeyRow): ApiKeyView {
  const told = (date: Date) => formatMoment(date.getTime(), scoringZone);
  const moments = {
    createdAt: told(createdAt),
    expiresAt: told(expiresAt),
    revokedAt: revokedAt && told(revokedAt),
  };
  return { id, label, unit, createdBy, ...moments };
}
