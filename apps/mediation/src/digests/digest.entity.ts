import { Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';

/** 每日通报: that a station's members were told, for a working day. At most one a day. */
@Entity('joint_digest')
@Unique('joint_digest_day', ['station', 'day'])
export class JointDigestRow {
  /** The aggregate of its one event. */
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'joint_digest_pkey' })
  id!: string;

  @Column({ type: 'text' })
  station!: string;

  /** `YYYY-MM-DD`, local. */
  @Column({ type: 'text' })
  day!: string;

  @Column({ type: 'timestamptz', precision: 3 })
  at!: Date;
}

/** The events of one dispute in one digest: those after `afterSeq`, up to `toSeq`. None where the two are equal. */
@Entity('digest_entry')
@Index('digest_entry_day', ['station', 'day'])
export class DigestEntryRow {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'digest_entry_pkey' })
  station!: string;

  @PrimaryColumn({ name: 'dispute_id', type: 'uuid', primaryKeyConstraintName: 'digest_entry_pkey' })
  disputeId!: string;

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'digest_entry_pkey' })
  day!: string;

  @Column({ name: 'after_seq', type: 'int' })
  afterSeq!: number;

  @Column({ name: 'to_seq', type: 'int' })
  toSeq!: number;
}
