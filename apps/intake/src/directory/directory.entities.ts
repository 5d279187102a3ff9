import { Check, Column, Entity, Generated, Index, PrimaryColumn, Unique } from 'typeorm';

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
@Unique('person_aggregate', ['aggregateId'])
@Unique('person_subject', ['subject'])
export class PersonRow {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'person_pkey' })
  id!: string;

  @Column({ name: 'name_zh', type: 'text' })
  nameZh!: string;

  /** As it is now; what it was is in the postings. */
  @Column({ type: 'text' })
  role!: string;

  @Column({ type: 'text' })
  unit!: string;

  /** Names the person as an aggregate on the bus. */
  @Column({ name: 'aggregate_id', type: 'uuid' })
  @Generated('uuid')
  aggregateId!: string;

  /** `seq` of the last event about him or her. */
  @Column({ type: 'int', default: 0 })
  version!: number;

  /** What a token must say to be this person's, to the letter; null: the id. It leaves this database as a hash alone. */
  @Column({ type: 'text', nullable: true })
  subject!: string | null;

  /** How notices reach him or her; these two never leave this database but to be used. */
  @Column({ type: 'text', nullable: true })
  email!: string | null;

  @Column({ type: 'text', nullable: true })
  webhook!: string | null;
}

/** Where a person sat and in which role, and when. */
@Entity('posting')
@Index('posting_person', ['person'])
export class PostingRow {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'posting_pkey' })
  id!: string;

  @Column({ type: 'text' })
  person!: string;

  @Column({ type: 'text' })
  role!: string;

  @Column({ type: 'text' })
  unit!: string;

  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  since!: Date | null;

  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  until!: Date | null;
}

/** Who held which seat, and when; rows are closed, never changed, so that the past stays as it was. */
@Entity('post_holding')
@Index('post_holding_seat', ['unit', 'post'])
export class PostHoldingRow {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'post_holding_pkey' })
  id!: string;

  /** `seq` of its last event. */
  @Column({ type: 'int', default: 0 })
  version!: number;

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

/** Who stands in for a post, and when. */
@Entity('stand_in')
@Index('stand_in_seat', ['unit', 'post'])
export class StandInRow {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'stand_in_pkey' })
  id!: string;

  @Column({ type: 'int' })
  version!: number;

  @Column({ type: 'text' })
  unit!: string;

  @Column({ type: 'text' })
  post!: string;

  @Column({ type: 'text' })
  person!: string;

  @Column({ type: 'timestamptz', precision: 3 })
  since!: Date;

  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  until!: Date | null;
}

/** Who is away, and when; not why. */
@Entity('absence')
@Index('absence_person', ['person'])
export class AbsenceRow {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'absence_pkey' })
  id!: string;

  @Column({ type: 'int' })
  version!: number;

  @Column({ type: 'text' })
  person!: string;

  @Column({ type: 'timestamptz', precision: 3 })
  since!: Date;

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
