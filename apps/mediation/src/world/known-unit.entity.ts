import { Column, Entity, PrimaryColumn, Unique } from 'typeorm';

/** A unit as intake's directory last told of it. */
@Entity('known_unit')
@Unique('known_unit_path', ['path'])
export class KnownUnitRow {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'known_unit_pkey' })
  id!: string;

  @Column({ type: 'text' })
  path!: string;

  @Column({ type: 'text' })
  level!: string;

  @Column({ type: 'text', nullable: true })
  parent!: string | null;

  @Column({ name: 'name_zh', type: 'text' })
  nameZh!: string;

  @Column({ name: 'name_en', type: 'text' })
  nameEn!: string;
}
