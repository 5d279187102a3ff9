import { cutToPage, type RowsOfPage } from '@fengqiao/aggregate/reading/aggregate-reader';
import type { CaseQuery } from '@fengqiao/contracts/http/intake/case-query';
import type { SelectQueryBuilder } from 'typeorm';
import type { CaseRow } from '../cases/case.entity.ts';
import { firstRows } from './first-rows.ts';
import type { Lists } from './lists.ts';

type Query = SelectQueryBuilder<CaseRow>;

/** Where a page of an order ended: in which part of it, and the last case's moment and id. */
interface Place {
  readonly part: 'd' | 'r';
  readonly moment: Date;
  readonly id: string;
}

/** The last registered first. */
export async function newestPage(
  found: Query,
  { cursor, limit }: Pick<CaseQuery, 'cursor' | 'limit'>,
  lists: Lists | null,
): Promise<RowsOfPage<CaseRow>> {
  if (cursor !== undefined) found.andWhere('c.id < :cursor', { cursor });
  const rows = await firstRows(found, { by: 'id', direction: 'DESC' }, limit + 1, lists);
  return cutToPage(rows, limit, ({ id }) => id);
}

/**
 * Cases by the earliest due moment of a clock that runs, what is late first, and then those where none runs by receipt,
 * the latest first; or all by receipt, the latest first or last. Both parts go on from a moment and an id, which an index holds, so that the
 * hundredth page costs what the first does.
 */
export async function orderedPage(
  found: Query,
  order: 'due' | 'received',
  { cursor, limit, backwards = false }: Pick<CaseQuery, 'cursor' | 'limit' | 'backwards'>,
  lists: Lists | null,
): Promise<RowsOfPage<CaseRow>> {
  const from = cursor === undefined ? null : placeOf(cursor);
  const due = order === 'due' && from?.part !== 'r' ? await byDue(found.clone(), from, limit + 1, lists) : [];
  const left = limit + 1 - due.length;
  const rest = order === 'due' ? found.clone().andWhere('c.next_due_at is null') : found.clone();
  const direction = backwards ? 'ASC' : 'DESC';
  const received =
    left > 0 ? await byReceipt(rest, from?.part === 'r' ? from : null, left, { lists, direction }) : [];
  return cutToPage([...due, ...received], limit, (last) => cursorAt(last, order));
}

function byDue(found: Query, from: Place | null, count: number, lists: Lists | null): Promise<CaseRow[]> {
  found.andWhere('c.next_due_at is not null');
  if (from) found.andWhere('(c.next_due_at, c.id) > (:fromMoment, :fromId::uuid)', after(from));
  return firstRows(found, { by: 'nextDueAt', direction: 'ASC' }, count, lists);
}

function byReceipt(
  found: Query,
  from: Place | null,
  count: number,
  { lists, direction }: { readonly lists: Lists | null; readonly direction: 'ASC' | 'DESC' },
): Promise<CaseRow[]> {
  const next = direction === 'ASC' ? '>' : '<';
  if (from) found.andWhere(`(c.received_at, c.id) ${next} (:fromMoment, :fromId::uuid)`, after(from));
  return firstRows(found, { by: 'receivedAt', direction }, count, lists);
}

function after({ moment, id }: Place) {
  return { fromMoment: moment, fromId: id };
}

function cursorAt({ nextDueAt, receivedAt, id }: CaseRow, order: 'due' | 'received'): string {
  const [part, moment] = order === 'due' && nextDueAt ? ['d', nextDueAt] : ['r', receivedAt];
  return `${part}${(moment as Date).getTime()}_${id}`;
}

/** As `CaseQuery` lets it through. */
function placeOf(cursor: string): Place {
  const [moment = '', id = ''] = cursor.slice(1).split('_');
  return { part: cursor.startsWith('d') ? 'd' : 'r', moment: new Date(Number(moment)), id };
}
