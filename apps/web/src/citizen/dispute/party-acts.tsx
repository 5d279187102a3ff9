import { useState } from 'react';
import { CheckBox, TextArea } from '../../parts/field.tsx';
import { RefusalBox } from '../../parts/refusal-box.tsx';
import { saveFile } from '../../parts/save-file.ts';
import { useSpeaking } from '../../parts/speaking.tsx';
import { ActBox } from '../acts/act-box.tsx';
import { useAct } from '../acts/use-act.ts';
import { textIn, useNeeded } from '../acts/use-needed.ts';
import type { PartyDispute } from '../../api/shapes.ts';
import type { DisputeProps } from './dispute-props.ts';
import { fetchFile, give, type PartyBodies, type PartyCommand } from './give.ts';

/** One command of a party, with what becomes of it. */
export function usePartyAct<Name extends PartyCommand>(name: Name, { opened, onChange }: DisputeProps) {
  const { send, ...state } = useAct<PartyDispute>(onChange);
  return { ...state, send: (body: PartyBodies[Name]) => send((key) => give(name, body, opened, key)) };
}

export const isOffered = ({ commands }: PartyDispute, name: PartyCommand) =>
  commands.some(({ command, allowed }) => command === name && allowed);

/** What the service offers this party now. */
export function PartyActs(props: DisputeProps) {
  const { texts } = useSpeaking();
  const { acts } = texts;
  const { dispute } = props;
  const offered = (['record-consent', 'record-statement', 'withdraw'] as const).filter((name) =>
    isOffered(dispute, name),
  );
  if (offered.length === 0) return null;
  return (
    <section aria-labelledby="acts">
      <h2 id="acts">{acts.title}</h2>
      {offered.includes('record-consent') && <Consent {...props} />}
      {offered.includes('record-statement') && <Statement {...props} />}
      {offered.includes('withdraw') && <Stop {...props} />}
    </section>
  );
}

function Consent(props: DisputeProps) {
  const { dispute: said } = useSpeaking().texts;
  const { send, isSending, refusal } = usePartyAct('record-consent', props);
  const words = said.commands['record-consent'];
  return (
    <div className="act act-open">
      <h3>{words.name}</h3>
      <p>{words.ask}</p>
      <RefusalBox refusal={refusal} />
      <div className="acts">
        <button
          type="button"
          className="button button-main"
          aria-disabled={isSending}
          onClick={() => void send({ given: true })}
        >
          {said.agree}
        </button>
        <button
          type="button"
          className="button"
          aria-disabled={isSending}
          onClick={() => void send({ given: false })}
        >
          {said.refuse}
        </button>
      </div>
    </div>
  );
}

function Statement(props: DisputeProps) {
  const { dispute: said, frame } = useSpeaking().texts;
  const { send, ...state } = usePartyAct('record-statement', props);
  const { errors, isThere, onInput } = useNeeded(frame.required);
  const words = said.commands['record-statement'];
  const onSubmit = (form: HTMLFormElement) => {
    if (!isThere(form, 'statement')) return;
    const text = textIn(form, 'statement');
    const confidential = textIn(form, 'confidential') !== '';
    void send({ text, confidential }).then((isDone) => isDone && form.reset());
  };
  return (
    <ActBox name={words.name} ask={words.ask} doIt={said.send} {...{ onInput, onSubmit }} {...state}>
      <TextArea
        {...{ name: 'statement', label: words.name, rows: 5, maxLength: 10_000 }}
        error={errors['statement']}
      />
      <CheckBox name="confidential" label={said.confidential} />
    </ActBox>
  );
}

function Stop(props: DisputeProps) {
  const { dispute: said, acts, frame } = useSpeaking().texts;
  const { send, ...state } = usePartyAct('withdraw', props);
  const { errors, isThere, onInput } = useNeeded(frame.required);
  const words = said.commands.withdraw;
  const onSubmit = (form: HTMLFormElement) => {
    if (!isThere(form, 'stop-reason')) return;
    void send({ reason: textIn(form, 'stop-reason'), remedies: said.remediesTold });
  };
  return (
    <ActBox name={words.name} ask={words.ask} doIt={words.name} {...{ onInput, onSubmit }} {...state}>
      <p className="hint">{said.remediesTold}</p>
      <TextArea
        {...{ name: 'stop-reason', label: acts.reason, rows: 3, maxLength: 2000 }}
        error={errors['stop-reason']}
      />
    </ActBox>
  );
}

/** 调解协议: to read in full before it is agreed to; the document itself can be saved and printed. */
export function Settlement({ partyName, ...props }: DisputeProps & { partyName: (key: string) => string }) {
  const { dispute: said } = useSpeaking().texts;
  const { settlement } = props.dispute;
  const { send, isSending, refusal } = usePartyAct('sign', props);
  const [isLost, setIsLost] = useState(false);
  const save = async () => {
    setIsLost(false);
    try {
      saveFile(`${props.opened.number}.html`, await fetchFile('settlement', props.opened));
    } catch {
      setIsLost(true);
    }
  };
  const words = said.commands.sign;
  return (
    <section aria-labelledby="settlement">
      <h2 id="settlement">{said.settlement}</h2>
      {!settlement && <p>{said.noSettlement}</p>}
      {settlement && (
        <div className="card">
          <p className="quiet">
            {said.version(settlement.version)}
            {settlement.effectiveOn && ` · ${said.inForce} ${settlement.effectiveOn}`}
          </p>
          <p className="said-words">{settlement.terms}</p>
          {settlement.signedBy.length > 0 && (
            <p>{said.signedBy(settlement.signedBy.map(partyName).join(' · '))}</p>
          )}
          <RefusalBox refusal={refusal ?? (isLost ? { code: 'no-answer', title: '' } : null)} />
          <div className="acts">
            <button type="button" className="button" onClick={() => void save()}>
              {said.document}
            </button>
            {isOffered(props.dispute, 'sign') && !settlement.signedBy.includes(props.dispute.party) && (
              <button
                type="button"
                className="button button-main"
                aria-disabled={isSending}
                onClick={() => void send({ version: settlement.version })}
              >
                {words.ask}
              </button>
            )}
          </div>
        </div>
      )}
    </section>
  );
}
