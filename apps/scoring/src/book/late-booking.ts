import type { DataSource } from 'typeorm';
import { bookEvents, lockBook } from './book-keeper.ts';
import { unbooked } from './told-before.ts';

const casesAtOnce = 500;

/** Books cases that were told of before there was a book, some at a time; false when none is left. */
export async function bookLateCases(dataSource: DataSource): Promise<boolean> {
  return dataSource.transaction(async (manager) => {
    await lockBook(manager);
    const events = await unbooked(manager, casesAtOnce);
    if (events.length > 0) await bookEvents(manager, events);
    return events.length > 0;
  });
}
