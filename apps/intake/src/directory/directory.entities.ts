import { Check, Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';

@Entity('unit')
@Unique('unit_id', ['id'])
export class UnitRow {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'unit_pkey' })
  path!: string;

  /** Names the unit as an aggregate on the bus; a path may one day be given to another unit. */
  @Column({ type: 'uuid' })
  id!: string;

  /** `seq` of its last event. */
  @Column({ type: 'int' })
  version!: number;

  @Column({ name: 'name_zh', type: 'text' })
  nameZh!: string;

  @Column({ name: 'name_en', type: 'text' })
  nameEn!: string;

  @Column({ type: 'text' })
  level!: string;

  @Column({ type: 'text', nullable: true })
  parent!: string | null;
}

@Entity('person')
export class PersonRow {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'person_pkey' })
  id!: string;

  @Column({ name: 'name_zh', type: 'text' })
  nameZh!: string;

  @Column({ type: 'text' })
  role!: string;

  @Column({ type: 'text' })
  unit!: string;
}

/** Who held which seat, and when; rows are closed, never changed, so that the past stays as it was. */
@Entity('post_holding')
@Index('post_holding_seat', ['unit', 'post'])
export class PostHoldingRow {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'post_holding_pkey' })
  id!: string;

  @Column({ type: 'text' })
  unit!: string;

  @Column({ type: 'text' })
  post!: string;

  @Column({ type: 'text' })
  person!: string;

  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  since!: Date | null;

  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  until!: Date | null;
}

/** Moves with every change of the directory, so that each process knows when its snapshot is old. */
@Entity('directory_version')
@Check('directory_version_only_row', 'only_row')
export class DirectoryVersionRow {
  @PrimaryColumn({
    name: 'only_row',
    type: 'boolean',
    default: true,
    primaryKeyConstraintName: 'directory_version_pkey',
  })
  onlyRow!: boolean;

  @Column({ type: 'int' })
  version!: number;
}
