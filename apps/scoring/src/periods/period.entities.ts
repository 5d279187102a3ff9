import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A period that has ended and is being closed, or was. */
@Entity('period_closing')
export class PeriodClosingRow {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'period_closing_pkey' })
  period!: string;

  @Column({ name: 'provisional_at', type: 'timestamptz', precision: 3 })
  provisionalAt!: Date;

  @Column({ name: 'objections_until', type: 'timestamptz', precision: 3 })
  objectionsUntil!: Date;

  @Column({ name: 'frozen_at', type: 'timestamptz', precision: 3, nullable: true })
  frozenAt!: Date | null;

  /** Set when it was told that objections wait for a decision though their time is over. */
  @Column({ name: 'left_undecided_at', type: 'timestamptz', precision: 3, nullable: true })
  leftUndecidedAt!: Date | null;
}

/** Figures of a period as they were frozen; a correction is another row. */
@Entity('period_revision')
export class PeriodRevisionRow {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'period_revision_pkey' })
  period!: string;

  @PrimaryColumn({ type: 'int', primaryKeyConstraintName: 'period_revision_pkey' })
  revision!: number;

  @Column({ type: 'text' })
  formula!: string;

  @Column({ name: 'as_of', type: 'timestamptz', precision: 3 })
  asOf!: Date;

  @Column({ name: 'known_at', type: 'timestamptz', precision: 3 })
  knownAt!: Date;

  /** JSON text, as it was hashed. */
  @Column({ type: 'text' })
  content!: string;

  /** SHA-256 of the content, in hexadecimal digits. */
  @Column({ type: 'text' })
  hash!: string;

  /** `closed`, or why it was made anew. */
  @Column({ type: 'text' })
  cause!: string;

  @Column({ type: 'jsonb' })
  difference!: unknown;

  @Column({ name: 'made_at', type: 'timestamptz', precision: 3 })
  madeAt!: Date;

  /** Person id; null for the closing itself. */
  @Column({ name: 'made_by', type: 'text', nullable: true })
  madeBy!: string | null;
}

/** A unit holds that an outcome is not its own, or should not count; a supervisor decides. */
@Entity('period_objection')
@Index('period_objection_period', ['period', 'id'])
export class PeriodObjectionRow {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'period_objection_pkey' })
  id!: string;

  @Column({ type: 'text' })
  period!: string;

  @Column({ type: 'text' })
  unit!: string;

  @Column({ name: 'case_id', type: 'uuid' })
  caseId!: string;

  @Column({ type: 'text' })
  measure!: string;

  @Column({ type: 'text' })
  reason!: string;

  @Column({ name: 'wanted_unit', type: 'text', nullable: true })
  wantedUnit!: string | null;

  /** The outcomes it is about, as they counted when it was filed. */
  @Column({ type: 'jsonb' })
  lines!: readonly ObjectedLine[];

  @Column({ name: 'filed_at', type: 'timestamptz', precision: 3 })
  filedAt!: Date;

  @Column({ name: 'filed_by', type: 'text' })
  filedBy!: string;

  /** `exclude`, `move` or `reject`; null while nobody has decided. */
  @Column({ type: 'text', nullable: true })
  decision!: string | null;

  @Column({ name: 'decided_at', type: 'timestamptz', precision: 3, nullable: true })
  decidedAt!: Date | null;

  @Column({ name: 'decided_by', type: 'text', nullable: true })
  decidedBy!: string | null;
}

export interface ObjectedLine {
  readonly source: string;
  readonly outcome: string;
  readonly instance: number | null;
  readonly at: string;
  readonly unit: string;
}

/** An outcome that by decision does not count, or counts under another unit; from `decidedAt` on, in both times. */
@Entity('score_exclusion')
@Index('score_exclusion_at', ['at'])
@Index('score_exclusion_case', ['caseId'])
export class ScoreExclusionRow {
  @PrimaryColumn({ name: 'objection_id', type: 'uuid', primaryKeyConstraintName: 'score_exclusion_pkey' })
  objectionId!: string;

  @PrimaryColumn({ type: 'smallint', primaryKeyConstraintName: 'score_exclusion_pkey' })
  n!: number;

  @Column({ name: 'case_id', type: 'uuid' })
  caseId!: string;

  @Column({ type: 'text' })
  source!: string;

  @Column({ type: 'text' })
  outcome!: string;

  @Column({ type: 'int', nullable: true })
  instance!: number | null;

  @Column({ type: 'timestamptz', precision: 3 })
  at!: Date;

  @Column({ type: 'text' })
  unit!: string;

  @Column({ name: 'to_unit', type: 'text', nullable: true })
  toUnit!: string | null;

  @Column({ name: 'decided_at', type: 'timestamptz', precision: 3 })
  decidedAt!: Date;
}

/** A closed period that an event has touched since, until its figures are revised. */
@Entity('revision_owed')
export class RevisionOwedRow {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'revision_owed_pkey' })
  period!: string;

  @PrimaryColumn({ name: 'case_id', type: 'uuid', primaryKeyConstraintName: 'revision_owed_pkey' })
  caseId!: string;

  @PrimaryColumn({ type: 'int', primaryKeyConstraintName: 'revision_owed_pkey' })
  seq!: number;

  @Column({ type: 'text' })
  cause!: string;

  @Column({ name: 'recorded_at', type: 'timestamptz', precision: 3 })
  recordedAt!: Date;
}
