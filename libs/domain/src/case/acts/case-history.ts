import type { BreachOnRecord, CaseEvent } from '../case-event.ts';

/** What has happened to a case so far, as far as a correction must look at it. Moments in epoch milliseconds. */
export interface CaseHistory {
  /** As it was given first, before any correction. */
  readonly firstReceivedAt: number;
  /** When somebody first did something with it: wrote it down or, of imported history, what came first. */
  readonly firstActAt: number;
  readonly acts: readonly { readonly type: string; readonly at: number }[];
  readonly breaches: readonly BreachOnRecord[];
}

/** One event of a case as its history is made from. */
export interface PastEvent {
  readonly seq: number;
  readonly type: string;
  readonly at: number;
  /** Of the first: as it was given then, when it was written down, and whether by an import, which is no act on it. */
  readonly registered?: {
    readonly receivedAt: number;
    readonly registeredAt: number;
    readonly imported: boolean;
  };
  /** Of a rung that was a breach. */
  readonly breach?: Omit<BreachOnRecord, 'seq'>;
}

/** What the system does by itself. */
const byItself: readonly string[] = ['rung-climbed', 'deadline-moved'];

export function historyOf(events: readonly PastEvent[]): CaseHistory {
  const first = events[0]?.registered;
  if (!first) throw new Error('a history begins with a registration');
  const acts = events.slice(1).filter(({ type }) => !byItself.includes(type));
  const writtenDown = first.imported ? [] : [first.registeredAt];
  return {
    firstReceivedAt: first.receivedAt,
    firstActAt: Math.min(...writtenDown, ...acts.map(({ at }) => at)),
    acts: acts.map(({ type, at }) => ({ type, at })),
    breaches: events.flatMap(({ seq, breach }) => (breach ? [{ seq, ...breach }] : [])),
  };
}

/** An event as the history of its case is made from. */
export function pastEvent({ seq, occurredAt, fact, imported }: CaseEvent): PastEvent {
  const past = { seq, type: fact.type, at: occurredAt };
  if (fact.type === 'registered') {
    const { receivedAt, registeredAt } = fact;
    return { ...past, registered: { receivedAt, registeredAt, imported: imported !== null } };
  }
  const record = fact.type === 'rung-climbed' ? fact.accountability : null;
  if (!record || record.dueAt === null) return past;
  const { clock, instance, unit, dueAt } = record;
  return { ...past, breach: { clock, instance, unit, dueAt } };
}

/** With what the system has done by itself since. */
export function continued(history: CaseHistory, events: readonly CaseEvent[]): CaseHistory {
  const breaches = events.map(pastEvent).flatMap(({ seq, breach }) => (breach ? [{ seq, ...breach }] : []));
  return { ...history, breaches: [...history.breaches, ...breaches] };
}
