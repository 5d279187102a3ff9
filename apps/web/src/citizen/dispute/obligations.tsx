import { TextArea } from '../../parts/field.tsx';
import { localeOf } from '../../parts/moment-words.ts';
import { useSpeaking } from '../../parts/speaking.tsx';
import { ActBox } from '../acts/act-box.tsx';
import { textIn, useNeeded } from '../acts/use-needed.ts';
import type { PartyDispute } from '../../api/shapes.ts';
import type { DisputeProps } from './dispute-props.ts';
import { isOffered, usePartyAct } from './party-acts.tsx';

interface Telling {
  readonly partyName: (key: string) => string;
  readonly told: (moment: string) => string;
}

/** 履行义务: who owes whom what, by when, what waits for what; the side it benefits confirms it or does without here. */
export function Obligations(props: DisputeProps & Telling) {
  const { texts, language } = useSpeaking();
  const { dispute: said } = texts;
  const { dispute, partyName, told } = props;
  if (dispute.obligations.length === 0) return null;
  return (
    <section aria-labelledby="obligations">
      <h2 id="obligations">{said.obligations}</h2>
      <ol className="cards cards-wide">
        {dispute.obligations.map((each) => (
          <li key={each.id} className="card">
            <h3>
              {each.id}. {each.what}
            </h3>
            <p>
              {said.owes(partyName(each.who), partyName(each.toWhom))}
              {each.amountYuan !== null &&
                ` · ${said.amount(new Intl.NumberFormat(localeOf(language)).format(each.amountYuan))}`}
            </p>
            <p>
              <strong className={each.inDefault ? 'left left-late' : 'left'}>
                {each.inDefault ? said.inDefault : said.obligationStates[each.state]}
              </strong>{' '}
              {texts.track.dueBy(told(each.dueAt))}
              {each.state === 'shut' && ` · ${said.waitsFor(each.after.join(', '))}`}
            </p>
            {each.remedies.map(({ code, words }) => (
              <p key={code} className="hint">
                {words[language]}
              </p>
            ))}
            {each.state === 'open' && each.toWhom === dispute.party && (
              <>
                <Confirming {...props} obligation={each} />
                <Waiving {...props} obligation={each} />
              </>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

type OfObligation = DisputeProps & { readonly obligation: PartyDispute['obligations'][number] };

/** 确认已履行: the side it benefits says how it was done, which is what it is shown by. */
function Confirming({ obligation: { id }, ...props }: OfObligation) {
  const act = usePartyAct('confirm', props);
  return (
    <OnObligation
      {...{ command: 'confirm', id, act, ...props }}
      body={(text) => ({ evidence: [{ text }] })}
    />
  );
}

/** 放弃履行: that side does without; asked with its reason, since it cannot be taken back. */
function Waiving({ obligation: { id }, ...props }: OfObligation) {
  const act = usePartyAct('waive', props);
  return <OnObligation {...{ command: 'waive', id, act, ...props }} body={(reason) => ({ reason })} />;
}

/** One act on one obligation, with the words that it takes. */
function OnObligation<Body extends object>(props: {
  readonly dispute: PartyDispute;
  readonly command: 'confirm' | 'waive';
  readonly id: string;
  readonly act: Pick<Parameters<typeof ActBox>[0], 'isSending' | 'refusal'> & {
    readonly send: (body: { readonly obligation: string } & Body) => Promise<boolean>;
  };
  readonly body: (text: string) => Body;
}) {
  const { dispute, command, id, act, body } = props;
  const { dispute: said, frame } = useSpeaking().texts;
  const { errors, isThere, onInput } = useNeeded(frame.required);
  if (!isOffered(dispute, command)) return null;
  const words = said.commands[command];
  const name = `${command}-${id}`;
  const onSubmit = (form: HTMLFormElement) => {
    if (isThere(form, name)) void act.send({ obligation: id, ...body(textIn(form, name)) });
  };
  const { isSending, refusal } = act;
  return (
    <ActBox {...{ name: words.name, ask: words.ask, doIt: words.do, onInput, onSubmit, isSending, refusal }}>
      <TextArea {...{ name, label: words.text, rows: 3, maxLength: 2000 }} error={errors[name]} />
    </ActBox>
  );
}
