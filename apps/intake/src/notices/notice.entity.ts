import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** One person is told of one event of a case or of mediation, or of a whole import. Written with the event; never changed but in its marks. */
@Entity('notice')
@Index('notice_inbox', ['recipient', 'id'])
@Index('notice_case', ['caseId'], { where: 'case_id is not null' })
@Index('notice_untold', ['recipient'], { where: 'told_at is null' })
@Index('notice_unoffered', ['releaseAt'], { where: 'offered_at is null' })
@Index('notice_email', ['emailDelivery'], { where: 'email_delivery is not null' })
@Index('notice_webhook', ['webhookDelivery'], { where: 'webhook_delivery is not null' })
export class NoticeRow {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'notice_pkey' })
  id!: string;

  @Column({ type: 'text' })
  recipient!: string;

  @Column({ name: 'case_id', type: 'uuid', nullable: true })
  caseId!: string | null;

  /** `dispute`, `consultation` or `joint`, with its id; null for a case, and for the summary of an import. */
  @Column({ name: 'about_kind', type: 'text', nullable: true })
  aboutKind!: string | null;

  @Column({ name: 'about_id', type: 'uuid', nullable: true })
  aboutId!: string | null;

  /** Of whatever it is about; null for the summary of an import. */
  @Column({ type: 'text', nullable: true })
  number!: string | null;

  @Column({ name: 'cause_seq', type: 'int', nullable: true })
  causeSeq!: number | null;

  /** Type of the event, or `imported`. */
  @Column({ name: 'cause_type', type: 'text' })
  causeType!: string;

  @Column({ type: 'text', nullable: true })
  rung!: string | null;

  @Column({ type: 'text', nullable: true })
  clock!: string | null;

  @Column({ name: 'due_at', type: 'timestamptz', precision: 3, nullable: true })
  dueAt!: Date | null;

  /** As what he or she is told: `unit#chief`, `unit#desk`, `unit#handler`. */
  @Column({ type: 'text' })
  seat!: string;

  @Column({ name: 'passed_up_from', type: 'text', nullable: true })
  passedUpFrom!: string | null;

  /** More than one in the summary of an import, and in a digest of mediation. */
  @Column({ type: 'int' })
  cases!: number;

  @Column({ type: 'int' })
  breached!: number;

  @Column({ type: 'int' })
  escalated!: number;

  @Column({ name: 'created_at', type: 'timestamptz', precision: 3 })
  createdAt!: Date;

  /** Before it the notice does not exist for its recipient: but of a new matter it waits for opening hours. */
  @Column({ name: 'release_at', type: 'timestamptz', precision: 3 })
  releaseAt!: Date;

  /** Before it nothing leaves the house. Null of notices of an earlier release, which may be sent as soon as read. */
  @Column({ name: 'send_at', type: 'timestamptz', precision: 3, nullable: true })
  sendAt!: Date | null;

  /** It does not wait for opening hours, and is sent before what does. */
  @Column({ name: 'at_any_hour', type: 'boolean', default: false })
  atAnyHour!: boolean;

  @Column({ name: 'read_at', type: 'timestamptz', precision: 3, nullable: true })
  readAt!: Date | null;

  @Column({ name: 'acknowledged_at', type: 'timestamptz', precision: 3, nullable: true })
  acknowledgedAt!: Date | null;

  /** When Temporal was told that there is something to deliver. */
  @Column({ name: 'told_at', type: 'timestamptz', precision: 3, nullable: true })
  toldAt!: Date | null;

  /** When it was given to whatever channels its recipient had then. */
  @Column({ name: 'offered_at', type: 'timestamptz', precision: 3, nullable: true })
  offeredAt!: Date | null;

  @Column({ name: 'email_delivery', type: 'uuid', nullable: true })
  emailDelivery!: string | null;

  @Column({ name: 'webhook_delivery', type: 'uuid', nullable: true })
  webhookDelivery!: string | null;

  /** The transaction that last changed it: "what changed since" asks by this. */
  @Column({ name: 'changed_in', type: 'bigint' })
  changedIn!: string;
}

/** One e-mail, one text message or one call of a webhook. Its id goes out with it, so that whoever gets it twice can tell. */
@Entity('delivery')
@Index('delivery_open', ['person', 'channel'], { where: 'delivered_at is null and failed_at is null' })
@Index('delivery_message', ['message'], { where: 'message is not null' })
export class DeliveryRow {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'delivery_pkey' })
  id!: string;

  /** Of the directory, or `citizen/<case>`. */
  @Column({ type: 'text' })
  person!: string;

  /** `email`, `webhook` or `sms`. */
  @Column({ type: 'text' })
  channel!: string;

  /** What a citizen is told by it; null of a person's notices, which name it themselves. */
  @Column({ type: 'uuid', nullable: true })
  message!: string | null;

  /** It waits for no opening hours, and behind no other delivery: a sending of its own. */
  @Column({ type: 'boolean', default: false })
  urgent!: boolean;

  @Column({ name: 'created_at', type: 'timestamptz', precision: 3 })
  createdAt!: Date;

  /** Once tried it may have arrived: nothing more is joined to it. */
  @Column({ name: 'tried_at', type: 'timestamptz', precision: 3, nullable: true })
  triedAt!: Date | null;

  @Column({ name: 'delivered_at', type: 'timestamptz', precision: 3, nullable: true })
  deliveredAt!: Date | null;

  /** No retry will help, or none helped for days. */
  @Column({ name: 'failed_at', type: 'timestamptz', precision: 3, nullable: true })
  failedAt!: Date | null;

  /** A code: why not, or why not yet. */
  @Column({ type: 'text', nullable: true })
  reason!: string | null;
}
