import { cutToPage } from '@fengqiao/aggregate/reading/aggregate-reader';
import type { NoticeQuery } from '@fengqiao/contracts/http/intake/notice';
import { formatMoment } from '@fengqiao/domain/clock/dates/moment';
import type { Identity } from '@fengqiao/identity/token-verifier';
import { changeMark } from '@fengqiao/postgres/store/change-mark';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CaseDesk } from '../cases/case-desk.ts';
import { CaseReader } from '../read-case/case-reader.ts';
import { inboxOf } from './inbox.ts';
import { NoticeRow } from './notice.entity.ts';
import { noticeViews } from './notice-view.ts';

/** Reads a person's own notices, and those of a case for whoever may see it. */
@Injectable()
export class NoticeReader {
  constructor(
    private readonly dataSource: DataSource,
    private readonly desk: CaseDesk,
    private readonly cases: CaseReader,
  ) {}

  async list({ unread, since, limit, cursor }: NoticeQuery, identity: Identity) {
    const { manager } = this.dataSource;
    const world = await this.desk.world(manager, { identity });
    const { now, rules } = world;
    const mine = () => inboxOf(manager, world.reader.id ?? '', world);
    const mark = await changeMark(manager);
    const query = mine().andWhere(cursor ? 'n.id < :cursor' : 'true', { cursor });
    if (unread !== undefined) query.andWhere(`n.read_at is ${unread ? '' : 'not '}null`);
    if (since) {
      const [transaction, moment] = since.split('.');
      // Nothing is written when a notice that was held back may be read: it is known by its moment.
      query.andWhere('(n.changed_in >= :transaction or n.release_at > :moment)', {
        transaction,
        moment: new Date(Math.min(Number(moment), now)),
      });
    }
    const rows = await query
      .orderBy('n.id', 'DESC')
      .take(limit + 1)
      .getMany();
    const page = cutToPage(rows, limit, ({ id }) => id);
    return {
      items: await noticeViews(manager, page.rows, rules),
      next: page.next,
      unread: await mine().andWhere('n.read_at is null').getCount(),
      mark: `${mark}.${now}`,
      serverTime: formatMoment(now, rules.calendar.definition.timeZone),
    };
  }

  async ofCase(id: string, identity: Identity) {
    return this.cases.forStaff(id, identity, 'events', async (row, { rules, now }) => {
      const { manager } = this.dataSource;
      const notices = await manager.find(NoticeRow, { where: { caseId: row.id }, order: { id: 'ASC' } });
      const views = await noticeViews(manager, notices, rules);
      const items = views.map((view, index) => ({ ...view, recipient: notices[index]?.recipient ?? '' }));
      return { items, serverTime: formatMoment(now, rules.calendar.definition.timeZone) };
    });
  }
}
