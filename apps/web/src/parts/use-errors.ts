import { useState, type FormEvent } from 'react';
import type { Errors } from './focus-error.ts';

/** What is wrong, by the names of the controls: it stands beside a control until that is changed. */
export function useErrors() {
  const [errors, setErrors] = useState<Errors>({});
  const mended = (name: string) =>
    setErrors((before) => {
      const left = Object.entries(before).filter(
        ([field]) => field !== name && !name.startsWith(`${field}.`),
      );
      return left.length === Object.keys(before).length ? before : Object.fromEntries(left);
    });
  return {
    ...{ errors, setErrors, mended },
    /** Of the form: what is typed in any of its controls comes by here. */
    onInput: (event: FormEvent) => mended((event.target as HTMLInputElement).name),
  };
}
