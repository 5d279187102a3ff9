import { ImportableRow } from '@fengqiao/aggregate/store/importable-row';
import type { OnBehalfOf } from '@fengqiao/contracts/http/intake/case';
import type { CaseState } from '@fengqiao/domain/case/case';
import type { MessageChannel } from '@fengqiao/domain/case/ladder/message-channels';
import type { FieldValues } from '@fengqiao/domain/case/rules/catalogue';
import { Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';
import { storedState } from './stored-state.ts';

/** One matter. `state` is what the rules need; the columns beside it are for finding, hiding and reading. */
@Entity('ledger_case')
@Unique('ledger_case_number', ['number'])
@Unique('ledger_case_ref', ['ref'])
@Index('ledger_case_unit', { synchronize: false })
@Index('ledger_case_owner', { synchronize: false })
@Index('ledger_case_unit_due', ['unit', 'nextDueAt', 'id'], { where: 'next_due_at is not null' })
@Index('ledger_case_unit_overdue', ['unit', 'overdueFrom'], { where: 'overdue_from is not null' })
@Index('ledger_case_unit_received', ['unit', 'receivedAt', 'id'])
@Index('ledger_case_handler_due', { synchronize: false })
@Index('ledger_case_handler_received', ['handler', 'receivedAt', 'id'], { where: 'handler is not null' })
@Index('ledger_case_owned_above', ['ownerUnit'], { where: 'owner_unit <> unit' })
@Index('ledger_case_subjects_in_words', ['id'], { where: 'subjects_in_words' })
@Index('ledger_case_due_order', ['nextDueAt', 'id'], { where: 'next_due_at is not null' })
@Index('ledger_case_received', ['receivedAt', 'id'])
@Index('ledger_case_overdue', ['overdueFrom'], { where: 'overdue_from is not null' })
@Index('ledger_case_changed', ['changedIn'])
@Index('ledger_case_in_hand', { synchronize: false })
@Index('ledger_case_published', { synchronize: false })
@Index('ledger_case_public_words', { synchronize: false })
export class CaseRow extends ImportableRow {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'ledger_case_pkey' })
  id!: string;

  @Column({ type: 'jsonb', transformer: { to: (state: CaseState) => state, from: storedState } })
  state!: CaseState;

  @Column({ type: 'text' })
  ledger!: string;

  @Column({ type: 'text' })
  stage!: string;

  @Column({ name: 'owner_unit', type: 'text' })
  ownerUnit!: string;

  @Column({ name: 'handling_unit', type: 'text', nullable: true })
  handlingUnit!: string | null;

  /** The unit it counts under: the handling unit, before that the owner's. */
  @Column({ type: 'text' })
  unit!: string;

  @Column({ type: 'text', nullable: true })
  handler!: string | null;

  /** The first of `subjectUnits`, for releases that knew of one only. */
  @Column({ name: 'subject_unit', type: 'text', nullable: true })
  subjectUnit!: string | null;

  @Column({ name: 'subject_units', type: 'text', array: true, default: () => "'{}'" })
  subjectUnits!: string[];

  /** Units between the subjects and the owner, to whom the case does not exist either. */
  @Column({ name: 'hidden_units', type: 'text', array: true })
  hiddenUnits!: string[];

  @Column({ name: 'subject_persons', type: 'text', array: true })
  subjectPersons!: string[];

  @Column({ type: 'boolean' })
  confidential!: boolean;

  /** The unit whose desk received it, of a confidential case. */
  @Column({ name: 'receiving_unit', type: 'text', nullable: true })
  receivingUnit!: string | null;

  /** Until whom it is about is settled, that desk alone sees it. */
  @Column({ name: 'subjects_in_words', type: 'boolean', default: false })
  subjectsInWords!: boolean;

  /** Whom it is about, in the citizen's words. */
  @Column({ name: 'subject_words', type: 'text', nullable: true })
  subjectWords!: string | null;

  @Column({ name: 'received_at', type: 'timestamptz', precision: 3 })
  receivedAt!: Date;

  @Column({ name: 'next_due_at', type: 'timestamptz', precision: 3, nullable: true })
  nextDueAt!: Date | null;

  @Column({ type: 'text' })
  summary!: string;

  @Column({ type: 'text' })
  detail!: string;

  @Column({ type: 'text', nullable: true })
  place!: string | null;

  /** What its category asked for beside; words, like the detail. */
  @Column({ type: 'jsonb', nullable: true })
  fields!: FieldValues | null;

  @Column({ name: 'reporter_name', type: 'text', nullable: true })
  reporterName!: string | null;

  @Column({ name: 'reporter_phone', type: 'text', nullable: true })
  reporterPhone!: string | null;

  /** The same number as it is found by, however it was written. */
  @Column({ name: 'reporter_phone_key', type: 'text', nullable: true, select: false })
  reporterPhoneKey!: string | null;

  @Column({ name: 'reporter_email', type: 'text', nullable: true })
  reporterEmail!: string | null;

  @Column({ name: 'reporter_language', type: 'text', nullable: true })
  reporterLanguage!: 'zh-CN' | 'en' | null;

  /** By which he or she wants to be told; null where nothing was said. */
  @Column({ name: 'reporter_messages', type: 'text', array: true, nullable: true })
  reporterMessages!: MessageChannel[] | null;

  /** Whom the reporter speaks for. */
  @Column({ name: 'on_behalf_of', type: 'jsonb', nullable: true })
  onBehalfOf!: OnBehalfOf | null;

  @Column({ name: 'query_code_hash', type: 'bytea', nullable: true })
  queryCodeHash!: Buffer | null;

  @Column({ name: 'public_summary', type: 'text', nullable: true })
  publicSummary!: string | null;

  @Column({ name: 'withheld_reason', type: 'text', nullable: true })
  withheldReason!: string | null;

  /** When it was closed, while anybody may read its public summary. */
  @Column({ name: 'published_at', type: 'timestamptz', precision: 3, nullable: true })
  publishedAt!: Date | null;

  /** The transaction that last changed it: "what changed since" asks by this, and misses nothing. */
  @Column({ name: 'changed_in', type: 'bigint' })
  changedIn!: string;
}
