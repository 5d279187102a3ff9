import { askPromise } from '../../api/catalogue-queries.ts';
import type { components } from '../../api/intake-api.generated.ts';
import { limitInWords } from '../../parts/limit-words.ts';
import { momentInWords } from '../../parts/moment-words.ts';
import { RefusalBox } from '../../parts/refusal-box.tsx';
import { useSpeaking } from '../../parts/speaking.tsx';
import { useAnswer } from '../../parts/use-answer.ts';
import { Link } from '../link.tsx';
import { road } from './road.ts';

const ledgers = ['suggestion', 'claim', 'complaint'] as const;

/** What this is, what happens to a matter, and how long it takes by the policy in force. */
export function StartPage() {
  const { texts } = useSpeaking();
  const { start, words } = texts;
  return (
    <>
      <h1>{start.title}</h1>
      <p className="lead">{start.lead}</p>
      <div className="acts">
        <Link to="/submit" className="button button-main">
          {start.submit}
        </Link>
        <Link to="/track" className="button">
          {start.track}
        </Link>
      </div>
      <section aria-labelledby="three">
        <h2 id="three">{start.threeTitle}</h2>
        <ul className="cards">
          {ledgers.map((ledger) => (
            <li key={ledger} className="card">
              <h3>{words.ledgers[ledger].name}</h3>
              <p>{words.ledgers[ledger].means}</p>
              <p className="hint">{words.ledgers[ledger].example}</p>
            </li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="road">
        <h2 id="road">{start.roadTitle}</h2>
        <p>{start.roadLead}</p>
        <ol className="road">
          {road.map((stage) => (
            <li key={stage}>
              <strong>{words.stages[stage].name}</strong>
              <span className="quiet">{words.stages[stage].means}</span>
            </li>
          ))}
        </ol>
      </section>
      <Promised />
      <section aria-labelledby="know">
        <h2 id="know">{start.toKnow}</h2>
        <ul className="facts">
          {start.facts.map((fact) => (
            <li key={fact}>{fact}</li>
          ))}
        </ul>
      </section>
    </>
  );
}

/** 承诺时限, as the service counts them today. Where ledgers have the same limits they are told once. */
function Promised() {
  const { texts, language } = useSpeaking();
  const { start, words, frame } = texts;
  const { data, refusal, again } = useAnswer('promise', askPromise);
  return (
    <section aria-labelledby="how-long">
      <h2 id="how-long">{start.howLong}</h2>
      {!data && !refusal && <p>{frame.loading}</p>}
      {!data && refusal && (
        <RefusalBox refusal={{ ...refusal, code: 'told', title: start.noPromise }} again={again} />
      )}
      {data && (
        <>
          {groupsOf(data.ledgers).map(({ names, limits, assignedBy, answeredBy }) => (
            <div key={names.join()} className="promise">
              <h3>{names.map((ledger) => words.ledgers[ledger].name).join(' · ')}</h3>
              {assignedBy && answeredBy && (
                <p className="promise-now">
                  {start.howLongNow(
                    momentInWords(assignedBy, language, data.serverTime),
                    momentInWords(answeredBy, language, data.serverTime),
                  )}
                </p>
              )}
              <dl className="pairs">
                {limits.map(({ clock, limit }) => (
                  <div key={clock}>
                    <dt>{words.promises[clock]}</dt>
                    <dd>{start.within(limitInWords(limit, texts))}</dd>
                  </div>
                ))}
              </dl>
            </div>
          ))}
          <p className="hint">
            {start.reopenDays(data.reopenDays)} {start.byPolicy(data.policy)}
          </p>
        </>
      )}
    </section>
  );
}

type Told = components['schemas']['PromiseView']['ledgers'][number];

function groupsOf(ledgers: readonly Told[]) {
  const groups = new Map<string, Omit<Told, 'ledger'> & { names: Told['ledger'][] }>();
  for (const { ledger, ...promise } of ledgers) {
    const key = JSON.stringify(promise);
    const group = groups.get(key) ?? { ...promise, names: [] };
    group.names.push(ledger);
    groups.set(key, group);
  }
  return [...groups.values()];
}
