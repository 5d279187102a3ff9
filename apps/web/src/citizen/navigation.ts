import { useSyncExternalStore } from 'react';

/*
 * Pages change without a reload, so that a number and its code can go from one to the next in memory alone: neither ever
 * stands in an address or in the history's state, and the code in no storage.
 */
export interface Opened {
  readonly number: string;
  readonly code: string;
}

let opened: Opened | null = null;
const listeners = new Set<() => void>();

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
  moved();
}

/** What the page before has handed over; it can be taken once. */
export function takeOpened(): Opened | null {
  const taken = opened;
  opened = null;
  return taken;
}

/** Where the reader is; a page that was left and come back to is another visit, though its address is the same. */
export interface Place {
  readonly path: string;
  readonly visit: number;
}

let place: Place | null = null;

function moved(): void {
  const { pathname } = location;
  if (place?.path !== pathname) place = { path: pathname, visit: (place?.visit ?? 0) + 1 };
  listeners.forEach((listener) => listener());
}

function wentBack(): void {
  // The browser has gone already: where nobody may leave, it is brought back.
  if (mayLeave?.() === false) {
    history.pushState(null, '', place?.path);
    return;
  }
  // What was handed to a page that nobody saw is handed to no other.
  if (place?.path !== location.pathname) opened = null;
  moved();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  addEventListener('popstate', wentBack);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) removeEventListener('popstate', wentBack);
  };
}

const here = () => (place ??= { path: location.pathname, visit: 0 });

/** The page the reader is at; `first` is the one that came. */
export function usePlace(first: Place): Place {
  return useSyncExternalStore(subscribe, here, () => first);
}
