import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Wrong secrets given: at a number, from an address, from an address at a number. */
@Entity('code_miss')
@Index('code_miss_age', ['lastAt'])
export class CodeMissRow {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'code_miss_pkey' })
  key!: string;

  @Column({ type: 'int' })
  failures!: number;

  @Column({ name: 'last_at', type: 'timestamptz', precision: 3 })
  lastAt!: Date;
}

/** 回执: the claim on a receipt, of which only a hash is kept; ended when it was exchanged or another took its place. */
@Entity('code_claim')
@Index('code_claim_of', ['aggregateId', 'holder'])
export class CodeClaimRow {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'code_claim_pkey' })
  id!: string;

  @Column({ name: 'aggregate_id', type: 'uuid' })
  aggregateId!: string;

  /** The citizen of a case, or a party's letter. */
  @Column({ type: 'text' })
  holder!: string;

  @Column({ name: 'claim_hash', type: 'bytea' })
  claimHash!: Buffer;

  @Column({ name: 'issued_at', type: 'timestamptz', precision: 3 })
  issuedAt!: Date;

  @Column({ name: 'valid_until', type: 'timestamptz', precision: 3 })
  validUntil!: Date;

  @Column({ name: 'ended_at', type: 'timestamptz', precision: 3, nullable: true })
  endedAt!: Date | null;
}
