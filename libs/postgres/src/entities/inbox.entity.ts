import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Per owner and aggregate, the last `seq` whose effect this service has; written with the effect itself. */
@Entity('inbox')
export class InboxRow {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'inbox_pkey' })
  owner!: string;

  @PrimaryColumn({ name: 'aggregate_id', type: 'uuid', primaryKeyConstraintName: 'inbox_pkey' })
  aggregateId!: string;

  @Column({ type: 'int' })
  seq!: number;
}

/** An aggregate whose next event could not be processed: parked with the reason, while others go on. */
@Entity('dead_letter')
@Index('dead_letter_age', ['parkedAt'])
@Index('dead_letter_requeued', ['requeuedAt'], { where: 'requeued_at is not null' })
export class DeadLetterRow {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'dead_letter_pkey' })
  owner!: string;

  @PrimaryColumn({ name: 'aggregate_id', type: 'text', primaryKeyConstraintName: 'dead_letter_pkey' })
  aggregateId!: string;

  /** The first event that is not in effect; everything from it on waits. */
  @Column({ type: 'int' })
  seq!: number;

  @Column({ type: 'text' })
  reason!: string;

  @Column({ name: 'parked_at', type: 'timestamptz', default: () => 'now()' })
  parkedAt!: Date;

  /** Since when it is to be taken up again; the row goes when all that waited is in effect. */
  @Column({ name: 'requeued_at', type: 'timestamptz', nullable: true })
  requeuedAt!: Date | null;
}

/** Per owner and partition, the newest `known-until` mark read. */
@Entity('known_until')
export class KnownUntilRow {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'known_until_pkey' })
  owner!: string;

  @PrimaryColumn({ type: 'smallint', primaryKeyConstraintName: 'known_until_pkey' })
  partition!: number;

  @Column({ name: 'known_until', type: 'timestamptz', precision: 3 })
  knownUntil!: Date;
}
