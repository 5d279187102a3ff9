import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { bulkCommands, type BulkCommand } from '../bulk/bulk-commands.ts';
import { countQuery, type CaseFilters } from '../api/queries.ts';
import { useDeskTexts } from '../speaking.tsx';

const BulkDrawer = lazy(() => import('../bulk/bulk-drawer.tsx'));

/** Cases that are ticked, or all that the list's search finds. */
export interface Selection {
  readonly ids: ReadonlySet<string>;
  readonly isAll: boolean;
}

export const nothing: Selection = { ids: new Set(), isAll: false };

/** What can be done with the cases that are selected. */
export function SelectionBar({
  selection: { ids, isAll },
  filters,
  page,
  hasMore,
  onSelect,
}: {
  selection: Selection;
  /** What the list is of. */
  filters: CaseFilters;
  /** The cases that are shown. */
  page: readonly string[];
  /** Whether the list has more than they. */
  hasMore: boolean;
  onSelect: (selection: Selection) => void;
}) {
  const { bulk, commands, worklist } = useDeskTexts();
  const [command, setCommand] = useState<BulkCommand | null>(null);
  const isPage = page.every((id) => ids.has(id));
  const counted = useQuery({ ...countQuery(filters), enabled: isAll || (hasMore && isPage) }).data;
  if (ids.size === 0 && !isAll) return null;
  const count = isAll ? (counted ?? '…') : String(ids.size);
  return (
    <div className="selection">
      <span role="status">{isAll ? bulk.allMatching(count) : worklist.selected(ids.size)}</span>
      {!isAll && !isPage && (
        <Button size="small" type="link" onClick={() => onSelect({ ids: new Set([...ids, ...page]), isAll })}>
          {worklist.selectAll}
        </Button>
      )}
      {!isAll && isPage && hasMore && (
        <Button size="small" type="link" onClick={() => onSelect({ ids, isAll: true })}>
          {bulk.selectMatching(counted ?? '…')}
        </Button>
      )}
      {bulkCommands.map((each) => (
        <Button key={each} size="small" onClick={() => setCommand(each)}>
          {commands[each]}
        </Button>
      ))}
      <Button size="small" type="text" onClick={() => onSelect(nothing)}>
        {worklist.clear}
      </Button>
      {command && (
        <Suspense fallback={null}>
          <BulkDrawer
            command={command}
            chosen={isAll ? { search: filters } : { ids: [...ids] }}
            count={count}
            onClose={(left) => {
              setCommand(null);
              if (left !== null) onSelect({ ids: new Set(left), isAll: false });
            }}
          />
        </Suspense>
      )}
    </div>
  );
}
