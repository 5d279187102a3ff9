import type { CaseQuery } from '@fengqiao/contracts/http/intake/case';
import type { Reader } from '@fengqiao/domain/case/visibility/confidentiality';
import { seesWholeBureau } from '@fengqiao/domain/directory/directory';
import { parseMoment } from '@fengqiao/domain/clock/dates/moment';
import type { SelectQueryBuilder } from 'typeorm';
import type { CaseRow } from '../cases/case.entity.ts';

type Query = SelectQueryBuilder<CaseRow>;

/** `isHiddenFrom` of the domain for a case `c`, as SQL and turned round; with the parameters of `notHiddenFrom`. */
export const notHidden = `(not c.confidential or not (
       :person = any(c.subject_persons)
       or c.hidden_units && :seats::text[]
       or exists (select from unnest(:seats::text[]) seat
                  where seat = c.subject_unit or starts_with(seat, c.subject_unit || '.'))))`;

export function notHiddenFrom({ id, seats }: Pick<Reader, 'id' | 'seats'>) {
  return { person: id ?? '', seats: [...seats] };
}

/**
 * Only what this reader may see: `canSee` of the domain, as SQL (a test holds the two against each other). Hidden
 * cases leave no trace in lists, counts or pages.
 */
export function visibleTo(query: Query, reader: Reader): Query {
  query.andWhere(notHidden, notHiddenFrom(reader));
  if (seesWholeBureau(reader)) return query;
  return query.andWhere(
    `(c.handler = :person or exists (
       select from unnest(:seats::text[]) seat
       where c.owner_unit = seat or starts_with(c.owner_unit, seat || '.')
          or c.handling_unit = seat or starts_with(c.handling_unit, seat || '.')))`,
  );
}

/** The filters of the worklist; each narrows. */
export function filteredBy(query: Query, filters: CaseQuery, now: number): Query {
  const { stage, ledger, unit, owner, handler, dueBefore, overdue, ref, number, changedSince } = filters;
  if (stage) query.andWhere('c.stage = :stage', { stage });
  if (ledger) query.andWhere('c.ledger = :ledger', { ledger });
  if (unit) query.andWhere(`(c.unit = :unit or c.unit like :below)`, { unit, below: `${unit}.%` });
  if (owner) query.andWhere('c.owner_unit = :owner', { owner });
  if (handler) query.andWhere('c.handler = :handler', { handler });
  if (dueBefore)
    query.andWhere('c.next_due_at < :dueBefore', { dueBefore: new Date(parseMoment(dueBefore) ?? 0) });
  if (overdue === true) query.andWhere('c.overdue_from < :now', { now: new Date(now) });
  if (overdue === false)
    query.andWhere('(c.overdue_from is null or c.overdue_from >= :now)', { now: new Date(now) });
  if (number) query.andWhere('c.number = upper(:number)', { number: number.normalize('NFKC').trim() });
  if (ref) query.andWhere('c.ref = :ref', { ref });
  if (changedSince) query.andWhere('c.changed_in >= :changedSince', { changedSince });
  return query;
}
