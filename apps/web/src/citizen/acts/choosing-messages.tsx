import { askChannels } from '../../api/catalogue-queries.ts';
import type { CitizenCase } from '../../api/shapes.ts';
import { useSpeaking } from '../../parts/speaking.tsx';
import { useAnswer } from '../../parts/use-answer.ts';
import type { Opened } from '../navigation.ts';
import { ActBox } from './act-box.tsx';
import { give } from './give.ts';
import { useAct } from './use-act.ts';

/** Nothing was said at the time: then a letter, where there is an address. */
const unlessSaid: readonly string[] = ['email'];

/** 怎样告诉您: the channels there are and an address was left for, to be chosen anew; none of them: nothing to choose. */
export function ChoosingMessages({
  opened,
  own,
  onDone,
}: {
  readonly opened: Opened;
  readonly own: CitizenCase;
  readonly onDone: (own: CitizenCase, said: string) => void;
}) {
  const { acts } = useSpeaking().texts;
  const words = acts.messages;
  const { data } = useAnswer('channels', askChannels);
  const { send, isSending, refusal } = useAct<CitizenCase>((after) => onDone(after, words.done));
  const { chosen, possible } = own.messages;
  const ways = possible.filter((channel) => data?.channels.includes(channel));
  if (!data || ways.length === 0) return null;
  const isChosen = (channel: string) => (chosen ?? unlessSaid).includes(channel);
  const onSubmit = (form: HTMLFormElement) => {
    const wanted = new FormData(form).getAll('messages');
    const messages = ways.filter((channel) => wanted.includes(channel));
    void send((key) => give('choose-messages', { messages }, opened, key));
  };
  return (
    <ActBox {...{ name: words.name, ask: words.ask, doIt: words.do }} {...{ isSending, refusal, onSubmit }}>
      <fieldset className="field">
        <legend className="only-heard">{words.ask}</legend>
        <div className="choices">
          {ways.map((channel) => (
            <label key={channel} className="choice">
              <input type="checkbox" name="messages" value={channel} defaultChecked={isChosen(channel)} />
              <span>
                <strong>{words.ways[channel]}</strong>
                <span className="hint">{words.means[channel]}</span>
              </span>
            </label>
          ))}
        </div>
      </fieldset>
      <p className="hint">{words.quiet(data.quietHours.from, data.quietHours.to)}</p>
    </ActBox>
  );
}
