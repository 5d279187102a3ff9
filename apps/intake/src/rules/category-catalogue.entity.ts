import { bindCatalogue, type Catalogue, type Category } from '@fengqiao/domain/case/rules/catalogue';
import { Column, Entity, PrimaryColumn, type EntityManager } from 'typeorm';

/** 类别目录 as it was published: all of it, never changed afterwards. The one with the highest version is in force. */
@Entity('category_catalogue')
export class CategoryCatalogueRow {
  @PrimaryColumn({ type: 'int', primaryKeyConstraintName: 'category_catalogue_pkey' })
  version!: number;

  @Column({ type: 'jsonb' })
  categories!: readonly Category[];

  @Column({ name: 'published_at', type: 'timestamptz', precision: 3 })
  publishedAt!: Date;

  /** Person id. */
  @Column({ name: 'published_by', type: 'text' })
  publishedBy!: string;
}

/** The catalogue in force; undefined while none was published. */
export async function newestCatalogue(manager: EntityManager): Promise<Catalogue | undefined> {
  const row = await manager.findOne(CategoryCatalogueRow, { where: {}, order: { version: 'DESC' } });
  return row ? bindCatalogue(row.version, row.categories) : undefined;
}
