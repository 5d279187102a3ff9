import { isDeepStrictEqual } from 'node:util';
import type {
  CategoriesBody,
  CategoriesHistory,
  CategoriesView,
} from '@fengqiao/contracts/http/intake/categories';
import type { ClockPort } from '@fengqiao/contracts/clock-port';
import { checkCatalogue, type Category } from '@fengqiao/domain/case/rules/catalogue';
import { formatMoment } from '@fengqiao/domain/clock/dates/moment';
import { refuse, type Refusal } from '@fengqiao/domain/refusal';
import type { Identity } from '@fengqiao/identity/token-verifier';
import { CLOCK } from '@fengqiao/service/bootstrap/tokens';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { CaseDesk, type Request } from '../cases/case-desk.ts';
import { administratorOnly, mayPublish } from '../publish-rules/publications.ts';
import { belongs } from '../read-directory/directory-reader.ts';
import { CategoryCatalogueRow, formerCategories } from '../rules/category-catalogue.entity.ts';
import { asKept, inForce, newestVersions, publicationOf } from '../rules/kept-versions.ts';
import { RulePublisher } from '../rules/rule-publisher.ts';
import { RulesSource } from '../rules/rules-source.ts';

/** The categories of matters: the public ones read by anybody, published by an administrator, each version kept. */
@Injectable()
export class PublishCategoriesHandler {
  constructor(
    private readonly desk: CaseDesk,
    private readonly dataSource: DataSource,
    private readonly rules: RulesSource,
    @Inject(CLOCK) private readonly clock: ClockPort,
  ) {}

  /** Whoever has no token is shown what he or she may choose, and asks for no other version. */
  async read(version: number | undefined, identity: Identity | null): Promise<CategoriesView | Refusal> {
    if (version !== undefined && !identity) return refuse('unauthenticated', 'version');
    return this.view(this.dataSource.manager, version, identity !== null && (await this.isStaff(identity)));
  }

  async publish({ categories }: CategoriesBody, request: Request): Promise<CategoriesView | Refusal> {
    return this.desk.carryOutFor(request, administratorOnly, async (manager, readWorld) => {
      const publisher = await RulePublisher.open(manager, this.clock);
      const before = await inForce(manager, CategoryCatalogueRow);
      const world = await readWorld();
      const refusal = mayPublish(world, request, before?.version ?? 0) ?? checkCatalogue(categories);
      if (refusal) return refusal;
      const kept = asKept(categories) as Category[];
      // The same again is no new version.
      if (!isDeepStrictEqual(before?.categories, kept))
        await publisher.publishCategories(kept, world.reader.id ?? '');
      return this.view(manager, undefined, true);
    });
  }

  async history(identity: Identity): Promise<CategoriesHistory | Refusal> {
    if (!(await this.isStaff(identity))) return refuse('not-found');
    const { manager } = this.dataSource;
    const tell = await this.teller(manager);
    const versions = await newestVersions(manager, CategoryCatalogueRow);
    const items = versions.map(({ row, before }) => ({
      ...publicationOf(row, tell),
      ...difference(before?.categories ?? [], row.categories),
    }));
    return { items, serverTime: tell(await this.clock.now()) };
  }

  private async view(
    manager: EntityManager,
    version: number | undefined,
    toStaff: boolean,
  ): Promise<CategoriesView | Refusal> {
    const row = await (version === undefined
      ? inForce(manager, CategoryCatalogueRow)
      : manager.findOneBy(CategoryCatalogueRow, { version }));
    if (!row && version !== undefined) return refuse('not-found');
    const tell = await this.teller(manager);
    const shown = (row?.categories ?? []).filter(({ audience }) => toStaff || audience === 'public');
    return {
      categories: shown as CategoriesView['categories'],
      former: row ? await formerCategories(manager, row, toStaff) : [],
      version: row?.version ?? 0,
      publishedAt: row && tell(row.publishedAt.getTime()),
      publishedBy: (toStaff && row?.publishedBy) || null,
      serverTime: tell(await this.clock.now()),
    };
  }

  private async isStaff(identity: Identity): Promise<boolean> {
    return belongs(await this.desk.world(this.dataSource.manager, { identity }));
  }

  private async teller(manager: EntityManager): Promise<(moment: number) => string> {
    const { calendar } = await this.rules.current(manager);
    return (moment) => formatMoment(moment, calendar.definition.timeZone);
  }
}

/** Slugs that came, went, and are another than before. */
function difference(before: readonly Category[], after: readonly Category[]) {
  const [old, now] = [before, after].map((all) => new Map(all.map((each) => [each.slug, each]))) as [
    Map<string, Category>,
    Map<string, Category>,
  ];
  return {
    added: [...now.keys()].filter((slug) => !old.has(slug)),
    removed: [...old.keys()].filter((slug) => !now.has(slug)),
    changed: [...now.keys()].filter((slug) => {
      const was = old.get(slug);
      return was !== undefined && !isDeepStrictEqual(was, now.get(slug));
    }),
  };
}
