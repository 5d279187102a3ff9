import { useEffect, useRef, useState } from 'react';
import { dayInWords, momentInWords } from '../../parts/moment-words.ts';
import { RefusalBox } from '../../parts/refusal-box.tsx';
import { saveFile } from '../../parts/save-file.ts';
import { useSpeaking } from '../../parts/speaking.tsx';
import { fetchFile } from './give.ts';
import { Obligations } from './obligations.tsx';
import type { DisputeProps } from './dispute-props.ts';
import { PartyActs, Settlement } from './party-acts.tsx';

/** 当事人页面: where the dispute stands, sessions, the settlement and what is owed, as one of its parties sees them. */
export function DisputeView(props: DisputeProps) {
  const { dispute } = props;
  const { texts, language } = useSpeaking();
  const { dispute: said } = texts;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), [dispute.number]);
  const told = (moment: string) => momentInWords(moment, language, dispute.serverTime);
  const status = said.statuses[dispute.status];
  const limit = dispute.clocks.find(({ name, endedAt }) => name === 'resolve' && endedAt === null);
  const term = dispute.clocks.find(
    ({ name, endedAt }) => name === 'confirmation' && endedAt === null,
  )?.lastDay;
  const partyName = (key: string) => said.party(key) + (key === dispute.party ? said.yours : '');
  return (
    <article>
      <h1 ref={heading} tabIndex={-1}>
        <span className="number">{dispute.number}</span>
        {dispute.title}
      </h1>
      <div className="standing">
        <p className="standing-stage">
          <span className="quiet">{said.you(dispute.party)}</span>
          <strong>{status.name}</strong>
          <span>{status.means}</span>
        </p>
        <dl className="pairs">
          <div>
            <dt>{said.level}</dt>
            <dd>{said.levels[dispute.level]}</dd>
          </div>
          {limit?.dueAt && (
            <div>
              <dt>{said.resolve}</dt>
              <dd>{told(limit.dueAt)}</dd>
            </div>
          )}
          {dispute.confirmation && (
            <div>
              <dt>{said.confirmation}</dt>
              <dd>
                {said.confirmations[dispute.confirmation]}
                {term && ` · ${said.lastDay(dayInWords(term.date, language, dispute.serverTime))}`}
              </dd>
            </div>
          )}
          {dispute.parties.map(({ key, consent }) => (
            <div key={key}>
              <dt>{partyName(key)}</dt>
              <dd>{said.consent[consent ?? 'open']}</dd>
            </div>
          ))}
        </dl>
        <p className="hint">{texts.track.asOf(told(dispute.serverTime))}</p>
      </div>
      {!dispute.codeConfirmed && <p className="box">{said.identity}</p>}
      {dispute.remedies && (
        <section className="told">
          <h2>{said.remedies}</h2>
          <p className="said-words">{dispute.remedies}</p>
        </section>
      )}
      <PartyActs {...props} />
      <Sessions {...props} told={told} />
      <Settlement {...props} partyName={partyName} />
      <Obligations {...props} {...{ partyName, told }} />
      {dispute.statements.length > 0 && (
        <section>
          <h2>{said.statements}</h2>
          {dispute.statements.map(({ at, text, confidential }) => (
            <div key={`${at}${text}`} className="said-words">
              <p className="hint">
                {told(at)} {confidential && said.confidential}
              </p>
              <p>{text}</p>
            </div>
          ))}
        </section>
      )}
    </article>
  );
}

function Sessions({ dispute, opened, told }: DisputeProps & { told: (moment: string) => string }) {
  const { texts } = useSpeaking();
  const { dispute: said } = texts;
  const [isRefused, setIsRefused] = useState(false);
  const save = async (session: number) => {
    setIsRefused(false);
    try {
      saveFile(`${opened.number}-${session}.ics`, await fetchFile(`sessions/${session}/calendar`, opened));
    } catch {
      setIsRefused(true);
    }
  };
  return (
    <section aria-labelledby="sessions">
      <h2 id="sessions">{said.sessions}</h2>
      {dispute.sessions.length === 0 && <p>{said.noSessions}</p>}
      <RefusalBox refusal={isRefused ? { code: 'no-answer', title: '' } : null} />
      <ul className="cards cards-wide">
        {dispute.sessions.map(({ session, at, venue, state, outcome }) => (
          <li key={session} className="card">
            <h3>{told(at)}</h3>
            <p>
              {venue} · {said.sessionStates[state]}
              {outcome && ` · ${said.sessionOutcomes[outcome]}`}
            </p>
            {state === 'planned' && (
              <button type="button" className="button" onClick={() => void save(session)}>
                {said.calendar}
              </button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
