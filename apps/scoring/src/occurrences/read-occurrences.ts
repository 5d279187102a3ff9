import { cutToPage } from '@fengqiao/aggregate/reading/aggregate-reader';
import { formatDate } from '@fengqiao/domain/clock/dates/civil-date';
import { localDay, type Period } from '@fengqiao/domain/score/periods/period';
import type { OccurrenceItem } from '@fengqiao/contracts/http/scoring/occurrences';
import type { EntityManager } from 'typeorm';
import type { OccurrenceRow } from './occurrence.entity.ts';
import { occurrenceView } from './occurrence-view.ts';

interface Row extends Omit<OccurrenceRow, 'recordedBy'> {
  readonly cursor: string;
  readonly rulings: readonly { counts: boolean; reason: string; at: string; by: string }[];
}

const cursor = `occurred_on || ' ' || place || ' ' || kind || ' ' || source`;

/** Occurrences at a unit's rooms in a period as they stand now, by day; what was taken back among them, with by whom. */
export async function readOccurrences(
  manager: EntityManager,
  unit: string,
  period: Period,
  { after, limit }: { after: string | null; limit: number },
): Promise<{ items: OccurrenceItem[]; next: string | null }> {
  const rows: Row[] = await manager.query(
    `select place, kind, occurred_on::text as "occurredOn", source, recorded_at as "recordedAt",
       ${cursor} as cursor,
       (select coalesce(jsonb_agg(jsonb_build_object('counts', counts, 'reason', reason, 'at', r.recorded_at,
            'by', r.recorded_by) order by seq), '[]')
        from occurrence_ruling r
        where (r.place, r.kind, r.occurred_on, r.source) = (told.place, told.kind, told.occurred_on, told.source)
       ) as rulings
     from occurrence told
     where occurred_on between $1 and $2 and (place = $3 or starts_with(place, $3 || '.'))
       and ($4::text is null or (${cursor}) collate "C" > $4)
     order by (${cursor}) collate "C" limit $5`,
    [formatDate(localDay(period.from)), formatDate(localDay(period.to) - 1), unit, after, limit + 1],
  );
  const page = cutToPage(rows, limit, (last) => last.cursor);
  const items = page.rows.map(({ rulings, ...row }) =>
    occurrenceView(
      row,
      rulings.map(({ counts, reason, at, by }) => ({
        counts,
        reason,
        recordedAt: new Date(at),
        recordedBy: by,
      })),
    ),
  );
  return { items, next: page.next };
}
