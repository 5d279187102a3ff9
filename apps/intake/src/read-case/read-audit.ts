import { Column, Entity, Index, PrimaryGeneratedColumn, type EntityManager } from 'typeorm';

/** Who has read which case, and whether the reporter was shown. */
@Entity('read_audit')
@Index('read_audit_case', ['caseId', 'readAt'])
export class ReadAuditRow {
  @PrimaryGeneratedColumn('uuid', { primaryKeyConstraintName: 'read_audit_pkey' })
  id!: string;

  @Column({ name: 'case_id', type: 'uuid' })
  caseId!: string;

  @Column({ type: 'text' })
  person!: string;

  @Column({ type: 'text' })
  what!: string;

  @Column({ name: 'showed_reporter', type: 'boolean' })
  showedReporter!: boolean;

  @Column({ name: 'read_at', type: 'timestamptz', precision: 3 })
  readAt!: Date;
}

export interface Read {
  readonly person: string;
  readonly what: 'case' | 'list' | 'events' | 'clocks';
  readonly caseIds: readonly string[];
  readonly showedReporter: boolean;
  readonly at: number;
}

/** Written before the answer is given: what cannot be recorded is not shown. */
export async function recordRead(manager: EntityManager, read: Read): Promise<void> {
  if (read.caseIds.length === 0) return;
  await manager.query(
    `insert into read_audit (case_id, person, what, showed_reporter, read_at)
     select id, $2, $3, $4, $5 from unnest($1::uuid[]) as id`,
    [read.caseIds, read.person, read.what, read.showedReporter, new Date(read.at)],
  );
}
