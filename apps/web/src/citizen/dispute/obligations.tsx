import { RefusalBox } from '../../parts/refusal-box.tsx';
import { localeOf } from '../../parts/moment-words.ts';
import { useSpeaking } from '../../parts/speaking.tsx';
import type { PartyDispute } from '../track/track.page.tsx';
import type { DisputeProps } from './dispute-view.tsx';
import { isOffered, usePartyAct } from './party-acts.tsx';

interface Telling {
  readonly partyName: (key: string) => string;
  readonly told: (moment: string) => string;
}

/** 履行义务: who owes whom what, by when, what waits for what; the side it benefits confirms it here. */
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
              <Confirming {...props} obligation={each} />
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

function Confirming({
  obligation,
  ...props
}: DisputeProps & { obligation: PartyDispute['obligations'][number] }) {
  const { dispute: said } = useSpeaking().texts;
  const { send, isSending, refusal } = usePartyAct('confirm', props);
  if (!isOffered(props.dispute, 'confirm')) return null;
  return (
    <>
      <RefusalBox refusal={refusal} />
      <button
        type="button"
        className="button"
        aria-disabled={isSending}
        onClick={() => void send({ obligation: obligation.id, evidence: [] })}
      >
        {said.commands.confirm.name}
      </button>
    </>
  );
}
