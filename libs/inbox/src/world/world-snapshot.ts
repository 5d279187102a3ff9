import { oftenSent } from '@fengqiao/postgres/connection/thrifty-client';
import type { EntityManager } from 'typeorm';

/** Everything around a service's aggregates as one snapshot, read again only when something of it has moved. */
export class WorldSnapshot<Surroundings> {
  private kept: { readonly version: string; readonly world: Surroundings } | null = null;

  constructor(private readonly read: (manager: EntityManager) => Promise<Surroundings>) {}

  async current(manager: EntityManager): Promise<Surroundings> {
    const [row] = (await manager.query(versionNow, [])) as { version: string }[];
    const version = row?.version ?? '0';
    if (this.kept?.version === version) return this.kept.world;
    this.kept = { version, world: await this.read(manager) };
    return this.kept.world;
  }
}

const versionNow = oftenSent('select version from world_version');

/** In the transaction of whatever changes the surroundings. */
export async function worldMoved(manager: EntityManager): Promise<void> {
  await manager.query('update world_version set version = version + 1');
}
