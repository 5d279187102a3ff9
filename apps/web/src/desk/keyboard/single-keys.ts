import { useEffect } from 'react';

const offKey = 'desk-keys-off';

/** Whether single keys do anything; a choice of whoever uses this browser. */
export function areKeysOn(): boolean {
  return localStorage.getItem(offKey) === null;
}

export function setKeysOn(isOn: boolean): void {
  if (isOn) localStorage.removeItem(offKey);
  else localStorage.setItem(offKey, '1');
}

/** Where keys are letters, or belong to what is open. */
const writing =
  'input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable], [role=combobox]';

/**
 * Acts on single keys (WCAG 2.1.4): outside fields, not while something stands before the page, nothing that the browser or a
 * screen reader takes with Ctrl, Alt or Meta, and never while an input method composes.
 */
export function useSingleKeys(acts: Readonly<Record<string, () => void>>): void {
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.isComposing || event.keyCode === 229) return;
      if (event.ctrlKey || event.altKey || event.metaKey || event.repeat) return;
      if (!areKeysOn()) return;
      const target = event.target instanceof Element ? event.target : null;
      if (target?.closest(writing) || document.querySelector('[role=dialog], dialog[open]')) return;
      const act = acts[event.key];
      if (!act) return;
      event.preventDefault();
      act();
    };
    addEventListener('keydown', pressed);
    return () => removeEventListener('keydown', pressed);
  }, [acts]);
}
