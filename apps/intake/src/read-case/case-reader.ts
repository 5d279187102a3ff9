import type { ClockPort } from '@fengqiao/contracts/clock-port';
import { explainedClock } from '@fengqiao/contracts/http/clock-view';
import type { CaseQuery } from '@fengqiao/contracts/http/case';
import { broughtForward } from '@fengqiao/domain/case/catch-up';
import { canSee, canSeeReporter } from '@fengqiao/domain/case/confidentiality';
import { editionOf } from '@fengqiao/domain/case/rule-book';
import { formatMoment } from '@fengqiao/domain/clock/moment';
import { readerOf } from '@fengqiao/domain/directory/directory';
import { refuse, type Refusal } from '@fengqiao/domain/refusal';
import type { Identity } from '@fengqiao/identity/token-check';
import { readEvents } from '@fengqiao/postgres/read-events';
import { CLOCK } from '@fengqiao/service/tokens';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CaseRow } from '../cases/case.entity.ts';
import { caseView, summaryView, type Viewing } from '../cases/case-view.ts';
import { RulesSource } from '../rules/rules-source.ts';
import { DirectorySource } from '../directory/directory-source.ts';
import { filteredBy, visibleTo } from './case-query.ts';
import { recordRead, type Read } from './read-audit.ts';

/** Reads cases for staff; each reader sees what the rules let him or her see, and leaves a line in the audit. */
@Injectable()
export class CaseReader {
  constructor(
    private readonly dataSource: DataSource,
    private readonly directories: DirectorySource,
    private readonly rules: RulesSource,
    @Inject(CLOCK) private readonly clock: ClockPort,
  ) {}

  async list(query: CaseQuery, identity: Identity) {
    const viewing = await this.viewing(identity);
    const { manager } = this.dataSource;
    // Taken before the rows: what commits in between is shown twice, never missed.
    const [mark] = (await manager.query('select pg_snapshot_xmin(pg_current_snapshot())::text as mark')) as {
      mark: string;
    }[];
    const rows = await filteredBy(
      visibleTo(manager.createQueryBuilder(CaseRow, 'c').where('true'), viewing.reader),
      query,
      viewing.now,
    )
      .andWhere(query.cursor ? 'c.id < :cursor' : 'true', { cursor: query.cursor })
      .orderBy('c.id', 'DESC')
      .take(query.limit + 1)
      .getMany();
    const page = rows.slice(0, query.limit);
    const confidential = page.filter((row) => row.confidential).map((row) => row.id);
    await this.record(viewing, 'list', confidential, false);
    return {
      items: page.map((row) => summaryView(row.state, row, viewing)),
      next: rows.length > page.length ? (page.at(-1)?.id ?? null) : null,
      mark: mark?.mark ?? '0',
      serverTime: this.tell(viewing),
    };
  }

  async read(id: string, identity: Identity) {
    return this.withCase(id, identity, 'case', (row, viewing) =>
      Promise.resolve(caseView(row.state, row, viewing)),
    );
  }

  async timeline(id: string, identity: Identity) {
    return this.withCase(id, identity, 'events', async (row, viewing) => {
      const events = await readEvents(this.dataSource.manager, [row.id]);
      const local = (date: Date) => formatMoment(date.getTime(), viewing.rules.calendar.definition.timeZone);
      const items = events.map((event) => {
        const { fact, by, standIn, imported } = event.data;
        // Who must not know is for the rules, not for the page: the case itself shows it to those who may see it.
        const { confidentiality: _, ...record } = event.record;
        const recordedAt = event.recordedAt ? local(event.recordedAt) : null;
        return {
          seq: event.seq,
          type: event.type,
          occurredAt: local(event.occurredAt),
          recordedAt,
          by,
          standIn,
          imported,
          fact,
          record,
        };
      });
      return { items, serverTime: this.tell(viewing) };
    });
  }

  async clocks(id: string, identity: Identity) {
    return this.withCase(id, identity, 'clocks', (row, viewing) => {
      const { now, rules } = viewing;
      const looking = { now, timeZone: rules.calendar.definition.timeZone };
      const items = broughtForward(row.state, rules).clocks.map((clock) => {
        const { calendarVersion, hoursOf } = editionOf(rules.book, clock.edition);
        return explainedClock(clock, hoursOf(clock.unit), calendarVersion, looking);
      });
      return Promise.resolve({ items, serverTime: this.tell(viewing) });
    });
  }

  async withCase<T>(
    id: string,
    identity: Identity,
    what: Read['what'],
    show: (row: CaseRow, viewing: Viewing) => Promise<T>,
  ): Promise<T | Refusal> {
    const viewing = await this.viewing(identity);
    const row = await this.dataSource.manager.findOneBy(CaseRow, { id });
    if (!row || !canSee(row.state, viewing.reader)) return refuse('not-found');
    const showsReporter =
      what === 'case' &&
      row.reporterName !== null &&
      canSeeReporter(row.state, viewing.reader, viewing.directory);
    await this.record(viewing, what, [row.id], showsReporter);
    return show(row, viewing);
  }

  private async viewing(identity: Identity): Promise<Viewing> {
    const now = await this.clock.now();
    const { manager } = this.dataSource;
    const [directory, rules] = await Promise.all([
      this.directories.current(manager),
      this.rules.current(manager),
    ]);
    return { reader: readerOf(identity, directory, now), directory, rules, now };
  }

  private async record(viewing: Viewing, what: Read['what'], ids: string[], showed: boolean): Promise<void> {
    const { reader, now: at } = viewing;
    await recordRead(this.dataSource.manager, { person: reader.id, what, ids, showed, at });
  }

  private tell({ now, rules }: Viewing): string {
    return formatMoment(now, rules.calendar.definition.timeZone);
  }
}
