import { categoryNames } from '@fengqiao/domain/case/rules/catalogue';
import type { Language } from '@fengqiao/contracts/problem';
import type { World } from '@fengqiao/domain/case/decide/world';
import { momentInWords } from '@fengqiao/domain/clock/dates/moment-words';
import { parseMoment } from '@fengqiao/domain/clock/dates/moment';
import { bureauOf } from '@fengqiao/domain/directory/directory';
import { In, type EntityManager } from 'typeorm';
import { PersonRow } from '../directory/directory.entities.ts';
import type { FileWords } from './file-words.ts';
import { fileWords } from './words-by-language.ts';

/** How a paper calls things. */
export interface FileNames {
  readonly words: FileWords;
  /** Whose file it is. */
  readonly bureau: string;
  readonly unit: (path: string) => string;
  readonly person: (id: string) => string;
  readonly category: (slug: string) => string;
  /** What a category asks for beside, by its label. */
  readonly field: (category: string, name: string) => string;
  /** RFC 3339 as the service says it, or epoch milliseconds. */
  readonly moment: (at: string | number) => string;
}

export async function namesIn(
  language: Language,
  people: Iterable<string>,
  manager: EntityManager,
  { directory, rules }: Pick<World, 'directory' | 'rules'>,
): Promise<FileNames> {
  const known = await manager.findBy(PersonRow, { id: In([...new Set(people)]) });
  const byId = new Map(known.map(({ id, nameZh }) => [id, nameZh]));
  const isEn = language === 'en';
  const { timeZone } = rules.calendar.definition;
  const named = (one: { readonly nameZh: string; readonly nameEn: string } | undefined, id: string) =>
    (isEn ? one?.nameEn : one?.nameZh) ?? id;
  return {
    words: fileWords[language],
    bureau: named(bureauOf(directory) ?? undefined, ''),
    unit: (path) => named(directory.units.get(path), path),
    person: (id) => byId.get(id) ?? id,
    category: (slug) => named(categoryNames(rules.catalogue, slug), slug),
    field: (category, name) => {
      const field = rules.catalogue?.categories.get(category)?.fields.find((each) => each.name === name);
      return (isEn ? field?.labelEn : field?.labelZh) ?? name;
    },
    moment: (at) => {
      const moment = typeof at === 'number' ? at : parseMoment(at);
      if (moment === null) return String(at);
      const said = momentInWords(moment, timeZone);
      return isEn ? said.en : said.zh;
    },
  };
}
