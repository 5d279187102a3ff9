import type { Preview } from '@fengqiao/contracts/http/intake/publication';
import { broughtForward, movedBy } from '@fengqiao/domain/case/ladder/catch-up';
import { canSee, type Reader } from '@fengqiao/domain/case/visibility/confidentiality';
import type { DirectoryAt } from '@fengqiao/domain/case/visibility/subjects';
import { latest, rulesIn, type RuleBook } from '@fengqiao/domain/case/rules/rule-book';
import { formatMoment } from '@fengqiao/domain/clock/dates/moment';
import type { EntityManager } from 'typeorm';
import { openCasesAfter } from '../re-project/open-cases.ts';

/** Few enough that other requests get their turn between two batches. */
const casesInBatch = 500;
const mostExamples = 20;

/** Asks every open case what the last edition of a book would move, by the rule that would move it. Writes nothing. */
export async function whatWouldMove(
  manager: EntityManager,
  book: RuleBook,
  world: DirectoryAt & { readonly reader: Reader },
): Promise<Omit<Preview, 'serverTime'>> {
  const proposed = latest(book);
  const [inForce, after] = [rulesIn(book.slice(0, -1)), rulesIn(book)];
  const { timeZone } = inForce.calendar.definition;
  const tell = (moment: number) => formatMoment(moment, timeZone);
  const examples: Preview['examples'] = [];
  let openCases = 0;
  let wouldMove = 0;
  for (let cursor: string | null = null; ;) {
    const cases = await openCasesAfter(manager, cursor, casesInBatch);
    for (const { state } of cases) {
      const moved = movedBy(broughtForward(state, inForce), after, proposed);
      if (moved.length === 0) continue;
      wouldMove += 1;
      // The number counts every case; which they are is told only to those who may know of them.
      if (examples.length >= mostExamples || !canSee(state, world.reader, world)) continue;
      const { id, number } = state;
      for (const { deadline, provisional } of moved.slice(0, mostExamples - examples.length)) {
        const { clock, oldDueAt, newDueAt } = deadline;
        examples.push({ id, number, clock, oldDueAt: tell(oldDueAt), newDueAt: tell(newDueAt), provisional });
      }
    }
    openCases += cases.length;
    cursor = cases.at(-1)?.id ?? null;
    if (cases.length < casesInBatch) return { openCases, wouldMove, examples };
  }
}
