import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { BookedCase } from '@fengqiao/domain/score/book/booked-case';

/** What the book remembers of a case between two of its events. */
@Entity('booked_case')
export class BookedCaseRow {
  @PrimaryColumn({ name: 'case_id', type: 'uuid', primaryKeyConstraintName: 'booked_case_pkey' })
  caseId!: string;

  /** The last event that changed what is remembered. */
  @Column({ type: 'int' })
  seq!: number;

  @Column({ type: 'jsonb' })
  state!: BookedCase;
}

/** One line of the book (`Entry`), by the event it came with; never changed once written. */
@Entity('score_entry')
@Index('score_entry_at', { synchronize: false })
@Index('score_entry_seen', { synchronize: false })
@Index('score_entry_recorded', ['recordedAt'])
export class ScoreEntryRow {
  @PrimaryColumn({ name: 'case_id', type: 'uuid', primaryKeyConstraintName: 'score_entry_pkey' })
  caseId!: string;

  @PrimaryColumn({ type: 'int', primaryKeyConstraintName: 'score_entry_pkey' })
  seq!: number;

  /** Among the entries of its event. */
  @PrimaryColumn({ type: 'smallint', primaryKeyConstraintName: 'score_entry_pkey' })
  n!: number;

  @Column({ type: 'text' })
  source!: string;

  @Column({ type: 'text' })
  outcome!: string;

  @Column({ type: 'smallint' })
  weight!: number;

  @Column({ type: 'timestamptz', precision: 3 })
  at!: Date;

  @Column({ name: 'seen_at', type: 'timestamptz', precision: 3 })
  seenAt!: Date;

  @Column({ name: 'recorded_at', type: 'timestamptz', precision: 3 })
  recordedAt!: Date;

  @Column({ type: 'text' })
  unit!: string;

  @Column({ type: 'int', nullable: true })
  instance!: number | null;

  @Column({ type: 'text' })
  ledger!: string;

  @Column({ type: 'text' })
  category!: string;

  @Column({ type: 'text' })
  channel!: string;
}

/** Sum of the weights of a month's entries, whenever they are seen. `month` counts from January of year 0. */
@Entity('score_total')
export class ScoreTotalRow {
  @PrimaryColumn({ type: 'int', primaryKeyConstraintName: 'score_total_pkey' })
  month!: number;

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'score_total_pkey' })
  unit!: string;

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'score_total_pkey' })
  source!: string;

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'score_total_pkey' })
  outcome!: string;

  @Column({ type: 'int' })
  total!: number;
}

/** The same, by the local day (since 1970-01-01) from which they are seen. */
@Entity('score_daily')
export class ScoreDailyRow {
  @PrimaryColumn({ type: 'int', primaryKeyConstraintName: 'score_daily_pkey' })
  month!: number;

  @PrimaryColumn({ name: 'seen_day', type: 'int', primaryKeyConstraintName: 'score_daily_pkey' })
  seenDay!: number;

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'score_daily_pkey' })
  unit!: string;

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'score_daily_pkey' })
  source!: string;

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'score_daily_pkey' })
  outcome!: string;

  @Column({ type: 'int' })
  total!: number;
}
