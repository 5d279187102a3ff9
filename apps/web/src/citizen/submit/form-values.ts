/** What stands in a form, by the names of its controls; a box that is not ticked and what is empty are left out. */
export type FormValues = Readonly<Record<string, string>>;

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

const isTicked = (control: Control): control is HTMLInputElement =>
  control instanceof HTMLInputElement && ['radio', 'checkbox'].includes(control.type);

function controlsOf(form: HTMLFormElement): Control[] {
  return [...form.elements].filter(
    (element): element is Control =>
      'name' in element &&
      'value' in element &&
      element.name !== '' &&
      (element as HTMLInputElement).type !== 'file',
  );
}

export function readForm(form: HTMLFormElement): FormValues {
  const values: Record<string, string> = {};
  for (const control of controlsOf(form)) {
    const { name, value } = control;
    if (isTicked(control) ? control.checked : value !== '') values[name] = value;
  }
  return values;
}

/** Puts values where nothing stands yet: what somebody has typed meanwhile is newer. */
export function fillForm(form: HTMLFormElement, values: FormValues): void {
  const typed = readForm(form);
  for (const control of controlsOf(form)) {
    const value = values[control.name];
    // A list always has a value, so it does not tell whether somebody chose it.
    const isTyped = typed[control.name] !== undefined && !(control instanceof HTMLSelectElement);
    if (value === undefined || isTyped) continue;
    if (isTicked(control)) control.checked = control.value === value;
    else control.value = value;
  }
}
