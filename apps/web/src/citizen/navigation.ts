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

/** Goes to another page of ours, with what it is to open. */
export function go(path: string, withCode: Opened | null = null): void {
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
  listeners.add(listener);
  addEventListener('popstate', listener);
  return () => {
    listeners.delete(listener);
    removeEventListener('popstate', listener);
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
