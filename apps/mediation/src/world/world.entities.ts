import type { MediationPolicy } from '@fengqiao/domain/dispute/rules/policy';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** 包抓: who is responsible for a place's disputes. A place's newest row holds. */
@Entity('holding')
export class HoldingRow {
  /** A room's path. */
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'holding_pkey' })
  place!: string;

  @Column({ name: 'county_leader', type: 'text', nullable: true })
  countyLeader!: string | null;

  @Column({ name: 'station_head', type: 'text', nullable: true })
  stationHead!: string | null;

  @Column({ type: 'text', nullable: true })
  officer!: string | null;
}

/** 一站联调: a partner unit that is a member of a station's joint mediation. */
@Entity('joint_member')
export class JointMemberRow {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'joint_member_pkey' })
  station!: string;

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'joint_member_pkey' })
  unit!: string;
}

/** A version of mediation's limits and rungs; the newest is in force, a dispute keeps the one it began with. */
@Entity('mediation_policy')
export class MediationPolicyRow {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'mediation_policy_pkey' })
  version!: string;

  /** Counts publications. */
  @Column({ type: 'int' })
  edition!: number;

  @Column({ type: 'jsonb' })
  policy!: MediationPolicy;

  @Column({ name: 'published_at', type: 'timestamptz', precision: 3 })
  publishedAt!: Date;

  @Column({ name: 'published_by', type: 'text' })
  publishedBy!: string;
}
