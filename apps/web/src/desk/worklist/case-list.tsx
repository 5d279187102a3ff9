import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { ActDrawer } from '../acts/act-drawer.tsx';
import type { CaseSummary } from '../api/desk-client.ts';
import { DueOfCase } from '../parts/due.tsx';
import { useNames } from '../parts/names.ts';
import { nearMoment } from '../parts/near-moment.ts';
import { StageTag } from '../parts/stage-tag.tsx';
import { useDeskSpeaking } from '../speaking.tsx';
import { useRowKeys } from './use-row-keys.ts';

interface ListProps {
  readonly cases: readonly CaseSummary[];
  readonly now: string;
  readonly isNew: ReadonlySet<string>;
  readonly selected: ReadonlySet<string>;
  readonly onSelect: (selected: ReadonlySet<string>) => void;
}

/** Where one was before a case was opened: focus comes back to that row. */
let lastOpened: string | null = null;

/** A plain table, dense, whose rows become cards where there is no room for columns. */
export function CaseList({ cases, now, isNew, selected, onSelect }: ListProps) {
  const { texts } = useDeskSpeaking();
  const { worklist } = texts;
  const { columns } = worklist;
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
            <th scope="col">{columns.matter}</th>
            <th scope="col">{columns.stage}</th>
            <th scope="col">{columns.due}</th>
            <th scope="col">{columns.who}</th>
            <th scope="col">{columns.received}</th>
            <th scope="col">{columns.acts}</th>
          </tr>
        </thead>
        <tbody>
          {cases.map((each) => (
            <Row
              key={each.id}
              matter={each}
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

function Row(props: {
  matter: CaseSummary;
  now: string;
  isNew: boolean;
  isSelected: boolean;
  onSelect: (isOn: boolean) => void;
  onAct: () => void;
}) {
  const { matter, now, isNew, isSelected, onSelect, onAct } = props;
  const { texts, language } = useDeskSpeaking();
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
        {matter.level > 0 && <span className="tag tag-late">{worklist.level(matter.level)}</span>}
        <span className="summary">{matter.summary}</span>
        <span className="quiet">
          {words.ledgers[matter.ledger].name} · {names.category(matter.category)}
        </span>
      </th>
      <td>
        <StageTag stage={matter.stage} round={matter.round} />
      </td>
      <td>
        <DueOfCase clocks={matter.clocks} now={now} />
      </td>
      <td>
        <span className="line">{names.unit(matter.unit)}</span>
        <span className="quiet">{matter.handler ? names.person(matter.handler) : worklist.noHandler}</span>
      </td>
      <td className="received">{nearMoment(matter.receivedAt, { texts, language, now })}</td>
      <td>
        <Button size="small" aria-label={texts.acts.doFor(matter.number)} onClick={onAct}>
          {texts.acts.do}
        </Button>
      </td>
    </tr>
  );
}
