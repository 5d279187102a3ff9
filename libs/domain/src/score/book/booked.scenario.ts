import { bookEvent } from './book-case.ts';
import type { BookedCase } from './booked-case.ts';
import type { Entry } from './entry.ts';
import type { ScoredClock, ScoredEvent } from './scored-event.ts';
import type { Line } from './taken-back.ts';

/** Local times of the sample's month: `'05 09:30'` is 2026-11-05T09:30+08:00; another month is written out. */
export function at(text: string): number {
  return Date.parse(text.length > 8 ? text : `2026-11-${text.replace(' ', 'T')}:00+08:00`);
}

const station = 'shifan.dongcheng.linjiang';

export function runs(name: string, due: string, instance = 1): ScoredClock {
  return { ...clock(name, instance, due), state: 'running', overdueFrom: at(due) };
}

export function stands(name: string, due: string, instance = 1): ScoredClock {
  return { ...clock(name, instance, due), state: 'standing' };
}

export function suspended(name: string, instance = 1): ScoredClock {
  return { ...clock(name, instance, null), state: 'suspended' };
}

export function met(name: string, due: string, act: string, ended = act, instance = 1): ScoredClock {
  return {
    ...clock(name, instance, due),
    state: 'met',
    outcome: 'met',
    outcomeAt: at(act),
    endedAt: at(ended),
  };
}

export function missed(name: string, due: string, ended: string | null = null, instance = 1): ScoredClock {
  const endedAt = ended === null ? null : at(ended);
  const overdueFrom = ended === null ? at(due) : null;
  return {
    ...clock(name, instance, due),
    state: 'missed',
    outcome: 'missed',
    outcomeAt: at(due),
    endedAt,
    overdueFrom,
  };
}

export function ended(
  name: string,
  due: string,
  act: string,
  outcome: 'void' | null,
  instance = 1,
): ScoredClock {
  return { ...clock(name, instance, due), state: 'void', outcome, endedAt: at(act) };
}

function clock(name: string, instance: number, due: string | null): ScoredClock {
  const dueAt = due === null ? null : at(due);
  return {
    name,
    instance,
    state: 'running',
    dueAt,
    endedAt: null,
    outcome: null,
    outcomeAt: null,
    overdueFrom: null,
  };
}

/** A case told event by event, and what is in the book of it. */
export class Told {
  /** What is remembered of it. */
  booked: BookedCase | null = null;
  private seq = 0;
  readonly entries: Entry[] = [];
  private readonly lines: Line[] = [];
  private last: Pick<ScoredEvent, 'ownerUnit' | 'handlingUnit' | 'ledger' | 'clocks'> = {
    ownerUnit: station,
    handlingUnit: null,
    ledger: 'claim',
    clocks: [],
  };

  then(type: string, when: string, change: Partial<ScoredEvent> = {}, fact: object = {}): this {
    this.last = { ...this.last, ...change };
    const event: ScoredEvent = {
      seq: (this.seq += 1),
      occurredAt: at(when),
      stage: 'handling',
      round: 1,
      by: 'linjiang-chief',
      standIn: false,
      ...change,
      ...this.last,
      fact: { type, ...fact },
    };
    const { after, entries } = bookEvent(this.booked, event, this.lines);
    this.booked = after;
    this.entries.push(...entries);
    this.lines.push(...entries.map((entry) => ({ seq: event.seq, entry })));
    return this;
  }

  /** What counts for somebody who looks at a moment: `source outcome unit day hh:mm`, the unit by its last step. */
  seen(when: string): string[] {
    const counts = new Map<string, number>();
    for (const { source, outcome, unit, at: moment, weight, seenAt } of this.entries) {
      if (seenAt > at(when) || source === 'received' || source === 'owner-act') continue;
      const local = new Date(moment + 8 * 3_600_000).toISOString().slice(8, 16).replace('T', ' ');
      const key = `${source} ${outcome} ${unit.split('.').at(-1)} ${local}`;
      counts.set(key, (counts.get(key) ?? 0) + weight);
    }
    if ([...counts.values()].some((count) => count < 0 || count > 1))
      throw new Error('counted twice or less than never');
    return [...counts]
      .filter(([, count]) => count > 0)
      .map(([key]) => key)
      .sort();
  }
}
