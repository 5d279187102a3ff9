import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** What is kept of the answer given under an `Idempotency-Key`, in the transaction of the command it answered. */
@Entity('idempotent_answer')
@Index('idempotent_answer_age', ['createdAt'])
export class IdempotentAnswerRow {
  /** Whose key it is: a principal as `principalText` writes one. */
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'idempotent_answer_pkey' })
  person!: string;

  /** A hash of it: what a sealed secret opens with is not kept. */
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'idempotent_answer_pkey' })
  key!: string;

  /** Of method, address and body. */
  @Column({ type: 'bytea' })
  fingerprint!: Buffer;

  /** What it takes to draw the answer anew. */
  @Column({ type: 'jsonb', nullable: true })
  answer!: unknown;

  /** What of it is said once, under a key derived from the `Idempotency-Key`. */
  @Column({ type: 'bytea', nullable: true })
  sealed!: Buffer | null;

  @Column({ name: 'created_at', type: 'timestamptz', default: () => 'now()' })
  createdAt!: Date;
}
