import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/**
 * What intake's directory told of one person, holding of a post, stand-in or absence: of an aggregate the newest `seq`
 * holds, the earlier ones say what was known before. Kept by each reader: who answers for a place, whose year it was.
 */
@Entity('directory_fact')
@Index('directory_fact_person', ['person'])
@Index('directory_fact_subject', ['subject'], { where: 'subject is not null' })
@Index('directory_fact_seat', ['unit', 'post'], { where: 'post is not null' })
export class DirectoryFactRow {
  @PrimaryColumn({ name: 'aggregate_id', type: 'uuid', primaryKeyConstraintName: 'directory_fact_pkey' })
  aggregateId!: string;

  @PrimaryColumn({ type: 'int', primaryKeyConstraintName: 'directory_fact_pkey' })
  seq!: number;

  /** `person`, `post`, `stand-in` or `absence`. */
  @Column({ type: 'text' })
  kind!: string;

  @Column({ name: 'recorded_at', type: 'timestamptz', precision: 3 })
  recordedAt!: Date;

  /** Person id; names stay with intake. */
  @Column({ type: 'text' })
  person!: string;

  /** Of a person: the hash of what a token must say to be his or hers; null: of the id. */
  @Column({ type: 'text', nullable: true })
  subject!: string | null;

  @Column({ type: 'text', nullable: true })
  role!: string | null;

  @Column({ type: 'text', nullable: true })
  unit!: string | null;

  @Column({ type: 'text', nullable: true })
  post!: string | null;

  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  since!: Date | null;

  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  until!: Date | null;
}
