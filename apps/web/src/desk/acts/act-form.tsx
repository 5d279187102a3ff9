import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useEffect, useMemo, useRef, useState, type FormEvent } from 'react';
import { isRefused, type Refusal } from '../../api/problem.ts';
import { focusFirstError, type Errors } from '../../parts/focus-error.ts';
import { randomKey } from '../../parts/random-key.ts';
import { RefusalBox } from '../../parts/refusal-box.tsx';
import { giveCommand, type CaseView } from '../api/desk-client.ts';
import { caseQuery, casesKey } from '../api/queries.ts';
import { blanksIn } from '../guidance/blanks.ts';
import { caseGuidanceQuery } from '../guidance/guidance-queries.ts';
import { ReplyGuidance } from '../guidance/reply-guidance.tsx';
import { useTell } from '../parts/telling.tsx';
import { useDeskTexts } from '../speaking.tsx';
import { ChangedSince } from './changed-since.tsx';
import { commandForms } from './command-forms.generated.ts';
import { errorsOf, stillWrong } from './form-errors.ts';
import { FormFields } from './form-fields.tsx';
import { bodyOf, missing, variantsOf, type Values } from './form-values.ts';
import { FormSpeaks } from './form-speaks.ts';
import type { Command } from './offers.tsx';
import { useFirstValues } from './first-values.ts';
import { dropDraft, keepDraft, keptDraft } from './drafts.ts';
import { textOf } from './control-props.ts';
import { putAfter } from './templates.ts';

interface ActFormProps {
  readonly matter: CaseView;
  readonly command: Command;
  readonly onCancel: () => void;
  readonly onDone: (matter: CaseView) => void;
}

/** The form of any command, made from the body it takes: what its fields are the API's document says. */
export function ActForm({ matter, command, onCancel, onDone }: ActFormProps) {
  const { acts, commands, fields, frame, guidance } = useDeskTexts();
  const client = useQueryClient();
  const tell = useTell();
  const form = useRef<HTMLFormElement>(null);
  const isGuided = command === 'reply';
  const guided = useQuery({ ...caseGuidanceQuery(matter.id), enabled: isGuided });
  const draftName = `${matter.id}:${command}`;
  const whole = commandForms[command] ?? {};
  const variants = variantsOf(whole);
  const firstValues = useFirstValues(matter, command);
  const [values, setValues] = useState<Values>(() => keptDraft<Values>(draftName) ?? firstValues);
  const [variant, setVariant] = useState(variants[0]?.name ?? '');
  const [version, setVersion] = useState(matter.version);
  const [errors, setErrors] = useState<Errors>({});
  const [sendings, setSendings] = useState(0);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [isSending, setSending] = useState(false);
  const shape = variants.find(({ name }) => name === variant)?.shape ?? whole;
  const body = useMemo(() => {
    const known = Object.keys(shape.properties ?? {});
    return bodyOf(Object.fromEntries(Object.entries(values).filter(([name]) => known.includes(name))));
  }, [values, shape]);
  // The same words are the same act, however often they are sent.
  const key = useMemo(randomKey, [JSON.stringify(body), version]);

  useEffect(() => {
    if (values !== firstValues) keepDraft(draftName, values);
  }, [values, draftName]);
  useEffect(() => {
    if (form.current) focusFirstError(form.current, errors);
    // Of each sending: while one error is put right nobody is led away to the next.
  }, [sendings]);

  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (isSending) return;
    const left = missing(shape, body);
    const open = blanksIn(textOf(body['result']), Object.keys(guidance.blanks));
    setErrors({
      ...Object.fromEntries(left.map((name) => [name, frame.required])),
      ...(open.length > 0 && { result: guidance.fillFirst }),
    });
    setSendings((count) => count + 1);
    if (left.length + open.length > 0) return;
    setSending(true);
    setRefusal(null);
    const answer = await giveCommand({ command, id: matter.id, body, version, key });
    setSending(false);
    if (isRefused(answer)) {
      setRefusal(answer.refusal);
      setErrors(errorsOf(answer.refusal, command, values));
      setSendings((count) => count + 1);
      return;
    }
    dropDraft(draftName);
    if ('commands' in answer.data) client.setQueryData(caseQuery(matter.id).queryKey, answer.data);
    void client.invalidateQueries({ queryKey: casesKey });
    tell(
      'commands' in answer.data
        ? acts.done(`${commands[command]} ${matter.number}`)
        : acts.hidden(matter.number),
    );
    onDone(answer.data);
  };

  const change = (after: Values) => {
    setErrors(stillWrong(errors, values, after));
    setValues(after);
  };
  const isStale = refusal?.code === 'stale-version';
  return (
    <form ref={form} className="act-form" noValidate onSubmit={(event) => void send(event)}>
      {isStale ? (
        <ChangedSince
          id={matter.id}
          version={version}
          onSeen={(now) => {
            setVersion(now);
            setRefusal(null);
          }}
        />
      ) : (
        <RefusalBox refusal={refusal} />
      )}
      {variants.length > 0 && (
        <fieldset className="field choices-in-line">
          <legend className="only-heard">{commands[command]}</legend>
          {variants.map(({ name }) => (
            <label key={name} className="choice">
              <input
                type="radio"
                name="variant"
                checked={name === variant}
                onChange={() => setVariant(name)}
              />
              <span>{fields.variants[name] ?? name}</span>
            </label>
          ))}
        </fieldset>
      )}
      <FormSpeaks value={{ matter, command, errors }}>
        <div className={isGuided ? 'form-with-guidance' : undefined}>
          {isGuided && (
            <ReplyGuidance
              query={guided}
              onUse={(answer) => change({ ...values, result: putAfter(textOf(values['result']), answer) })}
            />
          )}
          <div>
            <FormFields shape={shape} values={values} path="" onChange={change} />
          </div>
        </div>
      </FormSpeaks>
      <div className="acts act-buttons">
        <Button type="primary" htmlType="submit" disabled={isSending || isStale}>
          {isSending ? acts.sending : acts.confirm(commands[command])}
        </Button>
        <Button onClick={onCancel}>{acts.cancel}</Button>
      </div>
    </form>
  );
}
