import type { Guidance } from '@fengqiao/domain/case/guidance/guidance';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** 办理指引 as it was published: all that is about one thing, never changed afterwards. The highest version is in force. */
@Entity('guidance')
export class GuidanceRow {
  /** `category.noise` and the like. */
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'guidance_pkey' })
  about!: string;

  @PrimaryColumn({ type: 'int', primaryKeyConstraintName: 'guidance_pkey' })
  version!: number;

  @Column({ type: 'jsonb' })
  content!: Guidance;

  @Column({ name: 'published_at', type: 'timestamptz', precision: 3 })
  publishedAt!: Date;

  /** Person id. */
  @Column({ name: 'published_by', type: 'text' })
  publishedBy!: string;
}
