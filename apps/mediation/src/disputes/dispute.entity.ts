import type { Colour, Complexity, DisputeStatus, Level } from '@fengqiao/domain/dispute/dispute';
import { Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';

@Entity('dispute')
@Unique('dispute_number', ['number'])
@Index('dispute_related_case', ['relatedCase'], { where: 'related_case is not null' })
export class DisputeRow {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'dispute_pkey' })
  id!: string;

  @Column({ type: 'text' })
  number!: string;

  @Column({ type: 'int' })
  version!: number;

  @Column({ type: 'text' })
  status!: DisputeStatus;

  @Column({ type: 'text' })
  place!: string;

  @Column({ type: 'text' })
  complexity!: Complexity;

  @Column({ type: 'text' })
  colour!: Colour;

  @Column({ type: 'text' })
  level!: Level;

  @Column({ name: 'related_case', type: 'uuid', nullable: true })
  relatedCase!: string | null;

  @Column({ name: 'screened_at', type: 'timestamptz', precision: 3 })
  screenedAt!: Date;

  @Column({ type: 'text' })
  title!: string;

  @Column({ type: 'text' })
  origin!: string;

  /** Names of people: they stay in this table. */
  @Column({ type: 'jsonb' })
  parties!: { name: string }[];
}
