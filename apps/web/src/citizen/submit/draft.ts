import type { FormValues } from './form-values.ts';

/*
 * What was typed and not sent, in this tab's own storage: a reload or a failed sending loses nothing, another tab has its own,
 * and it ends with the tab. A query code never gets here: there is none before the matter is sent.
 */
const place = 'fengqiao.draft';

export function keepDraft(values: FormValues): void {
  try {
    if (Object.keys(values).length === 0) sessionStorage.removeItem(place);
    else sessionStorage.setItem(place, JSON.stringify(values));
  } catch {
    // A browser that keeps nothing still sends.
  }
}

export function keptDraft(): FormValues {
  try {
    return JSON.parse(sessionStorage.getItem(place) ?? '{}') as FormValues;
  } catch {
    return {};
  }
}
