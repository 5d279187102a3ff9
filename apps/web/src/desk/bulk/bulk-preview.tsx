import { useQuery } from '@tanstack/react-query';
import { DuePreview } from '../duplicates/due-preview.tsx';
import { Asked } from '../parts/asked.tsx';
import { useDeskSpeaking } from '../speaking.tsx';
import { previewQuery, type BulkPreview as Preview, type Order } from './bulk-queries.ts';

/** What an order would come to: how many can be done, why not the others, and of a merge the due moments. */
export function BulkPreview({ order }: { order: Order }) {
  const { bulk } = useDeskSpeaking().texts;
  const preview = useQuery(previewQuery(order));
  return (
    <section aria-labelledby="bulk-preview" className="bulk-preview" aria-busy={preview.isFetching}>
      <h3 id="bulk-preview">{bulk.preview}</h3>
      <Asked query={preview}>
        {({ selected, allowed, leftOut, clocks, serverTime }) => (
          <>
            <p role="status">
              {bulk.allowed(allowed, selected)}
              {preview.isFetching && <span className="quiet"> {bulk.checking}</span>}
            </p>
            {leftOut.length > 0 && <LeftOut leftOut={leftOut} />}
            {clocks && <DuePreview preview={{ ...clocks, serverTime }} />}
          </>
        )}
      </Asked>
    </section>
  );
}

function LeftOut({ leftOut }: { leftOut: Preview['leftOut'] }) {
  const { texts, language } = useDeskSpeaking();
  const { bulk, duplicates } = texts;
  return (
    <>
      <p>{bulk.leftOut(leftOut.reduce((sum, { count }) => sum + count, 0))}</p>
      <ul className="results">
        {leftOut.map(({ code, message, count, cases }) => (
          <li key={code}>
            <details>
              <summary>
                {bulk.because(count, message[language])} <code>{code}</code>
              </summary>
              <p className="quiet">
                {cases.map(({ number }) => number ?? duplicates.unseen).join(bulk.comma)}
                {count > cases.length && bulk.andMore(count - cases.length)}
              </p>
            </details>
          </li>
        ))}
      </ul>
    </>
  );
}
