import { daysBetween } from '../parts/near-moment.ts';

/** Who has done it: people, a clock by itself, the rest of the system. */
export type Kind = 'people' | 'clock' | 'system';

export interface Happened {
  readonly seq: number;
  readonly type: string;
  readonly occurredAt: string;
  readonly by: string | null;
}

/** What a citizen does has no person of ours behind it, and is a person's doing all the same. */
const citizens: ReadonlySet<string> = new Set([
  'registered',
  'rated',
  'followed-up',
  'messages-chosen',
  'added',
  'withdrawn',
  'reopened',
  'appealed',
  'consent-given',
  'consent-withdrawn',
  'code-confirmed',
]);
const clocks: ReadonlySet<string> = new Set(['rung-climbed', 'deadline-moved', 'records-withdrawn']);

export function kindOf({ type, by }: Pick<Happened, 'type' | 'by'>): Kind {
  if (clocks.has(type)) return 'clock';
  return by !== null || citizens.has(type) ? 'people' : 'system';
}

export type Line<Item> =
  | { readonly is: 'item'; readonly item: Item }
  | { readonly is: 'idle'; readonly days: number; readonly key: string }
  | { readonly is: 'folded'; readonly items: readonly Item[]; readonly key: string };

/** From how many days without anything on that is said, in one line. */
const longIdle = 3;

/** The lines of a timeline, in the order given: stretches of the system's own lines folded into one, long silences named. */
export function linesOf<Item extends Happened>(items: readonly Item[], isFolding: boolean): Line<Item>[] {
  const lines: Line<Item>[] = [];
  let before: Item | null = null;
  let own: Item[] = [];
  const flush = () => {
    const [first] = own;
    if (!first) return;
    lines.push(
      own.length === 1 ? { is: 'item', item: first } : { is: 'folded', items: own, key: `f${first.seq}` },
    );
    own = [];
  };
  for (const item of items) {
    const days = before === null ? 0 : Math.abs(daysBetween(before.occurredAt, item.occurredAt));
    const isSilent = days >= longIdle;
    const isOwn = isFolding && kindOf(item) !== 'people';
    if (isSilent || !isOwn) flush();
    if (isSilent) lines.push({ is: 'idle', days, key: `i${item.seq}` });
    if (isOwn) own.push(item);
    else lines.push({ is: 'item', item });
    before = item;
  }
  flush();
  return lines;
}
