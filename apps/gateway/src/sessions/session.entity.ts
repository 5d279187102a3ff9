import { Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';

/** Who somebody is, as the directory last said. */
export interface SessionPerson {
  /** Null: signed in, and nobody of the directory. */
  readonly id: string | null;
  readonly name: string | null;
  readonly roles: readonly string[];
  readonly unit: string | null;
}

/** Somebody signed in at one browser. */
@Entity('session')
@Unique('session_id', ['id'])
@Index('session_ends', ['endsAt'])
@Index('session_started', ['startedAt', 'id'])
@Index('session_subject', ['subject'])
@Index('session_sid', ['sid'])
export class SessionRow {
  /** A hash of what the cookie says: whoever reads this table is nobody by it. */
  @PrimaryColumn({ type: 'bytea', primaryKeyConstraintName: 'session_pkey' })
  key!: Buffer;

  /** By which an administrator names it; opens nothing. */
  @Column({ type: 'uuid' })
  id!: string;

  @Column({ type: 'jsonb' })
  person!: SessionPerson;

  /** When the directory was asked; null: it has not answered yet. */
  @Column({ name: 'person_at', type: 'timestamptz', precision: 3, nullable: true })
  personAt!: Date | null;

  /** Whom the provider signed in, as it calls that one; null: of a session that an older release began. */
  @Column({ type: 'text', nullable: true })
  subject!: string | null;

  /** As the provider calls the sign-in itself; null: it has no name for it. */
  @Column({ type: 'text', nullable: true })
  sid!: string | null;

  /** The provider's tokens, sealed. */
  @Column({ type: 'bytea' })
  tokens!: Buffer;

  /** When the access token among them ends. */
  @Column({ name: 'tokens_until', type: 'timestamptz', precision: 3 })
  tokensUntil!: Date;

  @Column({ name: 'started_at', type: 'timestamptz', precision: 3 })
  startedAt!: Date;

  @Column({ name: 'used_at', type: 'timestamptz', precision: 3 })
  usedAt!: Date;

  /** However much it is used. */
  @Column({ name: 'ends_at', type: 'timestamptz', precision: 3 })
  endsAt!: Date;
}
