import { cutToPage, type RowsOfPage } from '@fengqiao/aggregate/reading/aggregate-reader';
import type { CaseQuery } from '@fengqiao/contracts/http/intake/case';
import type { SelectQueryBuilder } from 'typeorm';
import type { CaseRow } from '../cases/case.entity.ts';

type Query = SelectQueryBuilder<CaseRow>;

/** Where a page of an order ended: in which part of it, and the last case's moment and id. */
interface Place {
  readonly part: 'd' | 'r';
  readonly moment: Date;
  readonly id: string;
}

/**
 * Cases by the earliest due moment of a clock that runs, what is late first, and then those where none runs by receipt,
 * the latest first; or all by receipt. Both parts go on from a moment and an id, which an index holds, so that the
 * hundredth page costs what the first does.
 */
export async function orderedPage(
  found: Query,
  order: 'due' | 'received',
  { cursor, limit }: Pick<CaseQuery, 'cursor' | 'limit'>,
): Promise<RowsOfPage<CaseRow>> {
  const from = cursor === undefined ? null : placeOf(cursor);
  const due = order === 'due' && from?.part !== 'r' ? await byDue(found.clone(), from, limit + 1) : [];
  const left = limit + 1 - due.length;
  const rest = order === 'due' ? found.clone().andWhere('c.next_due_at is null') : found.clone();
  const received = left > 0 ? await byReceipt(rest, from?.part === 'r' ? from : null, left) : [];
  return cutToPage([...due, ...received], limit, (last) => cursorAt(last, order));
}

function byDue(found: Query, from: Place | null, count: number): Promise<CaseRow[]> {
  found.andWhere('c.next_due_at is not null');
  if (from) found.andWhere('(c.next_due_at, c.id) > (:fromMoment, :fromId::uuid)', after(from));
  return found.orderBy('c.nextDueAt', 'ASC').addOrderBy('c.id', 'ASC').take(count).getMany();
}

function byReceipt(found: Query, from: Place | null, count: number): Promise<CaseRow[]> {
  if (from) found.andWhere('(c.received_at, c.id) < (:fromMoment, :fromId::uuid)', after(from));
  return found.orderBy('c.receivedAt', 'DESC').addOrderBy('c.id', 'DESC').take(count).getMany();
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
