import type { CaseEventData } from '@fengqiao/contracts/events/case-event';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** One event of a case: what had happened (`occurredAt`), and since when that was on record (`recordedAt`). */
@Entity('case_fact')
@Index('case_fact_occurred', ['occurredAt'])
export class CaseFactRow {
  @PrimaryColumn({ name: 'case_id', type: 'uuid', primaryKeyConstraintName: 'case_fact_pkey' })
  caseId!: string;

  @PrimaryColumn({ type: 'int', primaryKeyConstraintName: 'case_fact_pkey' })
  seq!: number;

  @Column({ type: 'text' })
  type!: string;

  @Column({ name: 'occurred_at', type: 'timestamptz', precision: 3 })
  occurredAt!: Date;

  @Column({ name: 'recorded_at', type: 'timestamptz', precision: 3 })
  recordedAt!: Date;

  @Column({ type: 'text' })
  ledger!: string;

  @Column({ type: 'text' })
  stage!: string;

  /** Where it counts: the handling unit after this event, before one is set the owner's unit. */
  @Column({ type: 'text' })
  unit!: string;

  /** Since when, unless a later event says otherwise, the case is overdue. */
  @Column({ name: 'overdue_from', type: 'timestamptz', precision: 3, nullable: true })
  overdueFrom!: Date | null;

  @Column({ type: 'jsonb' })
  data!: CaseEventData;
}

@Entity('unit_fact')
@Index('unit_fact_path', ['path'])
export class UnitFactRow {
  @PrimaryColumn({ name: 'unit_id', type: 'uuid', primaryKeyConstraintName: 'unit_fact_pkey' })
  unitId!: string;

  @PrimaryColumn({ type: 'int', primaryKeyConstraintName: 'unit_fact_pkey' })
  seq!: number;

  @Column({ name: 'recorded_at', type: 'timestamptz', precision: 3 })
  recordedAt!: Date;

  @Column({ type: 'text' })
  path!: string;

  @Column({ type: 'text' })
  level!: string;

  @Column({ type: 'text', nullable: true })
  parent!: string | null;

  @Column({ name: 'name_zh', type: 'text' })
  nameZh!: string;

  @Column({ name: 'name_en', type: 'text' })
  nameEn!: string;
}
