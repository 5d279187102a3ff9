import { useQuery } from '@tanstack/react-query';
import { nameIn } from '../../parts/category-name.ts';
import { categoriesQuery, peopleQuery, unitsQuery } from '../api/queries.ts';
import { useDeskSpeaking } from '../speaking.tsx';

export interface Names {
  readonly unit: (path: string) => string;
  readonly person: (id: string) => string;
  readonly category: (slug: string) => string;
}

/** What ids are called. One that has no name yet, or is another bureau's, is shown as it is. */
export function useNames(): Names {
  const { language } = useDeskSpeaking();
  const units = useQuery(unitsQuery).data?.items;
  const people = useQuery(peopleQuery(null)).data?.items;
  const catalogue = useQuery(categoriesQuery).data;
  return {
    unit: (path) => {
      const unit = units?.find((each) => each.path === path);
      return unit ? nameIn(unit, language) : path;
    },
    // People have one name, in the signs they write it with.
    person: (id) => people?.find((each) => each.id === id)?.nameZh ?? id,
    category: (slug) => {
      const isIt = (each: { slug: string }) => each.slug === slug;
      const category = catalogue?.categories.find(isIt) ?? catalogue?.former.find(isIt);
      return category ? nameIn(category, language) : slug;
    },
  };
}
