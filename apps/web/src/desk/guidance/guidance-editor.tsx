import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useEffect, useMemo, useRef, useState, type FormEvent } from 'react';
import { answerOf, isRefused, type Refusal } from '../../api/problem.ts';
import { focusFirstError, type Errors } from '../../parts/focus-error.ts';
import { randomKey } from '../../parts/random-key.ts';
import { RefusalBox } from '../../parts/refusal-box.tsx';
import { dropDraft, keepDraft, keptDraft } from '../acts/drafts.ts';
import { FormFields } from '../acts/form-fields.tsx';
import { FormSpeaks } from '../acts/form-speaks.ts';
import { bodyOf, type Values } from '../acts/form-values.ts';
import { intake } from '../api/desk-client.ts';
import { useTell } from '../parts/telling.tsx';
import { useDeskTexts } from '../speaking.tsx';
import { Changes } from './changes.tsx';
import { guidanceForm } from './guidance-form.generated.ts';
import { guidanceKey, guidanceQuery, type GuidanceContent, type GuidanceView } from './guidance-queries.ts';
import { WholeGuidance } from './guidance-text.tsx';
import { Versions } from './versions.tsx';

interface EditorProps {
  readonly inForce: GuidanceView;
  readonly name: string;
}

/** A form of the whole, with what it will look like and what it changes; kept in this tab until it is published. */
export function GuidanceEditor({ inForce, name }: EditorProps) {
  const { about } = inForce;
  const { guidance } = useDeskTexts();
  const client = useQueryClient();
  const tell = useTell();
  const form = useRef<HTMLFormElement>(null);
  const draftName = `guidance:${about}`;
  const kept = useMemo(() => keptDraft<Draft>(draftName), [draftName]);
  const [values, setValues] = useState<Values>(kept?.values ?? contentOf(inForce));
  // What the draft was begun over: a version that somebody else publishes meanwhile is not written over unseen.
  const [version, setVersion] = useState(kept?.version ?? inForce.version);
  const [errors, setErrors] = useState<Errors>({});
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [isSending, setSending] = useState(false);
  const body = useMemo(() => ({ ...nothing, ...bodyOf(values) }) as GuidanceContent, [values]);
  const key = useMemo(randomKey, [JSON.stringify(body), version]);
  useEffect(() => {
    if (form.current) focusFirstError(form.current, errors);
  }, [errors]);

  const change = (after: Values) => {
    setValues(after);
    keepDraft(draftName, { values: after, version } satisfies Draft);
  };
  const begin = (from: GuidanceView) => {
    setValues(contentOf(from));
    setVersion(from.version);
    setErrors({});
    setRefusal(null);
    dropDraft(draftName);
  };
  const publish = async (event: FormEvent) => {
    event.preventDefault();
    if (isSending) return;
    setSending(true);
    const header = { 'If-Match': `"${version}"`, 'Idempotency-Key': key };
    const answer = await answerOf<GuidanceView>(
      intake.PUT('/v1/guidance/{about}', { params: { path: { about }, header }, body }),
    );
    setSending(false);
    if (isRefused(answer)) {
      setRefusal(answer.refusal);
      setErrors(Object.fromEntries((answer.refusal.errors ?? []).map((each) => [each.field, each.message])));
      if (answer.refusal.code === 'stale-version') void client.invalidateQueries({ queryKey: guidanceKey });
      return;
    }
    client.setQueryData(guidanceQuery(about).queryKey, answer.data);
    begin(answer.data);
    void client.invalidateQueries({ queryKey: guidanceKey });
    tell(guidance.done(name, answer.data.version));
  };
  return (
    <div className="guidance-columns">
      <form ref={form} className="panel" noValidate onSubmit={(event) => void publish(event)}>
        <RefusalBox refusal={refusal} />
        {refusal?.code === 'stale-version' && (
          <p>
            <Button onClick={() => begin(inForce)}>{guidance.takeNewest(inForce.version)}</Button>
          </p>
        )}
        <BlanksHint />
        <FormSpeaks value={{ matter: null, command: 'guidance', errors, isOrdered: true }}>
          <FormFields shape={shapeFor(about)} values={values} path="" onChange={change} />
        </FormSpeaks>
        <div className="acts act-buttons">
          <Button type="primary" htmlType="submit" disabled={isSending}>
            {isSending ? guidance.publishing : guidance.publish}
          </Button>
          <Button onClick={() => begin(inForce)}>{guidance.discard}</Button>
        </div>
      </form>
      <div>
        <Changes before={inForce} after={body} />
        <section className="panel" aria-labelledby="preview">
          <h2 id="preview">{guidance.preview}</h2>
          <WholeGuidance {...body} />
        </section>
        <Versions about={about} onTake={(older) => change(contentOf(older))} />
      </div>
    </div>
  );
}

interface Draft {
  readonly values: Values;
  readonly version: number;
}

const nothing: GuidanceContent = { law: [], steps: [], answers: [] };

function contentOf({ law, steps, answers }: GuidanceContent): Values {
  return { law, steps, answers };
}

/** A unit keeps its answers alone. */
function shapeFor(about: string) {
  const { answers = {} } = guidanceForm.properties ?? {};
  return about.startsWith('unit.') ? { ...guidanceForm, properties: { answers } } : guidanceForm;
}

function BlanksHint() {
  const { guidance } = useDeskTexts();
  return (
    <div className="box">
      <p>{guidance.blanksHint}</p>
      <ul className="blanks-known">
        {Object.entries(guidance.blanks).map(([blank, label]) => (
          <li key={blank}>
            <mark className="blank">{`{${blank}}`}</mark> {label}
          </li>
        ))}
      </ul>
    </div>
  );
}
