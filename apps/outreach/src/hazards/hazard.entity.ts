import { plainColumnTypes, PlainRow } from '@fengqiao/aggregate/store/plain-row';
import type { HazardState } from '@fengqiao/domain/hazard/hazard';
import { Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';

/** Who must put it right, as written down: it stays here. */
export interface Responsible {
  readonly name: string;
  readonly phone: string | null;
}

/** 安全隐患 as it stands, with the columns it is found by and what people wrote. */
@Entity('hazard')
@Unique('hazard_number', ['number'])
@Unique('hazard_ref', ['ref'])
@Index('hazard_place', ['unit', 'id'])
@Index('hazard_overdue', ['overdueFrom'], { where: 'overdue_from is not null' })
export class HazardRow extends PlainRow<HazardState> {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'hazard_pkey' })
  id!: string;

  /** The name an import gave it. */
  @Column({ type: 'text', nullable: true })
  ref!: string | null;

  @Column({ name: 'ref_fingerprint', type: 'bytea', nullable: true })
  refFingerprint!: Buffer | null;

  @Column({ type: 'text' })
  kind!: string;

  @Column({ type: 'text' })
  channel!: string;

  @Column({ type: 'text', nullable: true })
  handler!: string | null;

  /** Since when it has been overdue, whoever has climbed or not. */
  @Column({ name: 'overdue_from', type: 'timestamptz', precision: 3, nullable: true })
  overdueFrom!: Date | null;

  @Column({ type: 'text' })
  summary!: string;

  @Column({ type: 'text', nullable: true })
  detail!: string | null;

  @Column({ type: 'jsonb', nullable: true })
  responsible!: Responsible | null;
}

export const hazardColumnTypes = `
  id uuid constraint hazard_pkey primary key,
  ${plainColumnTypes},
  ref text,
  ref_fingerprint bytea,
  kind text not null,
  channel text not null,
  handler text,
  overdue_from timestamptz(3),
  summary text not null,
  detail text,
  responsible jsonb,
  constraint hazard_number unique (number),
  constraint hazard_ref unique (ref)`;
