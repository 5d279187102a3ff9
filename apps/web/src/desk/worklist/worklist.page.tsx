import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { casesQuery, countQuery, meQuery, useServerTime } from '../api/queries.ts';
import { Asked } from '../parts/asked.tsx';
import { endOfDay } from '../parts/near-moment.ts';
import { useTitle } from '../parts/use-title.ts';
import { useDeskTexts } from '../speaking.tsx';
import { CaseList } from './case-list.tsx';
import { useNewSinceLastVisit } from './last-visit.ts';
import { QueryBar } from './query-bar.tsx';
import { SearchTools } from './search/search-tools.tsx';
import { Views } from './search/views.tsx';
import { MyActs } from './my-acts.tsx';
import { nothing, SelectionBar, type Selection } from './selection-bar.tsx';
import {
  filtersOf,
  filtersOfTab,
  orderAsked,
  tabOf,
  tabs,
  turned,
  type Asking,
  type Tab,
  type WorklistSearch,
} from './worklist-search.ts';

const route = getRouteApi('/cases');
const pageLength = 50;

/** The worklist: which list, narrowed how, from where on, all of it in the address. */
export function WorklistPage() {
  const { worklist } = useDeskTexts();
  const search = route.useSearch();
  const me = useQuery(meQuery).data;
  const now = useServerTime();
  useTitle(worklist.title);
  const asking = me && now !== null ? { me, endOfToday: endOfDay(now) } : null;
  const [selection, setSelection] = useState<Selection>(nothing);
  const row = useRef<HTMLUListElement>(null);
  const here = tabOf(search);
  useEffect(() => {
    // On a telephone the tabs are one row that scrolls; the page itself stays where it is.
    const tab = row.current?.children[tabs.indexOf(here)];
    if (row.current && tab instanceof HTMLElement)
      row.current.scrollLeft = tab.offsetLeft - row.current.offsetLeft;
  }, [here]);
  return (
    <>
      <h1>{worklist.title}</h1>
      <nav className="tabs" aria-label={worklist.tabs}>
        <ul ref={row}>
          {tabs.map((tab) => (
            <li key={tab}>
              <Link
                to="/cases"
                search={{ tab }}
                className={here === tab ? 'tab tab-here' : 'tab'}
                aria-current={here === tab ? 'page' : undefined}
              >
                {worklist.tab[tab]} {asking && <Count tab={tab} asking={asking} />}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <Views search={search} />
      <QueryBar key={JSON.stringify(search)} search={search} />
      {asking && now !== null && (
        <SearchTools search={search} filters={filtersOf(search, asking)} now={now}>
          <MyActs onSelect={(ids) => setSelection({ ids: new Set(ids), isAll: false })} />
        </SearchTools>
      )}
      {asking && <Page search={search} asking={asking} selection={selection} onSelect={setSelection} />}
    </>
  );
}

function Count({ tab, asking }: { tab: Tab; asking: Asking }) {
  const count = useQuery(countQuery(filtersOfTab(tab, asking))).data;
  return <span className="count">{count ?? '…'}</span>;
}

function Page({
  search,
  asking,
  selection,
  onSelect,
}: {
  search: WorklistSearch;
  asking: Asking;
  selection: Selection;
  onSelect: (selection: Selection) => void;
}) {
  const { worklist } = useDeskTexts();
  const { cursor } = search;
  const filters = filtersOf(search, asking);
  const page = useQuery(
    casesQuery({ ...filters, ...orderAsked(search), limit: pageLength, ...(cursor && { cursor }) }),
  );
  const isNew = useNewSinceLastVisit(page.data?.mark);
  const searched = JSON.stringify(filters);
  const before = useRef(searched);
  useEffect(() => {
    // "All that match" is said of one search; of another it would be other cases.
    if (before.current !== searched && selection.isAll) onSelect(nothing);
    before.current = searched;
  }, [searched, selection, onSelect]);
  return (
    <Asked query={page}>
      {({ items, next, serverTime }) => (
        <>
          <SelectionBar
            selection={selection}
            filters={filters}
            page={items.map(({ id }) => id)}
            hasMore={next !== null || cursor !== undefined}
            onSelect={onSelect}
          />
          {items.length === 0 ? (
            <p className="empty">{worklist.empty}</p>
          ) : (
            <CaseList
              cases={items}
              search={search}
              now={serverTime}
              isNew={isNew}
              selected={selection.isAll ? new Set(items.map(({ id }) => id)) : selection.ids}
              onSelect={(ids) => onSelect({ ids, isAll: false })}
            />
          )}
          <div className="pages">
            <span className="quiet">
              {worklist.shown(items.length)} · {worklist.refreshed(serverTime.slice(11, 16))}
            </span>
            {cursor && (
              <>
                <Link to="/cases" search={turned(search, 'first')}>
                  {worklist.first}
                </Link>
                <Link to="/cases" search={turned(search, 'previous')}>
                  {worklist.previous}
                </Link>
              </>
            )}
            {next && (
              <Link to="/cases" search={turned(search, { next })}>
                {worklist.next}
              </Link>
            )}
          </div>
        </>
      )}
    </Asked>
  );
}
