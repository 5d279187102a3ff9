import { focusFirstError, type Errors } from '../../parts/focus-error.ts';
import { useErrors } from '../../parts/use-errors.ts';

export const textIn = (form: HTMLFormElement, name: string) =>
  String(new FormData(form).get(name) ?? '').trim();

/** One control that may not stay empty: goes to it when it does. */
export function useNeeded(message: string) {
  const { errors, setErrors, onInput } = useErrors();
  const isThere = (form: HTMLFormElement, name: string) => {
    const found: Errors = textIn(form, name) === '' ? { [name]: message } : {};
    setErrors(found);
    if (Object.keys(found).length > 0) requestAnimationFrame(() => focusFirstError(form, found));
    return Object.keys(found).length === 0;
  };
  return { errors, isThere, onInput };
}
