import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** The answer given under an `Idempotency-Key`, kept in the transaction of the command it answered. */
@Entity('idempotent_answer')
@Index('idempotent_answer_age', ['createdAt'])
export class IdempotentAnswerRow {
  /** Person id, or `anonymous`. */
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'idempotent_answer_pkey' })
  person!: string;

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'idempotent_answer_pkey' })
  key!: string;

  /** Of method, address and body. */
  @Column({ type: 'bytea' })
  fingerprint!: Buffer;

  @Column({ type: 'jsonb', nullable: true })
  answer!: unknown;

  @Column({ name: 'created_at', type: 'timestamptz', default: () => 'now()' })
  createdAt!: Date;
}
