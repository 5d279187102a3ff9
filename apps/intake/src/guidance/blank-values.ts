import { categoryNames } from '@fengqiao/domain/case/rules/catalogue';
import type { CaseState } from '@fengqiao/domain/case/case';
import type { World } from '@fengqiao/domain/case/decide/world';
import type { Blank } from '@fengqiao/domain/case/guidance/blanks';
import { broughtForward } from '@fengqiao/domain/case/ladder/catch-up';
import { audienceOf, shownTo } from '@fengqiao/domain/case/visibility/fields';
import { momentInWords } from '@fengqiao/domain/clock/dates/moment-words';
import { unitOfPost } from '@fengqiao/domain/directory/posts';
import type { EntityManager } from 'typeorm';
import { PersonRow } from '../directory/directory.entities.ts';

export type BlankValues = Readonly<Record<Blank, string | null>>;

/** What the blanks of a usual answer are filled with, as far as this reader sees it; null where there is nothing yet. */
export async function valuesOf(
  manager: EntityManager,
  state: CaseState,
  place: string | null,
  world: World,
): Promise<{ readonly zh: BlankValues; readonly en: BlankValues }> {
  const { rules, directory, reader, now } = world;
  const { timeZone } = rules.calendar.definition;
  const category = categoryNames(rules.catalogue, state.category);
  const unit = directory.units.get(state.handlingUnit ?? unitOfPost(state.ownerPost));
  const id = shownTo(audienceOf(state, reader, world), 'handler', state.handler);
  const person = id === null ? null : await manager.findOneBy(PersonRow, { id });
  const complete = broughtForward(state, rules).clocks.findLast(({ name }) => name === 'complete');
  const dueAt = complete?.dueAt ?? null;
  const received = momentInWords(state.receivedAt, timeZone);
  // Nobody is promised an answer by a day that is over.
  const due = dueAt === null || dueAt <= now ? null : momentInWords(dueAt, timeZone);
  // People have one name, in the signs they write it with.
  const same = { number: state.number, place, handler: person?.nameZh ?? null };
  return {
    zh: {
      ...same,
      ...{ category: category?.nameZh ?? null, unit: unit?.nameZh ?? null },
      ...{ received: received.zh, due: due?.zh ?? null },
    },
    en: {
      ...same,
      ...{ category: category?.nameEn ?? null, unit: unit?.nameEn ?? null },
      ...{ received: received.en, due: due?.en ?? null },
    },
  };
}
