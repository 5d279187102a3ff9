import { isDeepStrictEqual } from 'node:util';
import type { ClockPort } from '@fengqiao/contracts/clock-port';
import {
  bindCatalogue,
  forCategories,
  withCategories,
  withoutCategories,
  type Catalogue,
  type Category,
} from '@fengqiao/domain/case/rules/catalogue';
import type { CasePolicy } from '@fengqiao/domain/case/rules/policy';
import type { BureauDefinition } from '@fengqiao/domain/clock/calendar/bureau-hours';
import { refuse, type Refusal } from '@fengqiao/domain/refusal';
import type { EntityManager } from 'typeorm';
import { ReprojectionRow } from '../re-project/reprojection.entity.ts';
import { CategoryCatalogueRow, newestCatalogue } from './category-catalogue.entity.ts';
import { publishCalendars } from './calendar-events.ts';
import { asKept } from './kept-versions.ts';
import { RulePublicationRow } from './rule-publication.entity.ts';

type Content = Pick<RulePublicationRow, 'calendar' | 'calendarVersion' | 'policy' | 'policyVersion'>;

const noContent: Content = { calendar: null, calendarVersion: null, policy: null, policyVersion: null };

/**
 * Where rules are published, one publication at a time: in the caller's transaction, which holds the lock until it
 * ends. What reaches open cases leaves a re-projection to be done.
 */
export class RulePublisher {
  private constructor(
    private readonly manager: EntityManager,
    private readonly now: number,
    private readonly rows: RulePublicationRow[],
    private catalogue: Catalogue | undefined,
  ) {}

  static async open(manager: EntityManager, clock: ClockPort): Promise<RulePublisher> {
    await manager.query('select pg_advisory_xact_lock(hashtext($1))', ['fengqiao-publish-rules']);
    const rows = await manager.find(RulePublicationRow, { order: { edition: 'ASC' } });
    const catalogue = await newestCatalogue(manager);
    // Read under the lock, so that moments are in the order of editions.
    return new RulePublisher(manager, await clock.now(), rows, catalogue);
  }

  get isEmpty(): boolean {
    return this.rows.length === 0;
  }

  /** The newest calendar, with its version and who published it. */
  get calendar(): RulePublicationRow & { calendar: BureauDefinition; calendarVersion: number } {
    const row = this.rows.findLast(({ calendar }) => calendar !== null);
    if (!row?.calendar || row.calendarVersion === null) throw new Error('the bureau has no calendar yet');
    return { ...row, calendar: row.calendar, calendarVersion: row.calendarVersion };
  }

  /** The policy for cases that begin now. */
  get policy(): RulePublicationRow {
    const row = this.rows.findLast(({ policy }) => policy !== null);
    if (!row) throw new Error('the bureau has no policy yet');
    return row;
  }

  /** Of that policy, before the categories' own limits made another version of it. */
  get baseVersion(): string | undefined {
    const { policy } = this.policy;
    return policy ? withoutCategories(policy).version : undefined;
  }

  /**
   * Whether a policy was published under its version before. With other content that is refused, as `version-taken`:
   * cases are promised what it said.
   */
  holdsPolicy(policy: CasePolicy): boolean | Refusal {
    const before = this.rows.find(({ policyVersion }) => policyVersion === policy.version);
    if (!before) return false;
    const isSame = isDeepStrictEqual(before.policy && alone(before.policy), alone(policy));
    return isSame || refuse('version-taken', 'version', { version: policy.version });
  }

  async publishFirst(calendar: BureauDefinition, policy: CasePolicy): Promise<void> {
    const content = { calendar, calendarVersion: 1, policy, policyVersion: policy.version };
    await this.publish(content, false, null);
  }

  /** The same calendar again is no new version. */
  async publishCalendar(calendar: BureauDefinition, by: string | null): Promise<void> {
    if (isDeepStrictEqual(calendar, this.calendar.calendar)) return;
    const calendarVersion = this.calendar.calendarVersion + 1;
    await this.publish({ ...noContent, calendar, calendarVersion }, true, by);
  }

  /** With what the published categories limit themselves. */
  async publishPolicy(policy: CasePolicy, reachesOpenCases: boolean, by: string | null): Promise<void> {
    await this.publishAs(withCategories(policy, this.catalogue), reachesOpenCases, by);
  }

  /** Another catalogue; where it limits other than the one before, the policy for cases that begin from now on. */
  async publishCategories(categories: readonly Category[], by: string): Promise<void> {
    const version = (this.catalogue?.version ?? 0) + 1;
    const publishedAt = new Date(this.moment);
    const row = { version, categories, publishedAt, publishedBy: by };
    await this.manager.insert(CategoryCatalogueRow, row as never);
    this.catalogue = bindCatalogue(version, categories);
    const { policy } = this.policy;
    if (!policy) return;
    const limited = forCategories(policy, this.catalogue);
    const isSame = isDeepStrictEqual(asKept(limited.categories?.rules), policy.categories?.rules ?? []);
    if (!isSame) await this.publishAs(limited, false, by);
  }

  private async publishAs(policy: CasePolicy, reachesOpenCases: boolean, by: string | null): Promise<void> {
    await this.publish({ ...noContent, policy, policyVersion: policy.version }, reachesOpenCases, by);
  }

  /** Editions count from their moments, in their order: a clock set back must not shuffle them. */
  private get moment(): number {
    return Math.max(this.now, this.rows.at(-1)?.publishedAt.getTime() ?? this.now);
  }

  private async publish(content: Content, reachesOpenCases: boolean, by: string | null): Promise<void> {
    const last = this.rows.at(-1);
    const edition = (last?.edition ?? 0) + 1;
    const publishedAt = new Date(this.moment);
    const row = { ...content, edition, reachesOpenCases, publishedAt, publishedBy: by };
    await this.manager.insert(RulePublicationRow, row);
    if (reachesOpenCases) await this.manager.insert(ReprojectionRow, { edition });
    this.rows.push(row);
    await this.tell();
  }

  /** Sees to it that every calendar on record is known to the services that read of it. */
  async tell(): Promise<void> {
    await publishCalendars(this.manager, this.rows);
  }
}

/** Without what the categories add to it. */
function alone(policy: CasePolicy): unknown {
  return asKept({ ...withoutCategories(policy), version: null });
}
