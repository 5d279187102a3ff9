import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** One message to whoever reported a case; its words are made when it is sent. */
@Entity('citizen_message')
@Index('citizen_message_owed', ['nextTryAt'], { where: 'sent_at is null and failed_at is null' })
export class CitizenMessageRow {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'citizen_message_pkey' })
  id!: string;

  @Column({ name: 'case_id', type: 'uuid' })
  caseId!: string;

  /** The type of the event it tells of. */
  @Column({ type: 'text' })
  kind!: string;

  @Column({ name: 'created_at', type: 'timestamptz', precision: 3 })
  createdAt!: Date;

  @Column({ name: 'next_try_at', type: 'timestamptz', precision: 3 })
  nextTryAt!: Date;

  @Column({ type: 'int', default: 0 })
  tries!: number;

  @Column({ name: 'sent_at', type: 'timestamptz', precision: 3, nullable: true })
  sentAt!: Date | null;

  @Column({ name: 'failed_at', type: 'timestamptz', precision: 3, nullable: true })
  failedAt!: Date | null;

  /** A code: why it failed, or was not sent yet. */
  @Column({ type: 'text', nullable: true })
  reason!: string | null;
}

/** What was last sent to confirm a case's code; only a hash is kept, and of which code it is. */
@Entity('code_confirmation')
export class CodeConfirmationRow {
  @PrimaryColumn({ name: 'case_id', type: 'uuid', primaryKeyConstraintName: 'code_confirmation_pkey' })
  caseId!: string;

  @Column({ name: 'code_hash', type: 'bytea' })
  codeHash!: Buffer;

  @Column({ name: 'confirmation_hash', type: 'bytea' })
  confirmationHash!: Buffer;

  @Column({ name: 'made_at', type: 'timestamptz', precision: 3 })
  madeAt!: Date;
}
