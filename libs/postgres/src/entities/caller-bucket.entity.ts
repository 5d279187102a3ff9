import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** How much of its allowance a caller has used up; gone as soon as all of it is there again. */
@Entity('caller_bucket')
@Index('caller_bucket_full', ['fullAt'])
export class CallerBucketRow {
  /** A keyed hash of what is counted and of the caller's block of addresses, never the address. */
  @PrimaryColumn({ type: 'bytea', primaryKeyConstraintName: 'caller_bucket_pkey' })
  caller!: Buffer;

  /** When nothing would be missing, were nothing more taken. */
  @Column({ name: 'full_at', type: 'timestamptz', precision: 3 })
  fullAt!: Date;
}
