import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A row of what is owed that an import brought: sent again it is known. */
@Entity('imported_obligation')
export class ImportedObligationRow {
  @PrimaryColumn({ name: 'dispute_id', type: 'uuid', primaryKeyConstraintName: 'imported_obligation_pkey' })
  disputeId!: string;

  /** Its id within the settlement. */
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'imported_obligation_pkey' })
  obligation!: string;

  @Column({ type: 'bytea' })
  fingerprint!: Buffer;
}
