import type { AttachmentType } from '@fengqiao/contracts/http/intake/attachments';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/**
 * 附件. First `arriving`, before anything of it is kept, so that whatever dies in between is found by its row; then `kept`,
 * and of no case until a command names it. What is erased keeps its row without its name.
 */
@Entity('attachment')
@Index('attachment_case', ['caseId', 'seq'], { where: 'case_id is not null' })
@Index('attachment_waiting', ['expiresAt'], { where: 'case_id is null' })
@Index('attachment_to_erase', ['erasedAt'], { where: 'erased_at is not null and gone_at is null' })
export class AttachmentRow {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'attachment_pkey' })
  id!: string;

  @Column({ type: 'text' })
  state!: 'arriving' | 'kept';

  /** Who handed it in, as `principalText` writes it; null for whoever has no token. */
  @Column({ type: 'text', nullable: true })
  owner!: string | null;

  /** Of the key by which whoever has no token uses it. */
  @Column({ name: 'key_hash', type: 'bytea', nullable: true })
  keyHash!: Buffer | null;

  @Column({ type: 'text', nullable: true })
  name!: string | null;

  @Column({ type: 'text' })
  type!: AttachmentType;

  /** Of what is shown. */
  @Column({ type: 'int' })
  size!: number;

  /** Of the original where there is one, else of what is shown. */
  @Column({ type: 'text' })
  sha256!: string;

  /** Null where nothing but what is shown is kept. */
  @Column({ name: 'original_size', type: 'int', nullable: true })
  originalSize!: number | null;

  @Column({ name: 'created_at', type: 'timestamptz', precision: 3 })
  createdAt!: Date;

  @Column({ name: 'expires_at', type: 'timestamptz', precision: 3 })
  expiresAt!: Date;

  @Column({ name: 'case_id', type: 'uuid', nullable: true })
  caseId!: string | null;

  @Column({ type: 'text', nullable: true })
  use!: 'words' | 'evidence' | null;

  /** The event it came with. */
  @Column({ type: 'int', nullable: true })
  seq!: number | null;

  @Column({ name: 'added_at', type: 'timestamptz', precision: 3, nullable: true })
  addedAt!: Date | null;

  /** Who gave the command; null for a citizen. */
  @Column({ name: 'added_by', type: 'text', nullable: true })
  addedBy!: string | null;

  @Column({ name: 'erased_at', type: 'timestamptz', precision: 3, nullable: true })
  erasedAt!: Date | null;

  @Column({ name: 'erased_by', type: 'text', nullable: true })
  erasedBy!: string | null;

  /** When its content was really gone from where it lay. */
  @Column({ name: 'gone_at', type: 'timestamptz', precision: 3, nullable: true })
  goneAt!: Date | null;
}
