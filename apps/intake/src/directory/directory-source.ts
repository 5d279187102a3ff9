import type { Reader } from '@fengqiao/domain/case/confidentiality';
import { buildDirectory, seatsOf, type Directory, type Role } from '@fengqiao/domain/directory/directory';
import type { UnitLevel } from '@fengqiao/domain/directory/unit';
import type { Identity } from '@fengqiao/identity/token-check';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { PersonRow, PostHoldingRow, UnitRow } from './directory.entities.ts';

/** The directory as one snapshot, read again only when its version has moved. */
@Injectable()
export class DirectorySource {
  private snapshot: { readonly version: number; readonly directory: Directory } | null = null;

  async current(manager: EntityManager): Promise<Directory> {
    const [row] = (await manager.query('select version from directory_version')) as { version: number }[];
    const version = row?.version ?? 0;
    if (this.snapshot?.version === version) return this.snapshot.directory;
    const [units, people, holdings] = [
      await manager.find(UnitRow),
      await manager.find(PersonRow),
      await manager.find(PostHoldingRow),
    ];
    const directory = buildDirectory(
      units.map((unit) => ({ ...unit, level: unit.level as UnitLevel })),
      people.map((person) => ({ id: person.id, role: person.role as Role, unit: person.unit })),
      holdings.map((holding) => ({
        ...holding,
        since: holding.since?.getTime() ?? null,
        until: holding.until?.getTime() ?? null,
      })),
    );
    this.snapshot = { version, directory };
    return directory;
  }
}

/** The caller as the rules see one: seats from the directory, or the token's unit for somebody it does not know. */
export function readerOf(identity: Identity | null, directory: Directory, now: number): Reader {
  if (!identity) return { id: null, roles: [], seats: [] };
  const seats = seatsOf(directory, identity.person, now);
  return { id: identity.person, roles: identity.roles, seats: seats.length > 0 ? seats : [identity.unit] };
}
