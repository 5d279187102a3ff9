import { useEffect, useRef, type ReactNode } from 'react';
import { askUnits } from '../../api/catalogue-queries.ts';
import { nameIn } from '../../parts/category-name.ts';
import { momentInWords } from '../../parts/moment-words.ts';
import { useSpeaking } from '../../parts/speaking.tsx';
import { useAnswer } from '../../parts/use-answer.ts';
import { CitizenActs } from '../acts/citizen-acts.tsx';
import type { Opened } from '../navigation.ts';
import { ConfirmCode } from './confirm-code.tsx';
import { leftInWords } from './due-words.ts';
import { OwnFiles } from './own-files.tsx';
import { StageSteps } from './stage-steps.tsx';
import type { CitizenCase } from '../../api/shapes.ts';

/** The case as its citizen sees it: first where it stands and until when, what can be done, then everything else. */
export function CaseView({
  opened,
  own,
  onChange,
}: {
  opened: Opened;
  own: CitizenCase;
  onChange: (own: CitizenCase) => void;
}) {
  const { texts, language } = useSpeaking();
  const { track, words } = texts;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), [own.number]);
  const at = own.stages.findIndex(({ state }) => state === 'current');
  const told = (moment: string) => momentInWords(moment, language, own.serverTime);
  return (
    <article>
      <h1 ref={heading} tabIndex={-1}>
        <span className="number">{own.number}</span>
        {own.summary}
      </h1>
      <div className="standing">
        <p className="standing-stage">
          <span className="quiet">{at >= 0 ? track.stageOf(at + 1) : track.ended}</span>
          <strong>{words.stages[own.stage].name}</strong>
          <span>{words.stages[own.stage].means}</span>
        </p>
        <dl className="pairs">
          <div>
            <dt>{track.unitParts[own.unitPart]}</dt>
            <dd>
              <UnitName path={own.unit} />
            </dd>
          </div>
          <Due own={own} told={told} />
          <WhatNow own={own} />
        </dl>
        <p className="hint">{track.asOf(told(own.serverTime))}</p>
      </div>
      {own.mergedInto && <p className="box">{track.merged(own.mergedInto)}</p>}
      <Told title={track.result}>{own.result}</Told>
      {own.declined && (
        <>
          <Told title={track.declined}>{own.declined.reason}</Told>
          <Told title={track.referral}>{own.declined.referral}</Told>
        </>
      )}
      <Told title={track.voided}>{own.voided?.reason}</Told>
      {own.appeal && (
        <p className="box">
          {
            { open: track.appealOpen, accepted: track.appealAccepted, refused: track.appealRefused }[
              own.appeal
            ]
          }
        </p>
      )}
      {own.confirmation && <ConfirmCode {...{ opened, onChange }} by={own.confirmation} />}
      {!own.codeConfirmed && !own.confirmation && (
        <p className="box">
          {track.unconfirmed} {track.noConfirmation}
        </p>
      )}
      <CitizenActs {...{ opened, own, onChange }} />
      {at >= 0 && (
        <section aria-labelledby="stages">
          <h2 id="stages">{track.stage}</h2>
          <StageSteps stages={own.stages} />
        </section>
      )}
      <Clocks own={own} told={told} />
      <section aria-labelledby="words">
        <h2 id="words">{track.yourWords}</h2>
        <p className="said-words">{own.detail}</p>
        <dl className="pairs">
          {own.place && (
            <div>
              <dt>{track.place}</dt>
              <dd>{own.place}</dd>
            </div>
          )}
          <div>
            <dt>{track.received}</dt>
            <dd>{told(own.receivedAt)}</dd>
          </div>
        </dl>
        <OwnFiles opened={opened} files={own.attachments} />
        {own.added.length > 0 && <h3>{track.added}</h3>}
        {own.added.map(({ at: moment, text }) => (
          <div key={`${moment}${text}`} className="said-words">
            <p className="hint">{told(moment)}</p>
            <p>{text}</p>
          </div>
        ))}
      </section>
      <Told title={track.publicSummary}>{own.publicSummary}</Told>
    </article>
  );
}

/** 现在可以做的事, named where a thumb need not scroll; the offers are the service's. */
function WhatNow({ own }: { own: CitizenCase }) {
  const { acts } = useSpeaking().texts;
  const isAsked = own.questions.some(({ answered }) => !answered);
  const names = own.commands.flatMap(({ command, allowed }) => {
    const words = (acts as Record<string, unknown>)[command];
    return allowed && words ? [(words as { name: string }).name] : [];
  });
  const all = isAsked ? [acts.answer.name, ...names] : names;
  return (
    <div>
      <dt>{acts.title}</dt>
      <dd>{all.length > 0 ? <a href="#acts">{all.join(' · ')}</a> : acts.nothing}</dd>
    </div>
  );
}

function Due({ own, told }: { own: CitizenCase; told: (moment: string) => string }) {
  const { texts } = useSpeaking();
  const { track, words } = texts;
  const { due } = own;
  if (!due || !due.dueAt)
    return (
      <div>
        <dt>{track.due}</dt>
        <dd>{due || own.suspended ? track.suspended : track.noDue}</dd>
      </div>
    );
  return (
    <div>
      <dt>{words.next[due.clock]}</dt>
      <dd>
        {told(due.dueAt)}
        <strong className={due.late ? 'left left-late' : 'left'}>{leftInWords(due, texts)}</strong>
      </dd>
    </div>
  );
}

function Told({ title, children }: { title: string; children: ReactNode }) {
  if (!children) return null;
  return (
    <section className="told">
      <h2>{title}</h2>
      <p className="said-words">{children}</p>
    </section>
  );
}

export function UnitName({ path }: { path: string }) {
  const { language } = useSpeaking();
  const { data } = useAnswer('units', askUnits);
  const unit = data?.items.find((each) => each.path === path);
  return unit ? nameIn(unit, language) : '…';
}

function Clocks({ own, told }: { own: CitizenCase; told: (moment: string) => string }) {
  const { track } = useSpeaking().texts;
  const limited = own.clocks.filter(({ dueAt }) => dueAt !== null);
  if (limited.length === 0) return null;
  return (
    <details>
      <summary>{track.clocks}</summary>
      <ul className="clocks">
        {limited.map(({ name, instance, dueAt, state }) => (
          <li key={`${name}/${instance}`}>
            <strong>{track.clockNames[name] ?? name}</strong>
            <span>{dueAt && track.dueBy(told(dueAt))}</span>
            <span className="quiet">{track.clockStates[state]}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}
