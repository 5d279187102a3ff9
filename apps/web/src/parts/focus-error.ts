import { idOf } from './field.tsx';

export type Errors = Readonly<Record<string, string>>;

/** Goes to the first control, from the top of the form, that an error names: also one inside what it names. */
export function focusFirstError(form: HTMLFormElement, errors: Errors): void {
  const ids = new Set(Object.keys(errors).map(idOf));
  const wrong = [...form.querySelectorAll<HTMLElement>('input, select, textarea, [data-field]')].find(
    (control) => {
      const name = control.getAttribute('name') ?? control.dataset['field'] ?? '';
      return errors[name] !== undefined || ids.has(control.id) || control.id === `${idOf(name)}-group`;
    },
  );
  (wrong ?? form.querySelector<HTMLElement>('[role=alert]'))?.focus();
}
