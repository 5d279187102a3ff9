import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Something happened at a place on a day, as a partner unit tells it; a day tells it once for each source. */
@Entity('occurrence')
@Index('occurrence_day', ['occurredOn'])
export class OccurrenceRow {
  /** Path of a room. */
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'occurrence_pkey' })
  place!: string;

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'occurrence_pkey' })
  kind!: string;

  @PrimaryColumn({ name: 'occurred_on', type: 'date', primaryKeyConstraintName: 'occurrence_pkey' })
  occurredOn!: string;

  /** A slug: who told. */
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'occurrence_pkey' })
  source!: string;

  @Column({ name: 'recorded_at', type: 'timestamptz', precision: 3 })
  recordedAt!: Date;

  @Column({ name: 'recorded_by', type: 'text' })
  recordedBy!: string;
}

/** An administrator took an occurrence back, or restored it; the last one on record holds. */
@Entity('occurrence_ruling')
export class OccurrenceRulingRow {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'occurrence_ruling_pkey' })
  place!: string;

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'occurrence_ruling_pkey' })
  kind!: string;

  @PrimaryColumn({ name: 'occurred_on', type: 'date', primaryKeyConstraintName: 'occurrence_ruling_pkey' })
  occurredOn!: string;

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'occurrence_ruling_pkey' })
  source!: string;

  @PrimaryColumn({ type: 'int', primaryKeyConstraintName: 'occurrence_ruling_pkey' })
  seq!: number;

  @Column({ type: 'boolean' })
  counts!: boolean;

  /** A code. */
  @Column({ type: 'text' })
  reason!: string;

  @Column({ name: 'recorded_at', type: 'timestamptz', precision: 3 })
  recordedAt!: Date;

  @Column({ name: 'recorded_by', type: 'text' })
  recordedBy!: string;
}
