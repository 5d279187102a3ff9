import { buildDirectory, type Directory, type Person, type Role } from '@fengqiao/domain/directory/directory';
import type { UnitLevel } from '@fengqiao/domain/directory/unit';
import { subjectKey } from '@fengqiao/identity/subject-key';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { publishedVersions, type PublishedVersions } from '../rules/published-versions.ts';
import { AbsenceRow, PostHoldingRow, PostingRow, StandInRow, UnitRow } from './directory.entities.ts';

/** The directory as one snapshot, read again only when its version has moved. */
@Injectable()
export class DirectorySource {
  private snapshot: { readonly version: number; readonly directory: Directory } | null = null;

  async current(manager: EntityManager): Promise<Directory> {
    return this.at(manager, await publishedVersions(manager));
  }

  /** The same, where the versions were asked for already. */
  async at(manager: EntityManager, { directory: version }: PublishedVersions): Promise<Directory> {
    if (this.snapshot?.version === version) return this.snapshot.directory;
    const [units, people, holdings, postings, standIns, absences] = await Promise.all([
      manager.find(UnitRow),
      manager.query<Person[]>('select id, subject, role, unit from person'),
      manager.find(PostHoldingRow),
      manager.find(PostingRow),
      manager.find(StandInRow),
      manager.find(AbsenceRow),
    ]);
    const directory = buildDirectory(
      units.map((unit) => ({ ...unit, level: unit.level as UnitLevel })),
      people.map((person) => ({ ...person, subject: subjectKey(person.subject ?? person.id) })),
      holdings.map(termOf),
      {
        postings: postings.map((posting) => ({ ...termOf(posting), role: posting.role as Role })),
        standIns: standIns.map(termOf),
        absences: absences.map(termOf),
      },
    );
    this.snapshot = { version, directory };
    return directory;
  }
}

interface DatedRow {
  readonly since: Date | null;
  readonly until: Date | null;
}

/** A row as the rules see it, moments in epoch milliseconds. */
export function termOf<Row extends DatedRow>(row: Row) {
  return { ...row, since: row.since?.getTime() ?? null, until: row.until?.getTime() ?? null };
}
