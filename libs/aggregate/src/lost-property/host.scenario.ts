import { cnCalendarDefinition } from '@fengqiao/cn-calendar/cn-calendar';
import type { ClockPort } from '@fengqiao/contracts/clock-port';
import type { PlainPremises } from '@fengqiao/domain/aggregate/plain-kind';
import { compileBureauHours } from '@fengqiao/domain/clock/calendar/bureau-hours';
import { buildDirectory, type Role } from '@fengqiao/domain/directory/directory';
import type { UnitLevel } from '@fengqiao/domain/directory/unit';
import { isRefusal } from '@fengqiao/domain/refusal';
import { subjectKey } from '@fengqiao/identity/subject-key';
import { ReadAudit } from '@fengqiao/postgres/store/read-audit';
import { BackgroundComponents } from '@fengqiao/service/background/background-components';
import { CLOCK } from '@fengqiao/service/bootstrap/tokens';
import { sampleRows } from '@fengqiao/test-rig/harness/sample';
import { Inject, Injectable } from '@nestjs/common';
import { Column, DataSource, Entity, type MigrationInterface, type QueryRunner } from 'typeorm';
import { PlainDesk } from '../commands/plain-desk.ts';

/* Stands for what an app has before a new kind comes: its world, its desk, its audit of readings. */

const text = (row: Record<string, string>, column: string) => row[column] ?? '';

/** The sample's people in their units. */
function sampleDirectory() {
  const people = sampleRows('people.csv').map((row) => ({
    ...{
      id: text(row, 'id'),
      subject: subjectKey(text(row, 'id')),
      role: text(row, 'role') as Role,
      unit: text(row, 'unit'),
    },
    post: text(row, 'post'),
  }));
  const units = sampleRows('units.csv').map((row) => ({
    ...{ path: text(row, 'path'), nameZh: text(row, 'name_zh'), nameEn: text(row, 'name_en') },
    ...{ level: text(row, 'level') as UnitLevel, parent: text(row, 'parent') || null },
  }));
  const holdings = people.flatMap(({ id: person, unit, post }) =>
    post ? [{ person, unit, post, since: null, until: null }] : [],
  );
  return buildDirectory(units, people, holdings);
}

function sampleRules(): PlainPremises['rules'] {
  const hours = compileBureauHours({ ...cnCalendarDefinition(), unitHours: [] });
  if (isRefusal(hours)) throw new Error(hours.code);
  return { calendar: hours.of(null), timetable: { edition: 1, hoursOf: (unit) => hours.of(unit) } };
}

export const sampleWorld = { directory: sampleDirectory(), rules: sampleRules() };

/** The app's desk. */
@Injectable()
export class Desk extends PlainDesk {
  constructor(dataSource: DataSource, parts: BackgroundComponents, @Inject(CLOCK) clock: ClockPort) {
    super(dataSource, parts, clock, () => Promise.resolve(sampleWorld));
  }
}

@Entity('read_audit')
export class ReadAuditRow extends ReadAudit {
  @Column({ name: 'aggregate_id', type: 'uuid' })
  aggregateId!: string;

  @Column({ type: 'boolean' })
  showed!: boolean;
}
export const audit = { read: 'aggregate_id', showed: 'showed' };

export class ReadAudit1795999999000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table read_audit (
      id uuid constraint read_audit_pkey primary key default gen_random_uuid(), aggregate_id uuid not null,
      person text not null, what text not null, showed boolean not null, read_at timestamptz(3) not null)`);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('migrations are forward-only'));
  }
}
