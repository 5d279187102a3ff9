import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { intake, wanted } from '../../api/desk-client.ts';
import { casesKey, type CaseFilters } from '../../api/queries.ts';
import { Asked } from '../../parts/asked.tsx';
import { useDeskTexts } from '../../speaking.tsx';
import type { WorklistSearch } from '../worklist-search.ts';
import { groupings, type Grouping } from './groupings.ts';
import { useGroupName } from './use-group-name.ts';
import { SidePanel } from '../../parts/side-panel.tsx';

/** Groups whose cases a condition finds: their numbers lead to the list behind them. */
const found: readonly Grouping[] = ['stage', 'ledger', 'category', 'channel', 'owner', 'handler', 'overdue'];

/** How many cases of a search there are of each kind: bars, which are the rows of a table. */
export default function FiguresDrawer({
  filters,
  search,
  onClose,
}: {
  filters: CaseFilters;
  search: WorklistSearch;
  onClose: () => void;
}) {
  const { find } = useDeskTexts();
  const [by, setBy] = useState<Grouping>('stage');
  const query = { ...filters, by };
  const groups = useQuery({
    queryKey: [...casesKey, 'groups', query],
    queryFn: () => wanted(intake.GET('/v1/cases/groups', { params: { query } })),
  });
  const nameOf = useGroupName(by);
  return (
    <SidePanel width={640} title={find.figures} onClose={onClose}>
      <label className="field">
        <span>{find.by}</span>
        <select value={by} onChange={({ target }) => setBy(target.value as Grouping)}>
          {groupings.map((each) => (
            <option key={each} value={each}>
              {find.groupings[each]}
            </option>
          ))}
        </select>
      </label>
      <Asked query={groups}>
        {({ groups: all, counted, more }) => (
          <>
            <p className="quiet">{more ? find.countedUpTo(counted) : find.counted(counted)}</p>
            <table className="bars">
              <caption>{find.groupings[by]}</caption>
              <thead>
                <tr>
                  <th scope="col">{find.groupings[by]}</th>
                  <th scope="col">{find.count}</th>
                </tr>
              </thead>
              <tbody>
                {all.map(({ value, count }) => (
                  <tr key={value ?? ''}>
                    <th scope="row">{nameOf(value)}</th>
                    <td>
                      <span
                        className="bar"
                        aria-hidden
                        style={{ inlineSize: `${(70 * count) / (all[0]?.count ?? 1)}%` }}
                      />
                      {found.includes(by) ? (
                        <Link to="/cases" search={narrowed(search, by, value)} onClick={onClose}>
                          {count}
                        </Link>
                      ) : (
                        count
                      )}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </>
        )}
      </Asked>
    </SidePanel>
  );
}

/** The same search, of one group alone. */
function narrowed(search: WorklistSearch, by: Grouping, value: string | null): WorklistSearch {
  const { cursor: _, trail: __, where, ...rest } = search;
  const one = { [by]: by === 'overdue' ? value === 'true' : [value] };
  return { ...rest, where: JSON.stringify(where === undefined ? one : { all: [JSON.parse(where), one] }) };
}
