import { Column, Entity, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';

/** What happened to an aggregate; written in the command's transaction, sent by the relay. */
@Entity('event')
@Unique('event_once', ['aggregateId', 'seq'])
@Index('event_in_order', ['partition', 'recordedAt', 'position'])
@Index('event_unstamped', ['position'], { where: 'recorded_at is null' })
export class EventRow {
  /** Order of writing. Within one aggregate it is the order of `seq`: the aggregate's row is locked meanwhile. */
  @PrimaryGeneratedColumn('identity', {
    type: 'bigint',
    generatedIdentity: 'ALWAYS',
    primaryKeyConstraintName: 'event_pkey',
  })
  position!: string;

  @Column({ name: 'aggregate_type', type: 'text' })
  aggregateType!: string;

  @Column({ name: 'aggregate_id', type: 'uuid' })
  aggregateId!: string;

  @Column({ type: 'int' })
  seq!: number;

  @Column({ type: 'text' })
  type!: string;

  @Column({ type: 'smallint' })
  partition!: number;

  @Column({ name: 'occurred_at', type: 'timestamptz', precision: 3 })
  occurredAt!: Date;

  /** Stamped by the relay, once, just before publishing. */
  @Column({ name: 'recorded_at', type: 'timestamptz', precision: 3, nullable: true })
  recordedAt!: Date | null;

  /** Ids, codes and times: what is published. */
  @Column({ type: 'jsonb' })
  data!: Record<string, unknown>;

  /** The W3C `traceparent` of the command it came from; null where nobody follows traces. */
  @Column({ type: 'text', nullable: true })
  traceparent!: string | null;

  /** When its transaction began, by this database's clock: `occurredAt` may lie years back, or ahead of it. */
  @Column({ name: 'written_at', type: 'timestamptz', default: () => 'now()' })
  writtenAt!: Date;

  /**
   * What must not leave this database and is no words; of events of earlier releases, words besides. Read by
   * `readEvents`, which knows where words are.
   */
  @Column({ type: 'jsonb', select: false })
  record!: Record<string, unknown>;

  /** The row with what people wrote, if they wrote anything. No foreign key: erasing words touches no event. */
  @Column({ name: 'words_id', type: 'uuid', nullable: true })
  wordsId!: string | null;
}
