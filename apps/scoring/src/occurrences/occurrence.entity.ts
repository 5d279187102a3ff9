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
