import type { DisputeLine } from './dispute-line.ts';
import { mediationFigures, type MediationCount, type MediationFigures } from './mediation.ts';
import { tallyDispute, type DisputeTally } from './tally-dispute.ts';
import type { DisputeUpdateClock, DisputeUpdate, DisputeUpdateFact } from './dispute-update.ts';

/** `'05 09:30'` is 2026-11-05T09:30+08:00. */
export function at(text: string): number {
  return Date.parse(`2026-11-${text.replace(' ', 'T')}:00+08:00`);
}

export const calm: DisputeUpdate = {
  seq: 1,
  occurredAt: at('01 09:00'),
  place: 'shifan.dongcheng.linjiang.hongqi',
  level: 'community',
  colour: 'blue',
  complexity: 'general',
  kind: 'neighbour',
  fact: { type: 'screened' },
  resolve: [],
};

type Change = Partial<Omit<DisputeUpdate, 'seq' | 'occurredAt' | 'fact'>>;
export type Step = readonly [
  when: string | number,
  fact: DisputeUpdateFact | DisputeUpdateFact['type'],
  change?: Change,
];

/** Events in turn; each stands as the one before it, but for what it changes. */
export function told(steps: readonly Step[]): DisputeUpdate[] {
  let last: DisputeUpdate = calm;
  return steps.map(([when, fact, change = {}], i) => {
    const occurredAt = typeof when === 'number' ? when : at(when);
    const whole = (typeof fact === 'string' ? { type: fact } : fact) as DisputeUpdateFact;
    last = { ...last, ...change, seq: i + 1, occurredAt, fact: whole };
    return last;
  });
}

/** Every line the events of a dispute come to. */
export function linesOf(events: readonly DisputeUpdate[]): DisputeLine[] {
  let tally: DisputeTally | null = null;
  return events.flatMap((event) => {
    const { after, lines } = tallyDispute(tally, event);
    tally = after;
    return lines;
  });
}

/** What counts as of a moment, in the stretch from `from` (inclusive) to `to`. */
export function countsOf(
  lines: readonly DisputeLine[],
  asOf: number,
  [from, to]: readonly [number, number] = [-Infinity, Infinity],
): MediationCount[] {
  const counts = new Map<string, MediationCount>();
  for (const { source, outcome, value, weight, at: when, seenAt } of lines) {
    if (seenAt > asOf || when < from || when >= to) continue;
    const key = `${source}/${outcome}/${value}`;
    counts.set(key, { source, outcome, value, count: (counts.get(key)?.count ?? 0) + weight });
  }
  return [...counts.values()].filter(({ count }) => count !== 0);
}

export function figuresOf(disputes: readonly (readonly Step[])[], asOf: string): MediationFigures {
  return mediationFigures(
    countsOf(
      disputes.flatMap((steps) => linesOf(told(steps))),
      at(asOf),
    ),
  );
}

export function runsUntil(due: string, instance = 1): DisputeUpdateClock {
  return { instance, outcome: null, outcomeAt: null, endedAt: null, overdueFrom: at(due) };
}

export function metAt(moment: string, instance = 1): DisputeUpdateClock {
  return { instance, outcome: 'met', outcomeAt: at(moment), endedAt: at(moment), overdueFrom: null };
}
