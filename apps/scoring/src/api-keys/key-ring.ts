import type { Identity } from '@fengqiao/identity/token-verifier';
import { machineKeyPrefix, type MachineKeys } from '@fengqiao/service/authentication/machine-keys';
import { Injectable } from '@nestjs/common';
import { createHash, randomBytes } from 'node:crypto';
import { DataSource, type EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { ApiKeyRow } from './api-key.entity.ts';

/** Keys of machine clients. Each is asked for anew with every call: a revoked one is revoked at once. */
@Injectable()
export class KeyRing implements MachineKeys {
  constructor(private readonly dataSource: DataSource) {}

  /** A machine sees what its unit sees; it holds no role, so what is for supervisors is not for it. */
  async identify(key: string, now: number): Promise<Identity | null> {
    const row = await this.dataSource.manager.findOneBy(ApiKeyRow, { hash: hashOf(key) });
    if (!row || row.revokedAt !== null || row.expiresAt.getTime() <= now) return null;
    return { kind: 'machine', id: row.id, unit: row.unit };
  }

  async issue(
    manager: EntityManager,
    wanted: Pick<ApiKeyRow, 'label' | 'unit' | 'expiresAt' | 'createdAt' | 'createdBy'>,
  ): Promise<{ row: ApiKeyRow; key: string }> {
    const key = machineKeyPrefix + randomBytes(32).toString('base64url');
    const row = { id: uuidv7(), hash: hashOf(key), revokedAt: null, ...wanted };
    await manager.insert(ApiKeyRow, row);
    return { row, key };
  }

  list(): Promise<ApiKeyRow[]> {
    return this.dataSource.manager.find(ApiKeyRow, { order: { id: 'ASC' } });
  }
}

function hashOf(key: string): Buffer {
  return createHash('sha256').update(key).digest();
}
