import { calendarAggregateId, type CalendarEventData } from '@fengqiao/contracts/events/calendar-event';
import { appendEvents } from '@fengqiao/postgres/store/aggregate-store';
import type { EntityManager } from 'typeorm';
import type { RulePublicationRow } from './rule-publication.entity.ts';

/**
 * Tells other services of every calendar they were not told of, in the transaction of whoever holds the lock of publications: the one
 * just published, and those that a release before this one published, in the past or beside us. So `seq` is the
 * calendar's version and leaves none out.
 */
export async function publishCalendars(
  manager: EntityManager,
  publications: readonly RulePublicationRow[],
): Promise<void> {
  const [told] = await manager.query<{ seq: number }[]>(
    'select coalesce(max(seq), 0) as seq from event where aggregate_id = $1',
    [calendarAggregateId],
  );
  const events = publications.flatMap(({ calendar, calendarVersion: version, publishedAt }) => {
    if (calendar === null || version === null || version <= (told?.seq ?? 0)) return [];
    const data: CalendarEventData = { version, definition: { ...calendar } };
    const aggregate = { aggregateType: 'calendar', aggregateId: calendarAggregateId, seq: version };
    return { ...aggregate, type: 'published', occurredAt: publishedAt.getTime(), data, record: {} };
  });
  if (events.length > 0) await appendEvents(manager, events);
}
