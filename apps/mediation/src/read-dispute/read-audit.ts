import { ReadAudit, recordReading, type Reading } from '@fengqiao/postgres/store/read-audit';
import { Column, Entity, Index, type EntityManager } from 'typeorm';

/** Who of the staff has read which dispute, and whether words said in confidence, or minutes, were shown. */
@Entity('read_audit')
@Index('read_audit_dispute', ['disputeId', 'readAt'])
export class ReadAuditRow extends ReadAudit {
  @Column({ name: 'dispute_id', type: 'uuid' })
  disputeId!: string;

  @Column({ name: 'showed_confidence', type: 'boolean' })
  showedConfidence!: boolean;
}

/** `showed`: words said in confidence, or minutes. */
export function recordRead(manager: EntityManager, read: Reading<string>): Promise<void> {
  return recordReading(manager, { read: 'dispute_id', showed: 'showed_confidence' }, read);
}
