import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** 转入: a case that intake referred to mediation. Written with the event; taken up once its parties are known. */
@Entity('referral')
@Index('referral_waiting', ['caseId'], { where: 'dispute_id is null' })
export class ReferralRow {
  @PrimaryColumn({ name: 'case_id', type: 'uuid', primaryKeyConstraintName: 'referral_pkey' })
  caseId!: string;

  /** Of the case's event: a case can be referred again after it came back. */
  @PrimaryColumn({ type: 'int', primaryKeyConstraintName: 'referral_pkey' })
  seq!: number;

  @Column({ type: 'text' })
  place!: string;

  @Column({ name: 'referred_by', type: 'text', nullable: true })
  referredBy!: string | null;

  @Column({ name: 'referred_at', type: 'timestamptz', precision: 3 })
  referredAt!: Date;

  /** Set when the dispute is written down: then nothing is left to do. */
  @Column({ name: 'dispute_id', type: 'uuid', nullable: true })
  disputeId!: string | null;
}
