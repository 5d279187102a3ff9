import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { intake, wanted } from '../../api/desk-client.ts';
import { useDeskTexts } from '../../speaking.tsx';
import { asWorklistSearch, keptSearch, type WorklistSearch } from '../worklist-search.ts';

export const viewsKey = ['views'] as const;

export function useViews() {
  return useQuery({
    queryKey: viewsKey,
    queryFn: () => wanted(intake.GET('/v1/views')),
    staleTime: 60_000,
  });
}

/** Kept searches beside the tabs: each is an address. */
export function Views({ search }: { search: WorklistSearch }) {
  const { find } = useDeskTexts();
  const views = useViews().data?.items ?? [];
  if (views.length === 0) return null;
  const here = keptSearch(search);
  return (
    <nav className="views" aria-label={find.views}>
      <span className="quiet">{find.views}</span>
      <ul>
        {views.map(({ id, name, search: kept, mine }) => (
          <li key={id}>
            <Link
              to="/cases"
              search={asWorklistSearch(Object.fromEntries(new URLSearchParams(kept)))}
              aria-current={kept === here ? 'page' : undefined}
            >
              <bdi>{name}</bdi>
            </Link>
            {!mine && <span className="quiet"> ({find.shared})</span>}
          </li>
        ))}
      </ul>
    </nav>
  );
}
