import { useState, type ReactNode } from 'react';
import { TextArea } from '../../parts/field.tsx';
import { dayInWords, momentInWords } from '../../parts/moment-words.ts';
import { useSpeaking } from '../../parts/speaking.tsx';
import type { Opened } from '../navigation.ts';
import { AttachmentList, useAttachments } from '../submit/attachments.tsx';
import type { CitizenCase } from '../../api/shapes.ts';
import { ActBox } from './act-box.tsx';
import { ChoosingMessages } from './choosing-messages.tsx';
import { give, type ActBodies, type ActName } from './give.ts';
import { useAct } from './use-act.ts';
import { textIn, useNeeded } from './use-needed.ts';

interface ActProps {
  readonly opened: Opened;
  readonly own: CitizenCase;
  readonly onDone: (own: CitizenCase, said: string) => void;
}

/** 您现在可以: what the service offers, each with its last day; the words that it is done stay when the offer is gone. */
export function CitizenActs({
  opened,
  own,
  onChange,
}: {
  opened: Opened;
  own: CitizenCase;
  onChange: (own: CitizenCase) => void;
}) {
  const { texts, language } = useSpeaking();
  const { acts } = texts;
  const [said, setSaid] = useState('');
  const props: ActProps = {
    ...{ opened, own },
    onDone: (after, words) => {
      onChange(after);
      setSaid(words);
    },
  };
  const offers = own.commands.filter(({ allowed }) => allowed);
  const untilOf = (name: ActName) => {
    const until = offers.find(({ command }) => command === name)?.until;
    return until ? momentInWords(until, language, own.serverTime) : null;
  };
  const can = (name: ActName) => offers.some(({ command }) => command === name);
  const open = own.questions.filter(({ answered }) => !answered);
  return (
    <section aria-labelledby="acts">
      <h2 id="acts">{acts.title}</h2>
      <p role="status" className="said">
        {said}
      </p>
      {offers.length === 0 && <p>{acts.nothing}</p>}
      {can('add') &&
        open.map((question) => <Answering key={question.question} {...props} question={question} />)}
      {can('rate') && <Rating {...props} until={untilOf('rate')} />}
      {can('appeal') && <WithReason {...props} name="appeal" until={untilOf('appeal')} />}
      {can('reopen') && <WithReason {...props} name="reopen" until={untilOf('reopen')} />}
      {can('add') && <Adding {...props} />}
      {can('choose-messages') && <ChoosingMessages {...props} />}
      {can('withdraw') && <Plain {...props} name="withdraw" body={{}} />}
      {can('consent') && <Plain {...props} name="consent" body={{ given: true }} />}
    </section>
  );
}

function useGiving<Name extends ActName>(name: Name, { opened, onDone }: ActProps, done: string) {
  const { send, isSending, refusal } = useAct<CitizenCase>((own) => onDone(own, done));
  return {
    isSending,
    refusal,
    send: (body: ActBodies[Name]) => send((key) => give(name, body, opened, key)),
  };
}

const outcomes = ['satisfied', 'basically-satisfied', 'unsatisfied'] as const;

function Rating({ until, ...props }: ActProps & { until: string | null }) {
  const { acts, words, frame } = useSpeaking().texts;
  const { errors, isThere, onInput } = useNeeded(frame.chooseOne);
  const { send, ...state } = useGiving('rate', props, acts.rate.done);
  const onSubmit = (form: HTMLFormElement) => {
    if (isThere(form, 'outcome'))
      void send({ outcome: textIn(form, 'outcome') as (typeof outcomes)[number] });
  };
  return (
    <ActBox
      name={acts.rate.name}
      ask={acts.rate.ask}
      doIt={acts.rate.do}
      isOpen
      {...{ until, onInput, onSubmit }}
      {...state}
    >
      <fieldset className={errors['outcome'] ? 'field field-wrong' : 'field'}>
        <legend className="only-heard">{acts.rate.ask}</legend>
        {errors['outcome'] && <p className="error">{errors['outcome']}</p>}
        <div className="choices choices-row">
          {outcomes.map((outcome) => (
            <label key={outcome} className="choice choice-card">
              <input type="radio" name="outcome" value={outcome} />
              <span>{words.outcomes[outcome]}</span>
            </label>
          ))}
        </div>
      </fieldset>
    </ActBox>
  );
}

function WithReason({
  name,
  until,
  ...props
}: ActProps & { name: 'appeal' | 'reopen'; until: string | null }) {
  const { acts, frame } = useSpeaking().texts;
  const { errors, isThere, onInput } = useNeeded(frame.required);
  const { send, ...state } = useGiving(name, props, acts[name].done);
  const field = `${name}-reason`;
  const onSubmit = (form: HTMLFormElement) => {
    if (isThere(form, field)) void send({ reason: textIn(form, field) });
  };
  const words = acts[name];
  return (
    <ActBox name={words.name} ask={words.ask} doIt={words.do} {...{ until, onInput, onSubmit }} {...state}>
      <TextArea name={field} label={acts.reason} rows={4} maxLength={2000} error={errors[field]} />
    </ActBox>
  );
}

function Adding(props: ActProps) {
  const { acts } = useSpeaking().texts;
  return (
    <Said
      {...props}
      field="add-text"
      label={acts.add.text}
      name={acts.add.name}
      ask={acts.add.ask}
      doIt={acts.add.do}
      done={acts.add.done}
    />
  );
}

function Answering({ question, ...props }: ActProps & { question: CitizenCase['questions'][number] }) {
  const { texts, language } = useSpeaking();
  const { acts } = texts;
  const by = question.by ? acts.answer.by(dayInWords(question.by, language, props.own.serverTime)) : null;
  return (
    <Said
      {...props}
      {...{ field: `answer-${question.question}`, question: question.question, isOpen: true }}
      label={acts.answer.text}
      {...{ name: acts.answer.name, ask: acts.answer.ask, doIt: acts.answer.do, done: acts.add.done }}
    >
      <blockquote>{question.text}</blockquote>
      {by && <p className="hint">{by}</p>}
    </Said>
  );
}

function Said(
  props: ActProps & {
    readonly field: string;
    readonly label: string;
    readonly name: string;
    readonly ask: string;
    readonly doIt: string;
    readonly done: string;
    readonly question?: number;
    readonly isOpen?: boolean;
    readonly children?: ReactNode;
  },
) {
  const { frame, submit } = useSpeaking().texts;
  const { errors, isThere, onInput } = useNeeded(frame.required);
  const attachments = useAttachments();
  const [isTooEarly, setIsTooEarly] = useState(false);
  // Nothing of it stays when the file is there, or was taken out again.
  const ofFiles = attachments.isBusy
    ? submit.filesBusy
    : attachments.isBroken
      ? submit.filesBroken
      : undefined;
  const { send, ...state } = useGiving('add', props, props.done);
  const onSubmit = (form: HTMLFormElement) => {
    setIsTooEarly(ofFiles !== undefined);
    if (!isThere(form, props.field) || ofFiles !== undefined) return;
    const { uploaded } = attachments;
    const body = {
      text: textIn(form, props.field),
      ...(props.question !== undefined && { question: props.question }),
      ...(uploaded.length > 0 && { attachments: uploaded }),
    };
    void send(body).then((isDone) => {
      if (!isDone) return;
      form.reset();
      attachments.clear();
    });
  };
  const { name, ask, doIt, field, isOpen = false } = props;
  return (
    <ActBox {...{ name, ask, doIt, isOpen, onInput, onSubmit }} {...state}>
      {props.children}
      <TextArea name={field} label={props.label} rows={4} maxLength={5000} error={errors[field]} />
      <AttachmentList
        id={`${field}-files`}
        attachments={attachments}
        error={isTooEarly ? ofFiles : undefined}
      />
    </ActBox>
  );
}

function Plain<Name extends 'withdraw' | 'consent'>({
  name,
  body,
  ...props
}: ActProps & { name: Name; body: ActBodies[Name] }) {
  const { acts } = useSpeaking().texts;
  const { send, ...state } = useGiving(name, props, acts[name].done);
  const words = acts[name];
  return (
    <ActBox name={words.name} ask={words.ask} doIt={words.do} onSubmit={() => void send(body)} {...state} />
  );
}
