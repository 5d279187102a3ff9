import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { Asked } from '../parts/asked.tsx';
import { nearMoment } from '../parts/near-moment.ts';
import { SidePanel } from '../parts/side-panel.tsx';
import { useDeskSpeaking } from '../speaking.tsx';
import { BulkActView } from './bulk-act-view.tsx';
import { actsQuery, casesLeft, type BulkAct } from './bulk-queries.ts';

/** One's own bulk acts, also those given before the page was left. */
export default function MyActsDrawer({
  onSelect,
  onClose,
}: {
  /** Cases for which one came to nothing are selected again. */
  onSelect: (ids: readonly string[]) => void;
  onClose: () => void;
}) {
  const { bulk } = useDeskSpeaking().texts;
  const acts = useQuery(actsQuery);
  const [shown, setShown] = useState<string | null>(null);
  const act = acts.data?.items.find(({ id }) => id === shown);
  return (
    <SidePanel width={560} title={bulk.mine} onClose={onClose}>
      {shown === null ? (
        <Asked query={acts}>
          {({ items, serverTime }) =>
            items.length === 0 ? (
              <p className="empty">{bulk.noneYet}</p>
            ) : (
              <ul className="bulk-acts">
                {items.map((each) => (
                  <li key={each.id}>
                    <ActLine act={each} now={serverTime} onOpen={() => setShown(each.id)} />
                  </li>
                ))}
              </ul>
            )
          }
        </Asked>
      ) : (
        <>
          <p className="bar-acts">
            <Button size="small" onClick={() => setShown(null)}>
              {bulk.back}
            </Button>
            {act && act.status !== 'under-way' && act.refused + act.waiting > 0 && (
              <Button size="small" onClick={() => void casesLeft(act.id).then(onSelect)}>
                {bulk.selectLeft(act.refused + act.waiting)}
              </Button>
            )}
          </p>
          <BulkActView key={shown} id={shown} onUndo={({ id }) => setShown(id)} />
        </>
      )}
    </SidePanel>
  );
}

function ActLine({ act, now, onOpen }: { act: BulkAct; now: string; onOpen: () => void }) {
  const { texts, language } = useDeskSpeaking();
  const { bulk, commands } = texts;
  const { command, undoes, total, done, refused, waiting, status, givenAt } = act;
  const name = undoes ? bulk.undoOf(commands[command]) : commands[command];
  return (
    <>
      <button type="button" className="link-button" onClick={onOpen}>
        {bulk.title(name, String(total))}
      </button>
      <span className="line">
        {bulk.status[status]} · {bulk.progress({ total, done, refused, waiting })}
      </span>
      <span className="quiet">{nearMoment(givenAt, { texts, language, now })}</span>
    </>
  );
}
