import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { ActDrawer } from '../acts/act-drawer.tsx';
import type { CaseSummary } from '../api/desk-client.ts';
import { useNames } from '../parts/names.ts';
import { useDeskSpeaking, useDeskTexts } from '../speaking.tsx';
import { CaseCell } from './case-cell.tsx';
import { columnsOf, sortOf, type Column } from './columns.ts';
import { useRowKeys } from './use-row-keys.ts';
import { orderOf, sortedBy, type WorklistSearch } from './worklist-search.ts';

interface ListProps {
  readonly cases: readonly CaseSummary[];
  /** What the list is of: its columns and its order. */
  readonly search: WorklistSearch;
  readonly now: string;
  readonly isNew: ReadonlySet<string>;
  readonly selected: ReadonlySet<string>;
  readonly onSelect: (selected: ReadonlySet<string>) => void;
}

/** Where one was before a case was opened: focus comes back to that row. */
let lastOpened: string | null = null;

/** A plain table, dense, whose rows become cards where there is no room for columns. */
export function CaseList({ cases, search, now, isNew, selected, onSelect }: ListProps) {
  const { texts } = useDeskSpeaking();
  const { worklist } = texts;
  const columns = columnsOf(search.columns);
  const [acting, setActing] = useState<CaseSummary | null>(null);
  const table = useRef<HTMLTableElement>(null);
  useEffect(() => {
    if (lastOpened === null) return;
    table.current?.querySelector<HTMLElement>(`[data-case="${lastOpened}"]`)?.focus({ preventScroll: true });
    lastOpened = null;
    // Once, when the list is there again.
  }, []);
  useRowKeys(table);
  const areAll = cases.every(({ id }) => selected.has(id));
  const toggle = (ids: readonly string[], isOn: boolean) => {
    const now = new Set(selected);
    for (const id of ids)
      if (isOn) now.add(id);
      else now.delete(id);
    onSelect(now);
  };
  return (
    <>
      <table className="cases" ref={table} aria-label={worklist.list}>
        <thead>
          <tr>
            <th scope="col" className="narrow">
              <input
                type="checkbox"
                aria-label={worklist.selectAll}
                checked={areAll}
                onChange={({ target }) =>
                  toggle(
                    cases.map(({ id }) => id),
                    target.checked,
                  )
                }
              />
            </th>
            <Heading column="matter" search={search} />
            {columns.map((column) => (
              <Heading key={column} column={column} search={search} />
            ))}
            <th scope="col">{worklist.columns.acts}</th>
          </tr>
        </thead>
        <tbody>
          {cases.map((each) => (
            <Row
              key={each.id}
              matter={each}
              columns={columns}
              now={now}
              isNew={isNew.has(each.id)}
              isSelected={selected.has(each.id)}
              onSelect={(isOn) => toggle([each.id], isOn)}
              onAct={() => setActing(each)}
            />
          ))}
        </tbody>
      </table>
      {acting && <ActDrawer id={acting.id} number={acting.number} onClose={() => setActing(null)} />}
    </>
  );
}

/** A column's name; where the service can sort by it, it does so by a press, and the other way round by another. */
function Heading({ column, search }: { column: Column | 'matter'; search: WorklistSearch }) {
  const { worklist } = useDeskTexts();
  const name = worklist.columns[column];
  const order = sortOf[column];
  if (!order) return <th scope="col">{name}</th>;
  const isHere = orderOf(search) === order;
  // What was received last stands first until it is turned round.
  const isDown = (order === 'received') !== (search.backwards === 'true');
  return (
    <th scope="col" aria-sort={isHere ? (isDown ? 'descending' : 'ascending') : undefined}>
      <Link to="/cases" search={sortedBy(search, order)} resetScroll={false}>
        {name}
        <span aria-hidden>{isHere ? (isDown ? ' ↓' : ' ↑') : ''}</span>
      </Link>
    </th>
  );
}

function Row(props: {
  matter: CaseSummary;
  columns: readonly Column[];
  now: string;
  isNew: boolean;
  isSelected: boolean;
  onSelect: (isOn: boolean) => void;
  onAct: () => void;
}) {
  const { matter, columns, now, isNew, isSelected, onSelect, onAct } = props;
  const { texts } = useDeskSpeaking();
  const { worklist, words } = texts;
  const names = useNames();
  return (
    <tr className={isSelected ? 'row-selected' : undefined}>
      <td className="narrow">
        <input
          type="checkbox"
          aria-label={worklist.select(matter.number)}
          checked={isSelected}
          onChange={({ target }) => onSelect(target.checked)}
        />
      </td>
      <th scope="row">
        <Link
          to="/cases/$id"
          params={{ id: matter.id }}
          data-case={matter.id}
          onClick={() => {
            lastOpened = matter.id;
          }}
        >
          {matter.number}
        </Link>
        {isNew && (
          <span className="tag tag-new" title={worklist.isNewHint}>
            {worklist.isNew}
          </span>
        )}
        {matter.open && matter.level > 0 && (
          <span className="tag tag-late">{worklist.level(matter.level)}</span>
        )}
        <span className="summary">{matter.summary}</span>
        <span className="quiet">
          {words.ledgers[matter.ledger].name} · {names.category(matter.category)}
        </span>
      </th>
      {columns.map((column) => (
        <CaseCell key={column} column={column} matter={matter} now={now} />
      ))}
      <td>
        <Button size="small" aria-label={texts.acts.doFor(matter.number)} onClick={onAct}>
          {texts.acts.do}
        </Button>
      </td>
    </tr>
  );
}
