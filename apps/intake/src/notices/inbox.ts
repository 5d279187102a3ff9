import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import { CaseRow } from '../cases/case.entity.ts';
import { notHidden, notHiddenFrom, type ReadingFor } from '../read-case/case-query.ts';
import { NoticeRow } from './notice.entity.ts';

/**
 * A person's notices that may be read by now. What was written for somebody from whom the case has been hidden since
 * does not exist for him or her.
 */
export function inboxOf(
  manager: EntityManager,
  person: string,
  world: ReadingFor,
): SelectQueryBuilder<NoticeRow> {
  return manager
    .createQueryBuilder(NoticeRow, 'n')
    .leftJoin(CaseRow, 'c', 'c.id = n.caseId')
    .where('n.recipient = :recipient and n.releaseAt <= :now', {
      recipient: person,
      now: new Date(world.now),
    })
    .andWhere(`(n.case_id is null or ${notHidden})`, notHiddenFrom(world));
}
