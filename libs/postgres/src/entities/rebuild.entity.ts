import { Column, Entity, PrimaryColumn } from 'typeorm';

/** That everything an owner told is to be forgotten and taken again, and how far that is. */
@Entity('rebuild')
export class RebuildRow {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'rebuild_pkey' })
  owner!: string;

  @Column({ name: 'asked_at', type: 'timestamptz', default: () => 'now()' })
  askedAt!: Date;

  @Column({ name: 'begun_at', type: 'timestamptz', nullable: true })
  begunAt!: Date | null;

  /** Everything the owner has recorded is in effect again. */
  @Column({ name: 'finished_at', type: 'timestamptz', nullable: true })
  finishedAt!: Date | null;
}
