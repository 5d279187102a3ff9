import { Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { bulkCommands, type BulkCommand } from '../bulk/run-bulk.ts';
import { useDeskTexts } from '../speaking.tsx';

const BulkDrawer = lazy(() => import('../bulk/bulk-drawer.tsx'));

/** What can be done with the cases that are selected. */
export function SelectionBar({
  selected,
  onSelect,
}: {
  selected: ReadonlySet<string>;
  onSelect: (selected: ReadonlySet<string>) => void;
}) {
  const { commands, worklist } = useDeskTexts();
  const [command, setCommand] = useState<BulkCommand | null>(null);
  if (selected.size === 0) return null;
  return (
    <div className="selection">
      <span role="status">{worklist.selected(selected.size)}</span>
      {bulkCommands.map((each) => (
        <Button key={each} size="small" onClick={() => setCommand(each)}>
          {commands[each]}
        </Button>
      ))}
      <Button size="small" type="text" onClick={() => onSelect(new Set())}>
        {worklist.clear}
      </Button>
      {command && (
        <Suspense fallback={null}>
          <BulkDrawer
            command={command}
            ids={[...selected]}
            onClose={(left) => {
              setCommand(null);
              onSelect(new Set(left));
            }}
          />
        </Suspense>
      )}
    </div>
  );
}
