import type { DisputeUpdateClock, DisputeUpdateFact } from '@fengqiao/domain/score/mediation/dispute-update';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** One event of a dispute: what had happened (`occurredAt`), and since when that was on record (`recordedAt`). */
@Entity('dispute_fact')
export class DisputeFactRow {
  @PrimaryColumn({ name: 'dispute_id', type: 'uuid', primaryKeyConstraintName: 'dispute_fact_pkey' })
  disputeId!: string;

  @PrimaryColumn({ type: 'int', primaryKeyConstraintName: 'dispute_fact_pkey' })
  seq!: number;

  @Column({ type: 'text' })
  type!: string;

  @Column({ name: 'occurred_at', type: 'timestamptz', precision: 3 })
  occurredAt!: Date;

  @Column({ name: 'recorded_at', type: 'timestamptz', precision: 3 })
  recordedAt!: Date;

  @Column({ type: 'text' })
  number!: string;

  @Column({ type: 'text' })
  place!: string;

  @Column({ type: 'text' })
  level!: string;

  @Column({ type: 'text' })
  colour!: string;

  @Column({ type: 'text' })
  complexity!: string;

  @Column({ type: 'text' })
  kind!: string;

  @Column({ type: 'text' })
  origin!: string;

  @Column({ type: 'text' })
  status!: string;

  @Column({ type: 'int' })
  round!: number;

  /** Of the newest instance of the resolve clock. */
  @Column({ name: 'due_at', type: 'timestamptz', precision: 3, nullable: true })
  dueAt!: Date | null;

  /** Its instances, as they stand after this event. */
  @Column({ type: 'jsonb' })
  resolve!: DisputeUpdateClock[];

  /** What figures need of the fact: codes only. */
  @Column({ type: 'jsonb' })
  detail!: DisputeUpdateFact;
}

/** A line of the book of mediation's figures: see `DisputeLine`. */
@Entity('dispute_line')
@Index('dispute_line_seen', ['month', 'seenAt'])
@Index('dispute_line_recorded', ['month', 'recordedAt'])
export class DisputeLineRow {
  @PrimaryColumn({ name: 'dispute_id', type: 'uuid', primaryKeyConstraintName: 'dispute_line_pkey' })
  disputeId!: string;

  @PrimaryColumn({ type: 'int', primaryKeyConstraintName: 'dispute_line_pkey' })
  seq!: number;

  @PrimaryColumn({ type: 'smallint', primaryKeyConstraintName: 'dispute_line_pkey' })
  n!: number;

  @Column({ type: 'text' })
  source!: string;

  @Column({ type: 'text' })
  outcome!: string;

  @Column({ type: 'int' })
  of!: number;

  @Column({ type: 'smallint' })
  weight!: number;

  @Column({ type: 'int' })
  value!: number;

  /** The month it counts in, as a period's `firstMonth`. */
  @Column({ type: 'int' })
  month!: number;

  @Column({ type: 'timestamptz', precision: 3 })
  at!: Date;

  @Column({ name: 'seen_at', type: 'timestamptz', precision: 3 })
  seenAt!: Date;

  @Column({ name: 'recorded_at', type: 'timestamptz', precision: 3 })
  recordedAt!: Date;

  @Column({ type: 'text' })
  place!: string;

  @Column({ type: 'text' })
  level!: string;

  @Column({ type: 'text' })
  colour!: string;

  @Column({ type: 'text' })
  complexity!: string;

  @Column({ type: 'text' })
  kind!: string;
}

/** Sums of all lines of a month for every unit at or above their places: whole (`part` empty), and by each part of the standing. */
@Entity('dispute_sum')
export class DisputeSumRow {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'dispute_sum_pkey' })
  unit!: string;

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'dispute_sum_pkey' })
  part!: string;

  @PrimaryColumn({ type: 'int', primaryKeyConstraintName: 'dispute_sum_pkey' })
  month!: number;

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'dispute_sum_pkey' })
  key!: string;

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'dispute_sum_pkey' })
  source!: string;

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'dispute_sum_pkey' })
  outcome!: string;

  @PrimaryColumn({ type: 'int', primaryKeyConstraintName: 'dispute_sum_pkey' })
  value!: number;

  @Column({ type: 'int' })
  total!: number;
}
