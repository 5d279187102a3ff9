import { Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';

/** A search that somebody keeps under a name. It narrows what its reader sees and shows nobody more. */
@Entity('saved_view')
@Unique('saved_view_name', ['person', 'name'])
@Index('saved_view_shared', ['sharedWith'], { where: 'shared_with is not null' })
export class SavedViewRow {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'saved_view_pkey' })
  id!: string;

  @Column({ type: 'text' })
  person!: string;

  @Column({ type: 'text' })
  name!: string;

  @Column({ type: 'text' })
  search!: string;

  /** Whoever sits in this unit or below it sees the view. */
  @Column({ name: 'shared_with', type: 'text', nullable: true })
  sharedWith!: string | null;

  @Column({ name: 'changed_at', type: 'timestamptz', precision: 3 })
  changedAt!: Date;
}
