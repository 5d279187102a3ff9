import type { CaseFilters } from '@fengqiao/contracts/http/intake/case-query';
import { chiefsOver, type Reader } from '@fengqiao/domain/case/visibility/confidentiality';
import { isAtDeskOf, seatPaths } from '@fengqiao/domain/case/visibility/reader-seats';
import type { DirectoryAt } from '@fengqiao/domain/case/visibility/subjects';
import { unitsAtOrBelow } from '@fengqiao/domain/directory/directory';
import { isAtOrBelow } from '@fengqiao/domain/directory/unit';
import { parseMoment } from '@fengqiao/domain/clock/dates/moment';
import type { SelectQueryBuilder } from 'typeorm';
import type { CaseRow } from '../cases/case.entity.ts';
import { conditionSql } from './condition-sql.ts';
import type { Lists } from './lists.ts';
import { inScope, scopeOf } from './scope.ts';
import { matching, shownTo } from './search-cases.ts';

type Query = SelectQueryBuilder<CaseRow>;

/** Whoever reads, and by what it is judged. */
export type ReadingFor = DirectoryAt & { readonly reader: Reader };

/**
 * `isHiddenFrom` of the domain for a case `c`, as SQL and turned round, and who sees it while whom it is about stands in
 * words; with the parameters of `notHiddenFrom`. A row that a release before sets of subjects has written names one unit.
 */
export const notHidden = `(not c.confidential or not (
       :persons::text[] && c.subject_persons
       or c.hidden_units && :seats::text[]
       or exists (select from unnest(:seats::text[]) seat, unnest(c.subject_units || c.subject_unit) subject
                  where seat = subject or starts_with(seat, subject || '.'))
       or c.subjects_in_words and not c.receiving_unit = any(:desks::text[])))`;

/** The reader and the chiefs over his or her seats: where one of them is named, it is hidden from the reader too. */
export function notHiddenFrom({ reader, directory, now }: ReadingFor) {
  const seats = [...seatPaths(reader)];
  const chiefs = chiefsOver(seats, { directory, now });
  const desks = [...directory.units.keys()].filter((unit) => isAtDeskOf(reader, unit, directory));
  return { persons: [...new Set([reader.id ?? '', ...chiefs])], seats, desks };
}

/**
 * Only what this reader may see: `canSee` of the domain, as SQL (a test holds the two against each other). Hidden
 * cases leave no trace in lists, counts or pages.
 */
export function visibleTo(query: Query, reading: ReadingFor): Query {
  return withinScope(query.andWhere(notHidden, notHiddenFrom(reading)), reading);
}

function withinScope(query: Query, reading: ReadingFor): Query {
  const scope = scopeOf(reading);
  return scope === null ? query : query.andWhere(inScope(':scope', ':person'), scope);
}

/** Whether nothing outside the reader's scope is let through anyway. */
function asksWithinScope({ unit, handler }: CaseFilters, { reader }: ReadingFor): boolean {
  if (handler !== undefined && handler === reader.id) return true;
  return unit !== undefined && seatPaths(reader).some((seat) => isAtOrBelow(unit, seat));
}

/**
 * Cases that a reader may see and the filters let through; with lists, those of these lists. What lists or a filter bring
 * with them is not asked for a second time: PostgreSQL would take it for a further narrowing, expect a hundredth of the rows
 * there are, and leave the index that has their order.
 */
export function foundBy(query: Query, filters: CaseFilters, reading: ReadingFor, lists: Lists | null): Query {
  query.andWhere(notHidden, notHiddenFrom(reading));
  if (!lists?.beside && !asksWithinScope(filters, reading)) withinScope(query, reading);
  const unit = lists && !lists.beside ? undefined : filters.unit;
  return filteredBy(query, { ...filters, unit }, reading);
}

/** The filters of the worklist; each narrows. */
function filteredBy(query: Query, filters: CaseFilters, { reader, directory, now }: ReadingFor): Query {
  const { stage, ledger, unit, owner, handler, dueBefore, overdue, ref, number, changedSince } = filters;
  const { q, where } = filters;
  if (stage) query.andWhere('c.stage = :stage', { stage });
  if (ledger) query.andWhere('c.ledger = :ledger', { ledger });
  if (unit) query.andWhere('c.unit = any(:units::text[])', { units: unitsAtOrBelow(directory, [unit]) });
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
  for (const { sql, parameters } of [
    ...(q === undefined ? [] : [matching(q)]),
    ...(where === undefined ? [] : [conditionSql(where, now)]),
  ])
    query.andWhere(`(${sql})`, { ...parameters, ...shownTo(reader, directory) });
  return query;
}
