import { useQuery } from '@tanstack/react-query';
import { nameIn } from '../../../parts/category-name.ts';
import { categoriesQuery, peopleQuery, unitsQuery } from '../../api/queries.ts';
import { useDeskSpeaking } from '../../speaking.tsx';
import type { ConditionField } from './condition-rows.ts';

interface Option {
  readonly value: string;
  readonly label: string;
}

/** What can be chosen for a field, by what it is called; nothing for fields that nothing is chosen for. */
export function useOptions(field: ConditionField): Option[] {
  const { language, texts } = useDeskSpeaking();
  const { words, matter, worklist } = texts;
  const units = useQuery(unitsQuery).data?.items ?? [];
  const people = useQuery(peopleQuery(null)).data?.items ?? [];
  const categories = useQuery(categoriesQuery).data?.categories ?? [];
  const named = (names: Readonly<Record<string, string>>) =>
    Object.entries(names).map(([value, label]) => ({ value, label }));
  switch (field) {
    case 'stage':
      return Object.entries(words.stages).map(([value, { name }]) => ({ value, label: name }));
    case 'ledger':
      return Object.entries(words.ledgers).map(([value, { name }]) => ({ value, label: name }));
    case 'channel':
      return named(matter.channels);
    case 'category':
      return categories.map((each) => ({ value: each.slug, label: nameIn(each, language) }));
    case 'unit':
    case 'owner':
      return units.map((unit) => ({ value: unit.path, label: nameIn(unit, language) }));
    case 'handler':
      return [
        { value: '', label: worklist.noHandler },
        ...people.map(({ id, nameZh }) => ({ value: id, label: nameZh })),
      ];
    default:
      return [];
  }
}
