import { Column, Entity, PrimaryColumn } from 'typeorm';

/** 整改通知书, byte for byte as it was issued: a later template must not change what somebody was told. */
@Entity('notice_document')
export class NoticeDocumentRow {
  @PrimaryColumn({ name: 'hazard_id', type: 'uuid', primaryKeyConstraintName: 'notice_document_pkey' })
  hazardId!: string;

  @PrimaryColumn({ type: 'int', primaryKeyConstraintName: 'notice_document_pkey' })
  n!: number;

  /** SHA-256 of the document's UTF-8 bytes, hexadecimal. */
  @Column({ type: 'text' })
  hash!: string;

  @Column({ type: 'text' })
  html!: string;
}
