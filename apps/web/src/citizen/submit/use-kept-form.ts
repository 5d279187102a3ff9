import { useCallback, useEffect, useRef, useState } from 'react';
import { keepDraft, keptDraft } from './draft.ts';
import { fillForm, readForm, type FormValues } from './form-values.ts';

/**
 * A form whose controls the browser holds: what was typed before the page's script came is there, what was typed before a
 * reload is put back beside it, and every change is kept.
 */
export function useKeptForm() {
  const form = useRef<HTMLFormElement>(null);
  const [values, setValues] = useState<FormValues>({});
  const [wasKept, setWasKept] = useState(false);
  const [isAlive, setIsAlive] = useState(false);

  useEffect(() => {
    const kept = keptDraft();
    if (form.current) fillForm(form.current, kept);
    const now = form.current ? readForm(form.current) : {};
    setWasKept(['summary', 'detail', 'ledger'].some((name) => kept[name] !== undefined));
    setValues({ ...kept, ...now });
    setIsAlive(true);
  }, []);

  const changed = useCallback((more: FormValues = {}) => {
    if (!form.current) return;
    const now = { ...readForm(form.current), ...more };
    keepDraft(now);
    setValues(now);
  }, []);

  const clear = useCallback(() => {
    form.current?.reset();
    keepDraft({});
    setValues({});
    setWasKept(false);
  }, []);

  return { form, values, changed, clear, wasKept, isAlive };
}
