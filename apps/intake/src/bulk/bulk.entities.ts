import type { BulkActCommand, StepResult } from '@fengqiao/contracts/http/intake/bulk';
import type { Identity } from '@fengqiao/identity/token-verifier';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** One command over many cases, as somebody has given it. */
@Entity('bulk_act')
@Index('bulk_act_person', ['person', 'givenAt'])
@Index('bulk_act_under_way', ['givenAt'], { where: 'ended_at is null' })
@Index('bulk_act_undoes', ['undoes'], { where: 'undoes is not null' })
@Index('bulk_act_ended', ['endedAt'], { where: 'ended_at is not null' })
export class BulkActRow {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'bulk_act_pkey' })
  id!: string;

  @Column({ type: 'text' })
  person!: string;

  /** As whom each step is given; null when it has ended. */
  @Column({ type: 'jsonb', nullable: true })
  identity!: Identity | null;

  @Column({ type: 'text' })
  command!: BulkActCommand;

  /** What the command says, with words that people wrote; null when it has ended: they stand with each case's event. */
  @Column({ type: 'jsonb', nullable: true })
  body!: object | null;

  @Column({ name: 'given_at', type: 'timestamptz', precision: 3 })
  givenAt!: Date;

  /** When Temporal was last asked to see to it. */
  @Column({ name: 'told_at', type: 'timestamptz', precision: 3, nullable: true })
  toldAt!: Date | null;

  @Column({ name: 'stopped_at', type: 'timestamptz', precision: 3, nullable: true })
  stoppedAt!: Date | null;

  @Column({ name: 'ended_at', type: 'timestamptz', precision: 3, nullable: true })
  endedAt!: Date | null;

  /** The act whose steps this one takes back. */
  @Column({ type: 'uuid', nullable: true })
  undoes!: string | null;
}

/** What became of one case of it. */
@Entity('bulk_step')
@Index('bulk_step_waiting', ['bulkId', 'tries', 'n'], { where: `result = 'waiting'` })
export class BulkStepRow {
  @PrimaryColumn({ name: 'bulk_id', type: 'uuid', primaryKeyConstraintName: 'bulk_step_pkey' })
  bulkId!: string;

  /** In the order in which cases were selected, from 0. */
  @PrimaryColumn({ type: 'int', primaryKeyConstraintName: 'bulk_step_pkey' })
  n!: number;

  @Column({ name: 'case_id', type: 'uuid' })
  caseId!: string;

  /** As whoever selected it could see it; null where there was no such case for him or her. */
  @Column({ type: 'text', nullable: true })
  number!: string | null;

  @Column({ type: 'text', default: 'waiting' })
  result!: StepResult;

  @Column({ type: 'text', nullable: true })
  code!: string | null;

  /** How often it has failed by no fault of whoever gave it. */
  @Column({ type: 'int', default: 0 })
  tries!: number;

  /** Of a step with an opposite: what stood there before (a handler), and what was set (a handler, a case merged into). */
  @Column({ type: 'text', nullable: true })
  was!: string | null;

  @Column({ type: 'text', nullable: true })
  became!: string | null;
}
