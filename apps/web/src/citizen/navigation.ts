import { useSyncExternalStore } from 'react';

/*
 * Pages change without a reload, so that a number and its code can go from one to the next in memory alone: neither ever
 * stands in an address, in the history's state or in a storage.
 */
export interface Opened {
  readonly number: string;
  readonly code: string;
}

let opened: Opened | null = null;
const listeners = new Set<() => void>();
const tell = () => listeners.forEach((listener) => listener());

/** Asked before a page that shows something for the last time is left; null where it may be left. */
let mayLeave: (() => boolean) | null = null;

/** Until the answer is called, another page, or the one before, comes only after `ask` said yes. */
export function askBeforeLeaving(ask: () => boolean): () => void {
  mayLeave = ask;
  return () => {
    mayLeave = null;
  };
}

/** Goes to another page of ours, with what it is to open. */
export function go(path: string, withCode: Opened | null = null): void {
  // What goes with its code loses nothing.
  if (withCode === null && mayLeave?.() === false) return;
  // It is left from here on: who goes back before the new page is drawn is not asked again.
  mayLeave = null;
  opened = withCode;
  if (path !== location.pathname) history.pushState(null, '', path);
  tell();
}

/** What the page before has handed over; it can be taken once. */
export function takeOpened(): Opened | null {
  const taken = opened;
  opened = null;
  return taken;
}

function subscribe(listener: () => void): () => void {
  let shown = location.pathname;
  const moved = () => {
    shown = location.pathname;
    listener();
  };
  const wentBack = () => {
    // The browser has gone already: where nobody may leave, it is brought back.
    if (mayLeave?.() === false) history.pushState(null, '', shown);
    else moved();
  };
  listeners.add(moved);
  addEventListener('popstate', wentBack);
  return () => {
    listeners.delete(moved);
    removeEventListener('popstate', wentBack);
  };
}

/** The path the reader is at. */
export function usePath(first: string): string {
  return useSyncExternalStore(
    subscribe,
    () => location.pathname,
    () => first,
  );
}
