import type { DataSource } from 'typeorm';
import { bookEvents, lockBook } from './book-keeper.ts';
import { unbooked } from './consumed-before.ts';

const casesAtOnce = 500;

/** Books cases that were told of before there was a book, some at each call; a call says whether any may be left. */
export function lateBooking(): (dataSource: DataSource) => Promise<boolean> {
  let last: string | null = null;
  return (dataSource) =>
    dataSource.transaction(async (manager) => {
      await lockBook(manager);
      const events = await unbooked(manager, last, casesAtOnce);
      // None of them is in the book yet.
      if (events.length > 0) await bookEvents(manager, { cases: new Map() }, events);
      last = events.at(-1)?.caseId ?? last;
      return events.length > 0;
    });
}
