import {
  bindBook,
  rulesIn,
  type CaseRules,
  type Publication,
  type RuleBook,
} from '@fengqiao/domain/case/rules/rule-book';
import {
  compileBureauHours,
  type BureauDefinition,
  type BureauHours,
} from '@fengqiao/domain/clock/calendar/bureau-hours';
import { isRefusal } from '@fengqiao/domain/refusal';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { newestCatalogue } from './category-catalogue.entity.ts';
import { publishedVersions, type PublishedVersions } from './published-versions.ts';
import { RulePublicationRow } from './rule-publication.entity.ts';

/** The bureau's rules as published: read again only when there is a newer edition, calendars compiled once. */
@Injectable()
export class RulesSource {
  private snapshot: CaseRules | null = null;
  private readonly compiled = new Map<number, BureauHours>();

  /** For a case that begins now; the book they carry has every edition before. */
  async current(manager: EntityManager): Promise<CaseRules> {
    return this.at(manager, await publishedVersions(manager));
  }

  /** The same, where the versions were asked for already. */
  async at(manager: EntityManager, { edition, catalogue }: PublishedVersions): Promise<CaseRules> {
    const { snapshot } = this;
    const held = snapshot?.catalogue?.version ?? null;
    if (snapshot !== null && snapshot.edition.edition === edition && held === catalogue) return snapshot;
    const rows = await manager.find(RulePublicationRow, { order: { edition: 'ASC' } });
    this.snapshot = { ...rulesIn(this.bind(rows)), catalogue: await newestCatalogue(manager) };
    return this.snapshot;
  }

  private bind([first, ...later]: readonly RulePublicationRow[]): RuleBook {
    if (!first?.calendar || !first.policy) throw new Error('the bureau has no rules yet');
    const { policy, publishedAt } = first;
    const hours = this.compile(1, first.calendar);
    const publications = later.map((row): Publication => {
      const at = { publishedAt: row.publishedAt.getTime() };
      if (row.policy) return { ...at, kind: 'policy', policy: row.policy, reprojects: row.reachesOpenCases };
      if (!row.calendar || row.calendarVersion === null)
        throw new Error(`edition ${row.edition} of the rules is empty`);
      const version = row.calendarVersion;
      return { ...at, kind: 'calendar', version, hours: this.compile(version, row.calendar) };
    });
    return bindBook({ hours, policy, publishedAt: publishedAt.getTime() }, publications);
  }

  private compile(version: number, definition: BureauDefinition): BureauHours {
    const hours = this.compiled.get(version) ?? compileBureauHours(definition);
    // It was compiled before it was published, so only a row somebody changed by hand gets here.
    if (isRefusal(hours)) throw new Error(`version ${version} of the calendar is refused: ${hours.code}`);
    this.compiled.set(version, hours);
    return hours;
  }
}
