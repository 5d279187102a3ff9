import type { CaseState } from '@fengqiao/domain/case/case';
import type { World } from '@fengqiao/domain/case/decide/world';
import type { Blank } from '@fengqiao/domain/case/guidance/blanks';
import { broughtForward } from '@fengqiao/domain/case/ladder/catch-up';
import { audienceOf, shownTo } from '@fengqiao/domain/case/visibility/fields';
import { momentInWords } from '@fengqiao/domain/clock/dates/moment-words';
import { unitOfPost } from '@fengqiao/domain/directory/posts';
import type { EntityManager } from 'typeorm';
import { PersonRow } from '../directory/directory.entities.ts';

interface Both {
  readonly zh: string;
  readonly en: string;
}

/** What the blanks of a usual answer are filled with, as far as this reader sees it; null where there is nothing yet. */
export async function valuesOf(
  manager: EntityManager,
  state: CaseState,
  place: string | null,
  world: World,
): Promise<Record<Blank, Both | null>> {
  const { rules, directory, reader } = world;
  const { timeZone } = rules.calendar.definition;
  const category = rules.catalogue?.categories.get(state.category);
  const unit = directory.units.get(state.handlingUnit ?? unitOfPost(state.ownerPost));
  const id = shownTo(audienceOf(state, reader, world), 'handler', state.handler);
  const handler = id === null ? null : await manager.findOneBy(PersonRow, { id });
  const running = broughtForward(state, rules).clocks.findLast(({ name }) => name === 'complete');
  const dueAt = running?.dueAt ?? null;
  return {
    number: same(state.number),
    category: category ? { zh: category.nameZh, en: category.nameEn } : null,
    place: same(place),
    unit: unit ? { zh: unit.nameZh, en: unit.nameEn } : null,
    handler: same(handler?.nameZh ?? null),
    received: momentInWords(state.receivedAt, timeZone),
    due: dueAt === null ? null : momentInWords(dueAt, timeZone),
  };
}

function same(text: string | null): Both | null {
  return text === null ? null : { zh: text, en: text };
}
