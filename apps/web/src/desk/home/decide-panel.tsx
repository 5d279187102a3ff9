import { Link } from '@tanstack/react-router';
import { DueOfCase } from '../parts/due.tsx';
import { useDecisions } from '../decisions/decisions-queue.ts';
import { useDeskTexts } from '../speaking.tsx';

const shown = 8;

/** What a chief is asked to decide: its first few, and the way to decide them one after the other. */
export function DecidePanel() {
  const { home, decisions } = useDeskTexts();
  const queue = useDecisions();
  return (
    <section className="panel" aria-labelledby="home-decide">
      <h2 id="home-decide">
        {home.decide} <span className="count">{queue?.items.length ?? '…'}</span>
      </h2>
      {queue?.items.length === 0 && <p className="quiet">{home.none}</p>}
      <ul className="lines">
        {queue?.items.slice(0, shown).map((matter) => (
          <li key={matter.id}>
            <Link to="/cases/$id" params={{ id: matter.id }}>
              {matter.number}
            </Link>{' '}
            <span className="tag">{decisions.kinds[matter.stage] ?? matter.stage}</span>
            <span className="summary">{matter.summary}</span>
            <DueOfCase clocks={matter.clocks} now={queue.now} />
          </li>
        ))}
      </ul>
      {queue !== null && queue.items.length > 0 && <Link to="/decisions">{home.decideAll}</Link>}
    </section>
  );
}
