import { Column, PrimaryGeneratedColumn, type EntityManager } from 'typeorm';
import { oftenSent } from '../connection/thrifty-client.ts';
import { written } from '../connection/transaction.ts';

/**
 * 查阅留痕: one line a reading, of who, when and what. Which aggregate was read, and whether what only few may see was
 * shown, stand in columns that each service names for what they are to it.
 */
export abstract class ReadAudit {
  @PrimaryGeneratedColumn('uuid', { primaryKeyConstraintName: 'read_audit_pkey' })
  id!: string;

  @Column({ type: 'text' })
  person!: string;

  @Column({ type: 'text' })
  what!: string;

  @Column({ name: 'read_at', type: 'timestamptz', precision: 3 })
  readAt!: Date;
}

/** The two columns that differ. */
export interface AuditColumns {
  readonly read: string;
  readonly showed: string;
}

export interface Reading<What extends string> {
  /** Null for whoever is known by a code: nobody of the staff. */
  readonly person: string | null;
  readonly what: What;
  /** Of the aggregates; each has a line of its own. */
  readonly ids: readonly string[];
  /** Whether what only few may see was among it. */
  readonly showed: boolean;
  /** Epoch milliseconds. */
  readonly at: number;
}

/** Written before the answer is given: what cannot be recorded is not shown. At the latest the end of a command's transaction waits for it. */
export async function recordReading(
  manager: EntityManager,
  columns: AuditColumns,
  { person, what, ids, showed, at }: Reading<string>,
): Promise<void> {
  if (ids.length === 0) return;
  const line = oftenSent(
    `insert into read_audit (${columns.read}, person, what, ${columns.showed}, read_at)
     select id, $2, $3, $4, $5 from unnest($1::uuid[]) as id`,
  );
  await written(manager, manager.query(line, [ids, person ?? '', what, showed, new Date(at)]));
}
