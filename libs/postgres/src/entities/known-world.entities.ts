import type { BureauDefinition } from '@fengqiao/domain/clock/calendar/bureau-hours';
import { Column, Entity, PrimaryColumn, Unique } from 'typeorm';
import { DirectoryFactRow } from './directory-fact.entity.ts';

/** A unit as intake's directory last told of it. */
@Entity('known_unit')
@Unique('known_unit_path', ['path'])
export class KnownUnitRow {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'known_unit_pkey' })
  id!: string;

  @Column({ type: 'text' })
  path!: string;

  @Column({ type: 'text' })
  level!: string;

  @Column({ type: 'text', nullable: true })
  parent!: string | null;

  @Column({ name: 'name_zh', type: 'text' })
  nameZh!: string;

  @Column({ name: 'name_en', type: 'text' })
  nameEn!: string;
}

/** The bureau's calendar as intake last told of it. */
@Entity('known_calendar')
export class KnownCalendarRow {
  @PrimaryColumn({ type: 'int', primaryKeyConstraintName: 'known_calendar_pkey' })
  version!: number;

  @Column({ type: 'jsonb' })
  definition!: BureauDefinition;
}

/** One row: moves with whatever rules look at beside an aggregate, so that a process knows when to read it again. */
@Entity('world_version')
export class WorldVersionRow {
  @PrimaryColumn({ type: 'boolean', default: true, primaryKeyConstraintName: 'world_version_pkey' })
  single!: boolean;

  @Column({ type: 'bigint' })
  version!: string;
}

/** Tables of a service that knows the directory and the calendar as intake tells of them. */
export const knownWorldEntities = [KnownUnitRow, DirectoryFactRow, KnownCalendarRow, WorldVersionRow];
