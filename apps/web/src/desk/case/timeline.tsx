import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import type { CaseView } from '../api/desk-client.ts';
import { eventsQuery } from '../api/queries.ts';
import { Asked } from '../parts/asked.tsx';
import { useDeskTexts } from '../speaking.tsx';
import { kindOf, linesOf, type Kind } from './fold-timeline.ts';
import { HappenedItem } from './happened-item.tsx';

const kinds = ['all', 'people', 'clock', 'system'] as const;

/** What happened, newest first: the system's own lines folded, long silences in one line. */
export function Timeline({ matter }: { matter: CaseView }) {
  const { matter: said } = useDeskTexts();
  const query = useQuery(eventsQuery(matter.id));
  const [kind, setKind] = useState<Kind | 'all'>('all');
  const [isOldFirst, setOldFirst] = useState(false);
  return (
    <section className="panel" aria-labelledby="timeline">
      <h2 id="timeline">{said.timeline}</h2>
      <div className="timeline-bar no-print">
        <fieldset className="choices-in-line">
          <legend className="only-heard">{said.filter}</legend>
          {kinds.map((each) => (
            <label key={each} className="choice">
              <input type="radio" name="kind" checked={kind === each} onChange={() => setKind(each)} />
              <span>{said.kinds[each]}</span>
            </label>
          ))}
        </fieldset>
        <Button size="small" onClick={() => setOldFirst(!isOldFirst)}>
          {isOldFirst ? said.newFirst : said.oldFirst}
        </Button>
      </div>
      <Asked query={query}>
        {({ items }) => {
          const shown = items.filter((item) => kind === 'all' || kindOf(item) === kind);
          const ordered = isOldFirst ? shown : shown.toReversed();
          return (
            <ol className="timeline">
              {linesOf(ordered, kind === 'all').map((line) =>
                line.is === 'item' ? (
                  <HappenedItem key={line.item.seq} item={line.item} matter={matter} />
                ) : line.is === 'idle' ? (
                  <li key={line.key} className="idle">
                    {said.idle(line.days)}
                  </li>
                ) : (
                  <li key={line.key}>
                    <details>
                      <summary>{said.folded(line.items.length)}</summary>
                      <ol className="timeline">
                        {line.items.map((item) => (
                          <HappenedItem key={item.seq} item={item} matter={matter} />
                        ))}
                      </ol>
                    </details>
                  </li>
                ),
              )}
            </ol>
          );
        }}
      </Asked>
    </section>
  );
}
