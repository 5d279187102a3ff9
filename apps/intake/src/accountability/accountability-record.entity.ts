import { Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';

/** 问责记录: one per breach and per unsatisfied citizen, as things stood then; written with its event; only whether it counts changes. */
@Entity('accountability_record')
@Unique('accountability_record_once', ['caseId', 'seq'])
@Index('accountability_record_unit', { synchronize: false })
@Index('accountability_record_owner', ['ownerUnit', 'id'])
@Index('accountability_record_occurred', ['occurredAt'])
export class AccountabilityRow {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'accountability_record_pkey' })
  id!: string;

  @Column({ name: 'case_id', type: 'uuid' })
  caseId!: string;

  @Column({ type: 'int' })
  seq!: number;

  /** `breach` or `unsatisfied`. */
  @Column({ type: 'text' })
  cause!: string;

  @Column({ type: 'text' })
  clock!: string;

  @Column({ type: 'int' })
  instance!: number;

  /** The handling unit then, before one was set the owner's. */
  @Column({ type: 'text' })
  unit!: string;

  @Column({ name: 'owner_unit', type: 'text' })
  ownerUnit!: string;

  @Column({ name: 'owner_post', type: 'text' })
  ownerPost!: string;

  /** Who held the owner's post then, or stood in for it. */
  @Column({ type: 'text', nullable: true })
  holder!: string | null;

  @Column({ name: 'due_at', type: 'timestamptz', precision: 3, nullable: true })
  dueAt!: Date | null;

  @Column({ name: 'occurred_at', type: 'timestamptz', precision: 3 })
  occurredAt!: Date;

  /** `seq` of the event by which it is withdrawn (撤销) and counts nowhere; null while it counts. */
  @Column({ name: 'withdrawn_by', type: 'int', nullable: true })
  withdrawnBy!: number | null;
}
