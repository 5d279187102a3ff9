import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A total as it was published once and for all; null where it is hidden. */
@Entity('public_total')
export class PublicTotalRow {
  /** `2026-Q3` */
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'public_total_pkey' })
  quarter!: string;

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'public_total_pkey' })
  unit!: string;

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'public_total_pkey' })
  ledger!: string;

  @Column({ type: 'integer', nullable: true })
  received!: number | null;

  @Column({ type: 'integer', nullable: true })
  closed!: number | null;

  @Column({ name: 'counted_at', type: 'timestamptz', precision: 3 })
  countedAt!: Date;
}
