import type { MessageChannel } from '@fengqiao/domain/case/ladder/message-channels';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** What one citizen is told of one event; its words are made when it is sent, its sendings are deliveries. */
@Entity('citizen_message')
@Index('citizen_message_owed', ['nextTryAt'], { where: 'sent_at is null and failed_at is null' })
@Index('citizen_message_case', ['caseId'])
@Index('citizen_message_untold', ['caseId'], { where: 'told_at is null' })
@Index('citizen_message_unoffered', ['sendAt'], { where: 'offered_at is null' })
export class CitizenMessageRow {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'citizen_message_pkey' })
  id!: string;

  /** Whose citizen is told, about that number. */
  @Column({ name: 'case_id', type: 'uuid' })
  caseId!: string;

  /** The case it happened to, where that one was merged into it. */
  @Column({ name: 'about_case', type: 'uuid', nullable: true })
  aboutCase!: string | null;

  /** The type of the event it tells of. */
  @Column({ type: 'text' })
  kind!: string;

  /** By which it goes, of those that were chosen. */
  @Column({ type: 'text', array: true, default: () => "'{email}'" })
  channels!: MessageChannel[];

  @Column({ name: 'created_at', type: 'timestamptz', precision: 3 })
  createdAt!: Date;

  /** Before it nothing leaves the house: it waits for the morning. */
  @Column({ name: 'send_at', type: 'timestamptz', precision: 3, nullable: true })
  sendAt!: Date | null;

  /** It answers what the citizen has just done, and waits for no morning. */
  @Column({ name: 'at_any_hour', type: 'boolean', default: false })
  atAnyHour!: boolean;

  /** When Temporal was told that there is something to deliver. */
  @Column({ name: 'told_at', type: 'timestamptz', precision: 3, nullable: true })
  toldAt!: Date | null;

  /** When it was given to its channels; without a delivery: none of them is set up. */
  @Column({ name: 'offered_at', type: 'timestamptz', precision: 3, nullable: true })
  offeredAt!: Date | null;

  /** By this an earlier release finds what it has to send; it finds nothing of ours. */
  @Column({ name: 'next_try_at', type: 'timestamptz', precision: 3, select: false })
  nextTryAt!: Date;

  /** These four are an earlier release's: now a delivery says it. */
  @Column({ type: 'int', default: 0, select: false })
  tries!: number;

  @Column({ name: 'sent_at', type: 'timestamptz', precision: 3, nullable: true, select: false })
  sentAt!: Date | null;

  @Column({ name: 'failed_at', type: 'timestamptz', precision: 3, nullable: true, select: false })
  failedAt!: Date | null;

  @Column({ type: 'text', nullable: true, select: false })
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
