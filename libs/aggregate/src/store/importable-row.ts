import { Column } from 'typeorm';

/** Columns of every kind that is numbered and may come by an import; its key and the rest are the kind's own. */
export abstract class ImportableRow {
  @Column({ type: 'text' })
  number!: string;

  /** The name an import gave it. */
  @Column({ type: 'text', nullable: true })
  ref!: string | null;

  @Column({ name: 'ref_fingerprint', type: 'bytea', nullable: true })
  refFingerprint!: Buffer | null;

  @Column({ type: 'int' })
  version!: number;

  /** Since when it has been overdue, whoever has climbed or not. */
  @Column({ name: 'overdue_from', type: 'timestamptz', precision: 3, nullable: true })
  overdueFrom!: Date | null;
}
