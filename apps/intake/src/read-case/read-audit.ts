import { ReadAudit, recordReading, type Reading } from '@fengqiao/postgres/store/read-audit';
import { Column, Entity, Index, type EntityManager } from 'typeorm';

/** Who has read which case, and whether the reporter was shown. */
@Entity('read_audit')
@Index('read_audit_case', ['caseId', 'readAt'])
export class ReadAuditRow extends ReadAudit {
  @Column({ name: 'case_id', type: 'uuid' })
  caseId!: string;

  @Column({ name: 'showed_reporter', type: 'boolean' })
  showedReporter!: boolean;

  /** Which one, where it was an attachment that was read or an address of one given. */
  @Column({ name: 'attachment_id', type: 'uuid', nullable: true })
  attachmentId!: string | null;
}

/** `showed`: the reporter. */
export function recordRead(manager: EntityManager, read: Reading<string>): Promise<void> {
  return recordReading(manager, { read: 'case_id', showed: 'showed_reporter' }, read);
}
