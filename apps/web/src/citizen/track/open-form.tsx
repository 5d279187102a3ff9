import { useEffect, useRef, useState, type FormEvent } from 'react';
import type { Refusal } from '../../api/problem.ts';
import { TextField } from '../../parts/field.tsx';
import { focusFirstError } from '../../parts/focus-error.ts';
import { RefusalBox } from '../../parts/refusal-box.tsx';
import { useErrors } from '../../parts/use-errors.ts';
import { useTexts } from '../../parts/speaking.tsx';
import type { Opened } from '../navigation.ts';

interface Wording {
  readonly number: string;
  readonly numberHint?: string;
  readonly secret: string;
  readonly secretHint: string;
  readonly do: string;
  readonly doing: string;
  readonly wrong: string;
}

/** Where the number stays over a reload. */
interface Kept {
  readonly read: () => string;
  readonly keep: (number: string) => void;
}

/**
 * A number and what opens it. The browser is asked to keep neither: no autocompletion, and the secret leaves the page as soon
 * as it was used. A wrong number and a wrong secret are answered alike.
 */
export function OpenForm({
  words,
  kept,
  open,
}: {
  words: Wording;
  kept?: Kept;
  open: (given: Opened) => Promise<Refusal | null>;
}) {
  const { frame } = useTexts();
  const form = useRef<HTMLFormElement>(null);
  const { errors, setErrors, onInput } = useErrors();
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [isOpening, setIsOpening] = useState(false);
  // Written beforehand, the form is there before what answers it is.
  const [isAlive, setIsAlive] = useState(false);
  useEffect(() => {
    const number = numberIn(form.current);
    if (number && kept && number.value === '') number.value = kept.read();
    setIsAlive(true);
    // Once, before anybody types.
  }, []);

  async function onSubmit(event: FormEvent) {
    event.preventDefault();
    if (!form.current || isOpening) return;
    const data = new FormData(form.current);
    const read = (name: string) =>
      String(data.get(name) ?? '')
        .normalize('NFKC')
        .trim();
    const given = { number: read('number').toUpperCase(), code: read('secret') };
    const found = {
      ...(given.number === '' && { number: frame.required }),
      ...(given.code === '' && { secret: frame.required }),
    };
    setErrors(found);
    setRefusal(null);
    if (Object.keys(found).length > 0) {
      requestAnimationFrame(() => form.current && focusFirstError(form.current, found));
      return;
    }
    setIsOpening(true);
    const refused = await open(given);
    setIsOpening(false);
    if (!refused) return;
    const isWrong = ['not-found', 'validation', 'forbidden'].includes(refused.code);
    setRefusal(isWrong ? { ...refused, code: 'wrong', title: words.wrong } : refused);
  }

  return (
    <form
      ref={form}
      method="post"
      noValidate
      autoComplete="off"
      className="narrow"
      onInput={(event) => {
        onInput(event);
        kept?.keep(numberIn(form.current)?.value ?? '');
      }}
      onSubmit={(event) => void onSubmit(event)}
    >
      <TextField
        {...{ name: 'number', label: words.number, hint: words.numberHint, error: errors['number'] }}
        {...{ autoComplete: 'off', spellCheck: false, maxLength: 40 }}
      />
      <TextField
        {...{ name: 'secret', label: words.secret, hint: words.secretHint, error: errors['secret'] }}
        {...{ autoComplete: 'off', spellCheck: false, maxLength: 200 }}
      />
      <RefusalBox refusal={refusal} />
      <button type="submit" className="button button-main" disabled={!isAlive} aria-disabled={isOpening}>
        {!isAlive ? frame.stillLoading : isOpening ? words.doing : words.do}
      </button>
    </form>
  );
}

function numberIn(form: HTMLFormElement | null): HTMLInputElement | null {
  return form?.querySelector<HTMLInputElement>('input[name=number]') ?? null;
}
