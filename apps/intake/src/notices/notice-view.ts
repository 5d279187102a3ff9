import type { StaffChannel } from '@fengqiao/contracts/temporal/notices';
import { formatMoment } from '@fengqiao/domain/clock/dates/moment';
import type { CaseRules } from '@fengqiao/domain/case/rules/rule-book';
import { In, type EntityManager } from 'typeorm';
import { causeInWords } from './cause-words.ts';
import { aboutOf } from './notice-about.ts';
import { DeliveryRow, type NoticeRow } from './notice.entity.ts';

/** Notices as a reader is shown them, with what became of their deliveries. */
export async function noticeViews(manager: EntityManager, rows: readonly NoticeRow[], rules: CaseRules) {
  const ids = rows.flatMap((row) => [row.emailDelivery ?? [], row.webhookDelivery ?? []].flat());
  const deliveries = ids.length > 0 ? await manager.findBy(DeliveryRow, { id: In(ids) }) : [];
  const byId = new Map(deliveries.map((delivery) => [delivery.id, delivery]));
  const { timeZone } = rules.calendar.definition;
  const local = (date: Date) => formatMoment(date.getTime(), timeZone);
  const localOrNull = (date: Date | null) => (date === null ? null : local(date));
  return rows.map((row) => {
    const sent = [row.emailDelivery, row.webhookDelivery].flatMap((id) => byId.get(id ?? '') ?? []);
    return {
      id: row.id,
      case: row.caseId === null ? null : { id: row.caseId, number: row.number ?? '' },
      about: aboutOf(row),
      cause: { type: row.causeType, seq: row.causeSeq, rung: row.rung, words: causeInWords(row) },
      clock: row.clock,
      dueAt: localOrNull(row.dueAt),
      seat: row.seat,
      passedUpFrom: row.passedUpFrom,
      cases: row.cases,
      breached: row.breached,
      escalated: row.escalated,
      createdAt: local(row.createdAt),
      releasedAt: local(row.releaseAt),
      readAt: localOrNull(row.readAt),
      acknowledgedAt: localOrNull(row.acknowledgedAt),
      deliveries: sent.map(({ channel, deliveredAt, failedAt, reason }) => ({
        channel: channel as StaffChannel,
        state: deliveredAt ? ('delivered' as const) : failedAt ? ('failed' as const) : ('waiting' as const),
        at: localOrNull(deliveredAt ?? failedAt),
        reason: deliveredAt ? null : reason,
      })),
    };
  });
}
