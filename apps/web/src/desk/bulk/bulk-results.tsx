import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { Asked } from '../parts/asked.tsx';
import { useDeskSpeaking } from '../speaking.tsx';
import { stepsQuery, type BulkAct, type BulkStep } from './bulk-queries.ts';

const kinds = ['all', 'refused', 'done', 'waiting'] as const;
const [firstShown, mostShown] = [50, 1000];

/** What became of each case, with the service's code where it came to nothing. */
export function BulkResults({ act }: { act: BulkAct }) {
  const { bulk } = useDeskSpeaking().texts;
  const [kind, setKind] = useState<(typeof kinds)[number]>('all');
  const [limit, setLimit] = useState(firstShown);
  const result = kind === 'all' ? undefined : kind;
  const steps = useQuery(stepsQuery(act.id, result, limit, act.done + act.refused));
  return (
    <section aria-labelledby="bulk-results">
      <h3 id="bulk-results">{bulk.results}</h3>
      <label className="field">
        <span>{bulk.show}</span>
        <select value={kind} onChange={({ target }) => setKind(target.value as typeof kind)}>
          {kinds.map((each) => (
            <option key={each} value={each}>
              {bulk.kinds[each]} ({each === 'all' ? act.total : act[each]})
            </option>
          ))}
        </select>
      </label>
      <Asked query={steps}>
        {({ items, next }) => (
          <>
            <ul className="results" aria-label={bulk.results}>
              {items.map((step) => (
                <li key={step.id}>
                  <Step step={step} />
                </li>
              ))}
            </ul>
            {next !== null &&
              (limit < mostShown ? (
                <Button size="small" onClick={() => setLimit(mostShown)}>
                  {bulk.more}
                </Button>
              ) : (
                <p className="quiet">{bulk.firstOnly(mostShown)}</p>
              ))}
          </>
        )}
      </Asked>
    </section>
  );
}

function Step({ step: { id, number, result, code, message } }: { step: BulkStep }) {
  const { texts, language } = useDeskSpeaking();
  const { bulk, duplicates } = texts;
  return (
    <>
      {number === null ? (
        duplicates.unseen
      ) : (
        <Link to="/cases/$id" params={{ id }}>
          {number}
        </Link>
      )}{' '}
      <span className={result === 'refused' ? 'failed' : 'quiet'}>{bulk.result[result]}</span>
      {message && (
        <>
          {bulk.colon}
          {message[language]} <code>{code}</code>
        </>
      )}
    </>
  );
}
