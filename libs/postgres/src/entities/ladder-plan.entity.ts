import type { LadderPlan } from '@fengqiao/domain/ladder/plan';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** The newest ladder plan of an aggregate, and which version of it Temporal is known to hold. */
@Entity('ladder_plan')
@Index('ladder_plan_unsent', ['partition'], { where: 'sent_version < version' })
@Index('ladder_plan_owed', ['nextRungAt'], { where: 'sent_version < version' })
@Index('ladder_plan_next_rung', ['nextRungAt'], { where: 'next_rung_at is not null' })
export class LadderPlanRow {
  @PrimaryColumn({ name: 'aggregate_id', type: 'uuid', primaryKeyConstraintName: 'ladder_plan_pkey' })
  aggregateId!: string;

  @Column({ name: 'aggregate_type', type: 'text' })
  aggregateType!: string;

  @Column({ type: 'smallint' })
  partition!: number;

  @Column({ type: 'int' })
  version!: number;

  @Column({ type: 'jsonb' })
  plan!: LadderPlan;

  @Column({ name: 'next_rung_at', type: 'timestamptz', precision: 3, nullable: true })
  nextRungAt!: Date | null;

  /** A limit in minutes runs. False of plans that an earlier release wrote. */
  @Column({ type: 'boolean', default: false })
  urgent!: boolean;

  /** Below zero: whatever Temporal holds is to be doubted, and the ladder is told to ask. */
  @Column({ name: 'sent_version', type: 'int', default: 0 })
  sentVersion!: number;

  /** When Temporal last took a plan of this aggregate. */
  @Column({ name: 'told_at', type: 'timestamptz', precision: 3, nullable: true })
  toldAt!: Date | null;

  /** When Temporal was last told, or could not be: who was tried longest ago is tried next. */
  @Column({ name: 'tried_at', type: 'timestamptz', precision: 3, nullable: true })
  triedAt!: Date | null;
}
