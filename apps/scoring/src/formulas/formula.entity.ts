import type { Formula } from '@fengqiao/domain/score/formula/formula';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A published version of the formula beside `v1`; never changed. */
@Entity('score_formula')
export class ScoreFormulaRow {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'score_formula_pkey' })
  version!: string;

  @Column({ type: 'jsonb' })
  definition!: Formula;

  /** The first month it is in force for, counted from January of year 0. */
  @Column({ name: 'first_month', type: 'int' })
  firstMonth!: number;

  @Column({ name: 'published_at', type: 'timestamptz', precision: 3 })
  publishedAt!: Date;

  @Column({ name: 'published_by', type: 'text' })
  publishedBy!: string;
}
