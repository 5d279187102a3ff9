import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How far the relay has come in one hash partition of aggregates. */
@Entity('relay_partition')
export class RelayPartitionRow {
  @PrimaryColumn({ type: 'smallint', primaryKeyConstraintName: 'relay_partition_pkey' })
  partition!: number;

  /** No event of this partition will ever again be stamped at or before this moment. */
  @Column({ name: 'stamped_until', type: 'timestamptz', precision: 3 })
  stampedUntil!: Date;

  /** Every event stamped at or before this moment is on the stream. */
  @Column({ name: 'sent_until', type: 'timestamptz', precision: 3 })
  sentUntil!: Date;
}
