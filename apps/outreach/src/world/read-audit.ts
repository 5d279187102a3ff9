import { ReadAudit } from '@fengqiao/postgres/store/read-audit';
import { Column, Entity, Index } from 'typeorm';

/** Who of the staff has read what, of whatever kind: its id names it, and whether it showed what only few may see. */
@Entity('read_audit')
@Index('read_audit_aggregate', ['aggregateId', 'readAt'])
export class ReadAuditRow extends ReadAudit {
  @Column({ name: 'aggregate_id', type: 'uuid' })
  aggregateId!: string;

  @Column({ type: 'boolean' })
  showed!: boolean;
}

export const readAuditColumns = { read: 'aggregate_id', showed: 'showed' };
