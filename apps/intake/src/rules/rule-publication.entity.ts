import type { BureauDefinition } from '@fengqiao/domain/clock/calendar/bureau-hours';
import type { CasePolicy } from '@fengqiao/domain/case/rules/policy';
import { Check, Column, Entity, PrimaryColumn, Unique } from 'typeorm';

/**
 * One edition of the bureau's rules: what was published, never changed afterwards. The first has both a calendar and
 * a policy, each later one either.
 */
@Entity('rule_publication')
@Unique('rule_publication_calendar', ['calendarVersion'])
@Unique('rule_publication_policy', ['policyVersion'])
@Check('rule_publication_content', 'calendar is not null or policy is not null')
export class RulePublicationRow {
  @PrimaryColumn({ type: 'int', primaryKeyConstraintName: 'rule_publication_pkey' })
  edition!: number;

  @Column({ type: 'jsonb', nullable: true })
  calendar!: BureauDefinition | null;

  @Column({ name: 'calendar_version', type: 'int', nullable: true })
  calendarVersion!: number | null;

  @Column({ type: 'jsonb', nullable: true })
  policy!: CasePolicy | null;

  @Column({ name: 'policy_version', type: 'text', nullable: true })
  policyVersion!: string | null;

  /** A calendar always does, a policy when it was published on purpose for cases that are open. */
  @Column({ name: 'reaches_open_cases', type: 'boolean' })
  reachesOpenCases!: boolean;

  @Column({ name: 'published_at', type: 'timestamptz', precision: 3 })
  publishedAt!: Date;

  /** Person id; null for what came with the software or its configuration. */
  @Column({ name: 'published_by', type: 'text', nullable: true })
  publishedBy!: string | null;
}
