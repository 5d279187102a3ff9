import {
  bindCatalogue,
  type Catalogue,
  type Category,
  type CategoryNames,
} from '@fengqiao/domain/case/rules/catalogue';
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
  return row
    ? bindCatalogue(row.version, row.categories, await formerCategories(manager, row, true))
    : undefined;
}

/** Those of versions before one that it has no longer, as they were last called; to others than staff the public ones. */
export async function formerCategories(
  manager: EntityManager,
  { version, categories }: CategoryCatalogueRow,
  toStaff: boolean,
): Promise<CategoryNames[]> {
  return manager.query(
    `select slug, "nameZh", "nameEn" from (
       select distinct on (c.slug) c.* from category_catalogue k,
         jsonb_to_recordset(k.categories) as c(slug text, "nameZh" text, "nameEn" text, audience text)
       where k.version < $1 and c.slug <> all($2::text[])
       order by c.slug, k.version desc) former
     where $3 or audience = 'public' order by slug`,
    [version, categories.map(({ slug }) => slug), toStaff],
  );
}
