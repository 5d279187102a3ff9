import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Wrong codes given for a case since the last right one. */
@Entity('query_guess')
export class QueryGuessRow {
  @PrimaryColumn({ name: 'case_id', type: 'uuid', primaryKeyConstraintName: 'query_guess_pkey' })
  caseId!: string;

  @Column({ type: 'int' })
  failures!: number;

  @Column({ name: 'last_at', type: 'timestamptz', precision: 3 })
  lastAt!: Date;
}
