import type { DisputeFilters } from '@fengqiao/contracts/http/mediation/dispute';
import { seesWholeBureau } from '@fengqiao/domain/directory/directory';
import type { DisputeReader } from '@fengqiao/domain/dispute/visibility/reader';
import type { SelectQueryBuilder } from 'typeorm';
import type { DisputeRow } from '../disputes/dispute.entity.ts';

type Query = SelectQueryBuilder<DisputeRow>;

/** Of rows as `a` what this reader may see: `canSeeDispute` of the domain, as SQL (a test holds the two together). */
export function visibleTo(query: Query, reader: DisputeReader): Query {
  query.andWhere('not (:person = any(a.tied))', { person: reader.id ?? '' });
  if (seesWholeBureau(reader)) return query;
  return query.andWhere(
    `(:person = any(a.people)
      or exists (select from unnest(:seats::text[]) seat
                 where a.place = seat or starts_with(a.place, seat || '.')
                    or exists (select from unnest(a.units) beside
                               where beside = seat or starts_with(beside, seat || '.')))
      or exists (select from joint_member m
                 where m.unit = any(:seats::text[]) and starts_with(a.place, m.station || '.'))
      or exists (select from holding h
                 where h.place = a.place and :person in (h.county_leader, h.station_head, h.officer)))`,
    { person: reader.id ?? '', seats: [...reader.seats] },
  );
}

/** The filters of the list; each narrows. */
export function filteredBy(query: Query, filters: DisputeFilters, now: number): Query {
  const { relatedCase, status, level, colour, place, mediator, overdue, ref } = filters;
  if (relatedCase) query.andWhere('a.related_case = :relatedCase', { relatedCase });
  if (status) query.andWhere('a.status = :status', { status });
  if (level) query.andWhere('a.level = :level', { level });
  if (colour) query.andWhere('a.colour = :colour', { colour });
  if (place) query.andWhere(`(a.place = :place or starts_with(a.place, :place || '.'))`, { place });
  if (mediator) query.andWhere('a.mediator = :mediator', { mediator });
  if (overdue === true) query.andWhere('a.overdue_from < :now', { now: new Date(now) });
  if (overdue === false)
    query.andWhere('(a.overdue_from is null or a.overdue_from >= :now)', { now: new Date(now) });
  if (ref) query.andWhere('a.ref = :ref', { ref });
  return query;
}
