import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useEffect, useMemo, useRef, useState, type FormEvent } from 'react';
import { isRefused, type Refusal } from '../../api/problem.ts';
import { focusFirstError, type Errors } from '../../parts/focus-error.ts';
import { randomKey } from '../../parts/random-key.ts';
import { RefusalBox } from '../../parts/refusal-box.tsx';
import { commandForms } from '../acts/command-forms.generated.ts';
import { dropDraft, keepDraft, keptDraft } from '../acts/drafts.ts';
import { FieldControl } from '../acts/field-control.tsx';
import { FormFields } from '../acts/form-fields.tsx';
import { FormSpeaks } from '../acts/form-speaks.ts';
import { textOf } from '../acts/control-props.ts';
import { errorsOf, stillWrong } from '../acts/form-errors.ts';
import { bodyOf, missing, type Values } from '../acts/form-values.ts';
import { putAfter } from '../acts/templates.ts';
import { beginCase, type CaseView } from '../api/desk-client.ts';
import { casesKey, categoriesQuery, meQuery } from '../api/queries.ts';
import { DraftProposals } from '../duplicates/draft-proposals.tsx';
import { blanksIn } from '../guidance/blanks.ts';
import { DraftGuidance } from '../guidance/draft-guidance.tsx';
import { useTitle } from '../parts/use-title.ts';
import { useDeskTexts } from '../speaking.tsx';
import { CategoryFields } from './category-fields.tsx';
import { Registered } from './registered.tsx';

const route = getRouteApi('/register');

/** What is asked for, in the order in which it is told at a counter. */
const sections = [
  {
    name: 'matter',
    fields: ['ledger', 'channel', 'category', 'fields', 'summary', 'detail', 'place', 'unit'],
  },
  { name: 'who', fields: ['anonymous', 'reporter', 'onBehalfOf'] },
  { name: 'about', fields: ['subjects', 'subjectUnit', 'subjectPersons'] },
  { name: 'solved', fields: ['result', 'evidence'] },
  { name: 'more', fields: ['receivedAt', 'responseClass', 'attachments', 'note'] },
] as const;

/** Registration at the counter, and of what was solved there and then: the form of the API's own body. */
export function RegistrationPage() {
  const { registration, acts, frame, guidance } = useDeskTexts();
  const { solved } = route.useSearch();
  const command = solved ? 'handle-at-once' : 'register';
  const shape = commandForms[command] ?? {};
  useTitle(solved ? registration.titleSolved : registration.title);
  const client = useQueryClient();
  const form = useRef<HTMLFormElement>(null);
  const [values, setValues] = useState<Values>(() => keptDraft<Values>(command) ?? { channel: 'lounge' });
  const [errors, setErrors] = useState<Errors>({});
  const [sendings, setSendings] = useState(0);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [isSending, setSending] = useState(false);
  const [registered, setRegistered] = useState<CaseView | null>(null);
  const categories = useQuery(categoriesQuery).data?.categories ?? [];
  const asked = categories.find(({ slug }) => slug === values['category'])?.fields ?? [];
  const unit = useQuery(meQuery).data?.unit ?? null;
  const isAnonymous = values['anonymous'] === true;
  const body = useMemo(() => {
    const { reporter, onBehalfOf, ...rest } = values;
    // Where neither unit nor place is told, it is for whoever sits at this counter.
    const isUntold = !solved && !rest['unit'] && !rest['place'] && unit;
    const whole = isUntold ? { ...rest, unit } : rest;
    return bodyOf(isAnonymous ? whole : { ...whole, reporter, onBehalfOf });
  }, [values, isAnonymous, unit, solved]);
  const key = useMemo(randomKey, [JSON.stringify(body)]);
  useEffect(() => {
    if (!registered) keepDraft(command, values);
  }, [values, command, registered]);
  useEffect(() => {
    if (form.current) focusFirstError(form.current, errors);
    // Of each sending: while one error is put right nobody is led away to the next.
  }, [sendings]);

  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (isSending) return;
    const left = [...missing(shape, body), ...(isAnonymous || body['reporter'] ? [] : ['reporter.name'])];
    const open = blanksIn(textOf(body['result']), Object.keys(guidance.blanks));
    setErrors({
      ...Object.fromEntries(left.map((name) => [name, frame.required])),
      ...(open.length > 0 && { result: guidance.fillFirst }),
    });
    setSendings((count) => count + 1);
    if (left.length + open.length > 0) return;
    setSending(true);
    setRefusal(null);
    const answer = await beginCase(solved ? '/handle-at-once' : '', body, key);
    setSending(false);
    if (isRefused(answer)) {
      setRefusal(answer.refusal);
      setErrors(errorsOf(answer.refusal, command, values));
      setSendings((count) => count + 1);
      return;
    }
    dropDraft(command);
    setValues({ channel: 'lounge' });
    setRegistered(answer.data);
    void client.invalidateQueries({ queryKey: casesKey });
  };

  const change = (name: string, value: unknown) => {
    setErrors((before) => stillWrong(before, values, { ...values, [name]: value }));
    setValues((before) => ({ ...before, [name]: value }));
  };
  if (registered) return <Registered matter={registered} onAnother={() => setRegistered(null)} />;
  const isShown = (name: string) =>
    shape.properties?.[name] !== undefined &&
    !(isAnonymous && (name === 'reporter' || name === 'onBehalfOf'));
  return (
    <>
      <h1>{solved ? registration.titleSolved : registration.title}</h1>
      <p>
        {solved ? (
          <Link to="/register" search={{}}>
            {registration.title}
          </Link>
        ) : (
          <Link to="/register" search={{ solved: '1' }}>
            {registration.titleSolved}
          </Link>
        )}
      </p>
      <form ref={form} className="registration" noValidate onSubmit={(event) => void send(event)}>
        <RefusalBox refusal={refusal} />
        <FormSpeaks value={{ matter: null, command, errors }}>
          {sections
            .filter(({ fields }) => fields.some(isShown))
            .map(({ name: section, fields }) => (
              <section key={section} className="panel" aria-labelledby={`r-${section}`}>
                <h2 id={`r-${section}`}>{registration.sections[section]}</h2>
                {section === 'solved' && (
                  <DraftGuidance
                    values={values}
                    unit={unit}
                    onUse={(text) => change('result', putAfter(textOf(values['result']), text))}
                  />
                )}
                {fields
                  .filter(isShown)
                  .map((name) =>
                    name === 'fields' ? (
                      <CategoryFields
                        key={name}
                        asked={asked}
                        values={values}
                        onChange={(fieldValues) => change(name, fieldValues)}
                      />
                    ) : (
                      <FieldControl
                        key={name}
                        name={name}
                        path={name}
                        shape={shape.properties?.[name] ?? {}}
                        isNeeded={shape.required?.includes(name) === true}
                        value={values[name]}
                        onChange={(value) => change(name, value)}
                        beside={values}
                        Fields={FormFields}
                      />
                    ),
                  )}
              </section>
            ))}
        </FormSpeaks>
        <DraftProposals values={values} />
        <Button type="primary" size="large" htmlType="submit" disabled={isSending}>
          {isSending ? acts.sending : solved ? registration.sendSolved : registration.send}
        </Button>
      </form>
    </>
  );
}
