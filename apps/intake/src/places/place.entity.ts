import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** 地点: where a place that people name belongs. Kept by the administrator, by whole files. */
@Entity('place')
@Index('place_keys', { synchronize: false })
export class PlaceRow {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'place_pkey' })
  place!: string;

  @Column({ type: 'text', array: true })
  aliases!: string[];

  /** Path of a unit of the bureau, none of its partners. */
  @Column({ type: 'text' })
  unit!: string;

  /** Its name and other names as they are compared. */
  @Column({ type: 'text', array: true })
  keys!: string[];
}

/** Every change of it, never changed afterwards. */
@Entity('place_change')
export class PlaceChangeRow {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'place_change_pkey' })
  id!: string;

  @Column({ type: 'text' })
  place!: string;

  @Column({ type: 'text', array: true })
  aliases!: string[];

  @Column({ type: 'text' })
  unit!: string;

  @Column({ name: 'changed_at', type: 'timestamptz', precision: 3 })
  changedAt!: Date;

  /** Person id. */
  @Column({ name: 'changed_by', type: 'text' })
  changedBy!: string;
}
