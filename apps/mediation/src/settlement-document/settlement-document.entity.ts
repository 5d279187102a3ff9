import { Column, Entity, PrimaryColumn } from 'typeorm';

/** 调解协议书, byte for byte as it was to be signed: a later template must not change what people signed. */
@Entity('settlement_document')
export class SettlementDocumentRow {
  @PrimaryColumn({ name: 'dispute_id', type: 'uuid', primaryKeyConstraintName: 'settlement_document_pkey' })
  disputeId!: string;

  @PrimaryColumn({ type: 'int', primaryKeyConstraintName: 'settlement_document_pkey' })
  version!: number;

  /** SHA-256 of the document's UTF-8 bytes, hexadecimal. */
  @Column({ type: 'text' })
  hash!: string;

  @Column({ type: 'text' })
  html!: string;
}
