import type {
  AbsenceEventData,
  DirectoryAggregate,
  PersonEventData,
  PostEventData,
} from '@fengqiao/contracts/events/directory-event';
import type { UnitEventData } from '@fengqiao/contracts/events/unit-event';
import type { UnitLevel } from '@fengqiao/domain/directory/unit';
import { appendEvents, type NewEvent } from '@fengqiao/postgres/store/aggregate-store';
import { subjectKey } from '@fengqiao/identity/subject-key';
import type { EntityManager } from 'typeorm';
import type { AbsenceRow, PersonRow, PostHoldingRow, StandInRow, UnitRow } from './directory.entities.ts';

/** What other services are told of a change: written in its transaction. Named fields only, so no name slips out. */
export class DirectoryEvents {
  private readonly events: NewEvent[] = [];

  constructor(
    private readonly now: number,
    private readonly by: string | null,
  ) {}

  unit({ id, version, path, nameZh, nameEn, level, parent }: UnitRow): void {
    const data: UnitEventData = { path, nameZh, nameEn, level: level as UnitLevel, parent };
    this.add('unit', id, version, data);
  }

  person(row: PersonRow, since: Date | null): void {
    const { id: person, role, unit } = row;
    // What a provider calls somebody by may be an e-mail: others compare it, nobody reads it.
    const subject = row.subject === null ? {} : { subject: subjectKey(row.subject) };
    const data: PersonEventData = { person, ...subject, role, unit, since: iso(since), by: this.by };
    this.add('person', row.aggregateId, row.version, data);
  }

  post(row: PostHoldingRow): void {
    this.add('post', row.id, row.version, this.seat(row));
  }

  standIn(row: StandInRow): void {
    this.add('stand-in', row.id, row.version, this.seat(row));
  }

  absence({ id, version, person, since, until }: AbsenceRow): void {
    const data: AbsenceEventData = { person, since: iso(since), until: iso(until), by: this.by };
    this.add('absence', id, version, data);
  }

  async append(manager: EntityManager): Promise<void> {
    if (this.events.length > 0) await appendEvents(manager, this.events);
  }

  private seat({ unit, post, person, since, until }: PostHoldingRow | StandInRow): PostEventData {
    return { unit, post, person, since: iso(since), until: iso(until), by: this.by };
  }

  private add(
    aggregateType: DirectoryAggregate | 'unit',
    aggregateId: string,
    seq: number,
    data: object,
  ): void {
    const event = { aggregateType, aggregateId, seq, type: 'changed', occurredAt: this.now };
    this.events.push({ ...event, data, record: {} });
  }
}

function iso(moment: Date | null): string | null {
  return moment?.toISOString() ?? null;
}
