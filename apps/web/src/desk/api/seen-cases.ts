/*
 * Which version of each case the person has seen in this tab, having opened it or been answered with it: what somebody did
 * or read is not new to him or her. Ids and versions alone.
 */
const place = 'desk-seen-cases';

interface Seen {
  readonly id: string;
  readonly version: number;
}

function kept(): Record<string, number> {
  return JSON.parse(sessionStorage.getItem(place) ?? '{}') as Record<string, number>;
}

/** What is left of a case that is no longer theirs to see has no version. */
export function saw({ id, version }: Partial<Seen>): void {
  if (id === undefined || version === undefined) return;
  sessionStorage.setItem(place, JSON.stringify({ ...kept(), [id]: version }));
}

export function isSeen({ id, version }: Seen): boolean {
  return (kept()[id] ?? 0) >= version;
}

/** Another person at the same desk has seen nothing. */
export function forgetSeen(): void {
  sessionStorage.removeItem(place);
}
