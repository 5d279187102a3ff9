import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { lazy, Suspense, useEffect, useRef, useState, type ReactNode } from 'react';
import type { CaseFilters } from '../../api/queries.ts';
import { useDeskTexts } from '../../speaking.tsx';
import { columns, columnsOf, columnsText, type Column } from '../columns.ts';
import { withSearch, type WorklistSearch } from '../worklist-search.ts';
import { lineCount } from './condition-rows.ts';

const SearchDrawer = lazy(() => import('./search-drawer.tsx'));
const FiguresDrawer = lazy(() => import('./figures-drawer.tsx'));
const ViewsDrawer = lazy(() => import('./views-drawer.tsx'));

type Open = 'search' | 'figures' | 'views';

/** What can be done with a whole search: asked for more exactly, counted, saved, and shown with other columns. */
export function SearchTools({
  search,
  filters,
  now,
  children,
}: {
  search: WorklistSearch;
  filters: CaseFilters;
  now: string;
  children: ReactNode;
}) {
  const { find } = useDeskTexts();
  const navigate = useNavigate();
  const [open, setOpen] = useState<Open | null>(null);
  const close = () => setOpen(null);
  const lines = search.where === undefined ? 0 : lineCount(search.where);
  const use = (where: string | undefined) => {
    close();
    void navigate({ to: '/cases', search: withSearch(search, { where }) });
  };
  return (
    <div className="search-tools">
      <Button size="small" type={lines > 0 ? 'primary' : 'default'} onClick={() => setOpen('search')}>
        {lines > 0 ? find.openWith(lines) : find.open}
      </Button>
      {lines > 0 && (
        <Button size="small" type="text" onClick={() => use(undefined)}>
          {find.clear}
        </Button>
      )}
      <Columns search={search} />
      <Button size="small" onClick={() => setOpen('figures')}>
        {find.figures}
      </Button>
      <Button size="small" onClick={() => setOpen('views')}>
        {find.keepView}
      </Button>
      {children}
      <span className="search-files">
        <a href={tableAddress(filters, 'csv')} download="cases.csv">
          CSV
        </a>
        <a href={tableAddress(filters, 'xlsx')} download="cases.xlsx">
          Excel
        </a>
      </span>
      <Suspense fallback={null}>
        {open === 'search' && <SearchDrawer where={search.where} now={now} onUse={use} onClose={close} />}
        {open === 'figures' && <FiguresDrawer filters={filters} search={search} onClose={close} />}
        {open === 'views' && <ViewsDrawer search={search} onClose={close} />}
      </Suspense>
    </div>
  );
}

function tableAddress(filters: CaseFilters, format: 'csv' | 'xlsx'): string {
  return `/api/intake/v1/cases/table?${new URLSearchParams({ ...filters, format }).toString()}`;
}

function isWithin(element: Element | null, target: EventTarget | null): boolean {
  return target instanceof Node && element?.contains(target) === true;
}

/** Which columns the list has; what is chosen stands in the address at once. */
function Columns({ search }: { search: WorklistSearch }) {
  const { find, worklist } = useDeskTexts();
  const navigate = useNavigate();
  const menu = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    // A menu over the list: it goes when one turns to anything else.
    const close = (event: Event) => {
      const { current } = menu;
      const isOver =
        event instanceof KeyboardEvent ? event.key === 'Escape' : !isWithin(current, event.target);
      if (current && isOver) current.open = false;
    };
    for (const kind of ['pointerdown', 'keydown', 'focusin']) document.addEventListener(kind, close);
    return () => {
      for (const kind of ['pointerdown', 'keydown', 'focusin']) document.removeEventListener(kind, close);
    };
  }, []);
  const shown = new Set(columnsOf(search.columns));
  const toggle = (column: Column, isOn: boolean) => {
    const chosen = new Set(shown);
    if (isOn) chosen.add(column);
    else chosen.delete(column);
    const changed = withSearch(search, { columns: columnsText(chosen) });
    void navigate({ to: '/cases', search: changed, replace: true, resetScroll: false });
  };
  return (
    <details className="columns" ref={menu}>
      <summary>{find.columns}</summary>
      <div className="columns-list">
        {columns.map((column) => (
          <label key={column} className="choice">
            <input
              type="checkbox"
              checked={shown.has(column)}
              onChange={({ target }) => toggle(column, target.checked)}
            />
            <span>{worklist.columns[column]}</span>
          </label>
        ))}
      </div>
    </details>
  );
}
