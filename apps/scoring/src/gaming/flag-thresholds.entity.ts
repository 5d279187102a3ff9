import type { FlagThresholds } from '@fengqiao/domain/score/gaming/flag-thresholds';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A published version of the thresholds, from 2 on; never changed. */
@Entity('flag_thresholds')
export class FlagThresholdsRow {
  @PrimaryColumn({ type: 'int', primaryKeyConstraintName: 'flag_thresholds_pkey' })
  version!: number;

  @Column({ type: 'jsonb' })
  thresholds!: FlagThresholds;

  @Column({ name: 'published_at', type: 'timestamptz', precision: 3 })
  publishedAt!: Date;

  @Column({ name: 'published_by', type: 'text' })
  publishedBy!: string;
}
