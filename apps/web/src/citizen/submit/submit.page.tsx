import { useEffect, useRef, useState, type FormEvent } from 'react';
import { CheckBox, TextArea, TextField } from '../../parts/field.tsx';
import { focusFirstError, type Errors } from '../../parts/focus-error.ts';
import { useErrors } from '../../parts/use-errors.ts';
import { RefusalBox } from '../../parts/refusal-box.tsx';
import { useTexts } from '../../parts/speaking.tsx';
import { EndCard } from '../end/end-card.tsx';
import { PrivacySections } from '../privacy/privacy-sections.tsx';
import { AttachmentList, useAttachments } from './attachments.tsx';
import { CategoryChoice, useCategories } from './category.tsx';
import { Choices } from './choices.tsx';
import { Emergency } from './emergency.tsx';
import { urgentWords } from './emergency-words.ts';
import { matterBody, missingIn } from './matter-body.ts';
import { PlaceField } from './place.tsx';
import { Reporter } from './reporter.tsx';
import { useKeptForm } from './use-kept-form.ts';
import { isEntered, useSending, type Entered } from './use-sending.ts';

const ledgers = ['suggestion', 'claim', 'complaint'] as const;

/** 提交事项: the form, and when it is sent the page with number and code. */
export function SubmitPage() {
  const texts = useTexts();
  const { submit, frame, words } = texts;
  const { form, values, changed, clear, wasKept, isAlive } = useKeptForm();
  const attachments = useAttachments();
  const categories = useCategories(values['ledger']);
  const category = categories.open.find(({ slug }) => slug === values['category']);
  const { send, isSending, isUnanswered, refusal, forget } = useSending();
  const { errors, setErrors, mended, onInput } = useErrors();
  const [entered, setEntered] = useState<Entered | null>(null);
  const [alarm, setAlarm] = useState<readonly string[] | null>(null);
  const calmed = useRef(new Set<string>());
  const attempts = useRef(0);
  const [attempt, setAttempt] = useState(0);

  useEffect(() => {
    if (attempt > 0 && form.current && Object.keys(errors).length > 0) focusFirstError(form.current, errors);
    // Only after an attempt: nobody is pulled away while typing.
  }, [attempt]);

  useEffect(() => mended('attachments'), [attachments.isBusy, attachments.isBroken]);

  const wrong = (found: Errors) => {
    setErrors(found);
    attempts.current += 1;
    setAttempt(attempts.current);
  };

  /** Whether something sounds like danger and was not called a false alarm yet; then the whole page asks. */
  const isAlarming = () => {
    const words = urgentWords(values['summary'], values['detail']).filter(
      (word) => !calmed.current.has(word),
    );
    if (words.length === 0) return false;
    setAlarm(words);
    return true;
  };

  async function onSubmit(event: FormEvent) {
    event.preventDefault();
    if (isSending || isAlarming()) return;
    const missing = missingIn(values, category).map((name) => [name, messageFor(name)] as const);
    const ofFiles = attachments.isBusy ? submit.filesBusy : attachments.isBroken ? submit.filesBroken : null;
    const found = Object.fromEntries([...missing, ...(ofFiles ? [['attachments', ofFiles]] : [])]);
    if (Object.keys(found).length > 0) {
      forget();
      wrong(found);
      return;
    }
    const result = await send(matterBody(values, category, attachments.uploaded), attachments.isUntouched);
    if (result === null) return;
    if (!isEntered(result)) {
      wrong(result);
      return;
    }
    attachments.clear();
    // What was changed too late stays: it may be added, or be another matter.
    if (!result.isEarlier) clear();
    setEntered(result);
  }

  const messageFor = (name: string) => {
    if (name === 'privacy') return submit.privacyNeeded;
    return ['ledger', 'category', 'who'].includes(name) ? frame.chooseOne : frame.required;
  };

  if (entered)
    return (
      <EndCard
        opened={entered}
        title={texts.end.title}
        whatNow={texts.end.whatText}
        note={entered.isEarlier ? submit.earlier : undefined}
      />
    );
  const count = Object.keys(errors).length;
  // Nothing in it was found wrong: the same again may get through.
  const isInDoubt = isUnanswered || (refusal !== null && !refusal.errors?.length);
  // Of what was wrong with the fields all is mended: it is to be sent again.
  const isMended = count === 0 && !!refusal?.errors?.length;
  return (
    <>
      <h1>{submit.title}</h1>
      <p className="lead">{submit.lead}</p>
      {isUnanswered && !refusal && !isSending && (
        <div className="box box-warn">
          <p>{submit.unknown}</p>
          <button type="submit" form="matter" className="button">
            {submit.sendAgain}
          </button>
        </div>
      )}
      {wasKept && (
        <p className="box">
          {submit.kept}{' '}
          <button type="button" className="button button-quiet" onClick={clear}>
            {submit.clear}
          </button>
        </p>
      )}
      <form
        id="matter"
        ref={form}
        method="post"
        noValidate
        onInput={(event) => {
          changed();
          onInput(event);
        }}
        onBlur={() => void isAlarming()}
        onSubmit={(event) => void onSubmit(event)}
      >
        <section aria-labelledby="kinds">
          <h2 id="kinds">{submit.kinds}</h2>
          <Choices
            name="ledger"
            label={submit.kinds}
            error={errors['ledger']}
            options={ledgers.map((value) => ({ value, ...words.ledgers[value] }))}
          />
        </section>
        <section aria-labelledby="about">
          <h2 id="about">{submit.about}</h2>
          <RefusalBox refusal={categories.refusal} again={categories.again} />
          <CategoryChoice
            {...{ values, errors, categories }}
            onChange={(slug) => changed({ category: slug })}
          />
          <TextField
            {...{ name: 'summary', label: submit.summary, hint: submit.summaryHint }}
            maxLength={200}
            error={errors['summary']}
          />
          <TextArea
            {...{ name: 'detail', label: submit.detail, hint: submit.detailHint }}
            rows={6}
            maxLength={10_000}
            error={errors['detail']}
          />
          <PlaceField
            typed={values['place'] ?? ''}
            error={errors['place']}
            onPick={(place) => {
              const control = form.current?.elements.namedItem('place');
              if (control instanceof HTMLInputElement) control.value = place;
              changed();
              mended('place');
            }}
          />
          <TextField
            {...{ name: 'subjects', label: submit.subjects, hint: submit.subjectsHint, optional: true }}
            maxLength={1000}
            error={errors['subjects']}
          />
        </section>
        <section aria-labelledby="photos">
          <h2 id="photos">{submit.files}</h2>
          <AttachmentList attachments={attachments} error={errors['attachments']} />
        </section>
        <section aria-labelledby="who">
          <h2 id="who">{submit.who}</h2>
          <Reporter {...{ values, errors }} />
        </section>
        <section aria-labelledby="consent">
          <h2 id="consent">{submit.consent}</h2>
          <p>{submit.privacyLine}</p>
          <details>
            <summary>{submit.privacyRead}</summary>
            <PrivacySections />
          </details>
          <CheckBox name="privacy" label={submit.privacyAccept} error={errors['privacy']} />
          {count > 0 && !refusal && (
            <p className="box box-bad" role="alert">
              {frame.mustCorrect(count)}
            </p>
          )}
          {refusal?.code === 'no-answer' ? (
            <p className="box box-bad" role="alert">
              {submit.unknown}
            </p>
          ) : (
            <RefusalBox refusal={isMended ? null : refusal} />
          )}
          <button type="submit" className="button button-main" disabled={!isAlive} aria-disabled={isSending}>
            {!isAlive
              ? frame.stillLoading
              : isSending
                ? submit.sending
                : isInDoubt
                  ? submit.sendAgain
                  : submit.send}
          </button>
          <noscript>
            <p className="box box-bad">{submit.lostScript}</p>
          </noscript>
        </section>
      </form>
      {alarm !== null && (
        <Emergency
          onFalseAlarm={() => {
            for (const word of alarm) calmed.current.add(word);
            setAlarm(null);
          }}
        />
      )}
    </>
  );
}
