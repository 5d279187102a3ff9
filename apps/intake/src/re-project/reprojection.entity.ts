import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** How far open cases have been brought under an edition of the rules. */
@Entity('reprojection')
@Index('reprojection_unfinished', ['edition'], { where: 'finished_at is null' })
export class ReprojectionRow {
  @PrimaryColumn({ type: 'int', primaryKeyConstraintName: 'reprojection_pkey' })
  edition!: number;

  /** By the database's clock: a transaction begun before it may still write by the rules of before. */
  @Column({ name: 'begun_at', type: 'timestamptz', nullable: true })
  begunAt!: Date | null;

  /** The last case looked at; those with greater ids are still to come. */
  @Column({ type: 'uuid', nullable: true })
  cursor!: string | null;

  @Column({ type: 'int', default: 0 })
  looked!: number;

  @Column({ name: 'cases_moved', type: 'int', default: 0 })
  casesMoved!: number;

  @Column({ name: 'deadlines_moved', type: 'int', default: 0 })
  deadlinesMoved!: number;

  @Column({ name: 'finished_at', type: 'timestamptz', precision: 3, nullable: true })
  finishedAt!: Date | null;

  /** When Temporal was last asked to see to it. */
  @Column({ name: 'told_at', type: 'timestamptz', precision: 3, nullable: true })
  toldAt!: Date | null;
}
