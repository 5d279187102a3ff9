import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Wrong codes given for a case, or for a dispute, since the last right one. */
@Entity('query_guess')
export class QueryGuessRow {
  /** Named for the case, whose citizens had codes first; in mediation's database it is a dispute. */
  @PrimaryColumn({ name: 'case_id', type: 'uuid', primaryKeyConstraintName: 'query_guess_pkey' })
  guessedAt!: string;

  @Column({ type: 'int' })
  failures!: number;

  @Column({ name: 'last_at', type: 'timestamptz', precision: 3 })
  lastAt!: Date;
}
