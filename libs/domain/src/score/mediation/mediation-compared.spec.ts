import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { colours, complexities, levels } from '../../dispute/dispute.ts';
import { recounted } from '../book/recount.scenario.ts';
import { at, linesOf, runsUntil, told, type Step } from './dispute-update.scenario.ts';
import type { DisputeUpdateClock, DisputeUpdateFact } from './dispute-update.ts';

const hour = 3_600_000;
const start = at('01 09:00');

interface Made {
  readonly hours: number;
  readonly does: string;
  readonly colour: (typeof colours)[number];
  readonly complexity: (typeof complexities)[number];
}

/** Roads that a dispute can take, whatever their order of the rest: a table of what may follow what. */
const follows: Readonly<Record<string, readonly string[]>> = {
  screened: ['accepted', 'accepted', 'other', 'withdrawn', 'merged'],
  open: [
    'session-held',
    'session-held',
    'raised',
    'agreed',
    'extended',
    'other',
    'referred-out',
    'withdrawn',
    'merged',
  ],
  agreed: ['obligation-confirmed', 'amended', 'settled', 'settled', 'relapse', 'referred-out', 'other'],
  settled: ['relapse', 'other'],
  ended: ['other'],
};

/** Turns made-up wishes into a road: each takes the one of what may come next that it points at. */
function road(made: readonly Made[]): Step[] {
  let [state, level, now, instance] = ['screened', 0, start, 0];
  let resolve: readonly DisputeUpdateClock[] = [];
  const steps: Step[] = [[start, 'screened']];
  for (const { hours, does, colour, complexity } of made) {
    now += hours * hour;
    const able = follows[state]!;
    const next = able[does.length % able.length]!;
    const ended = (outcome: 'met' | null) =>
      resolve.map((clock) => {
        if (clock.endedAt !== null) return clock;
        if (clock.overdueFrom! < now)
          return {
            ...clock,
            outcome: 'missed',
            outcomeAt: clock.overdueFrom,
            endedAt: now,
            overdueFrom: null,
          };
        return { ...clock, outcome, outcomeAt: outcome && now, endedAt: now, overdueFrom: null };
      });
    const runs = () => [
      ...resolve,
      { ...runsUntil('01 09:00', (instance += 1)), overdueFrom: now + 100 * hour },
    ];
    let fact: DisputeUpdateFact = { type: 'other' };
    if (next === 'accepted') [fact, state, resolve] = [{ type: next }, 'open', runs()];
    if (next === 'session-held' || next === 'obligation-confirmed' || next === 'extended')
      fact = next === 'obligation-confirmed' ? { type: next, late: hours % 2 === 0 } : { type: next };
    if (next === 'extended')
      resolve = resolve.map((clock) =>
        clock.overdueFrom && clock.overdueFrom >= now
          ? { ...clock, overdueFrom: clock.overdueFrom + 50 * hour }
          : clock,
      );
    if (next === 'raised' && level < 2) [fact, level] = [{ type: next, from: levels[level]! }, level + 1];
    if (next === 'agreed') [fact, state, resolve] = [{ type: next, amends: false }, 'agreed', ended('met')];
    if (next === 'amended') fact = { type: 'agreed', amends: true };
    if (next === 'settled') [fact, state] = [{ type: next }, 'settled'];
    if (next === 'relapse') [fact, state, resolve] = [{ type: 'reopened', cause: 'relapse' }, 'open', runs()];
    if (next === 'referred-out') [fact, state, resolve] = [{ type: next, to: 'court' }, 'ended', ended(null)];
    if (next === 'withdrawn' || next === 'merged')
      [fact, state, resolve] = [{ type: next }, 'ended', ended(null)];
    steps.push([now, fact, { level: levels[level]!, colour, complexity, resolve }]);
    if (next === 'merged') break;
  }
  return steps;
}

const made = fc.array(
  fc.record({
    hours: fc.nat({ max: 80 }),
    does: fc.string({ maxLength: 9 }),
    colour: fc.constantFrom(...colours),
    complexity: fc.constantFrom(...complexities),
  }),
  { maxLength: 14 },
);

it('as of any moment the lines of a dispute come to what a recount of its events finds, under how it stands then', () => {
  fc.assert(
    fc.property(made, fc.nat({ max: 1_200 }), (wishes, hours) => {
      const asOf = start + hours * hour;
      const events = told(road(wishes));
      const standing = events.findLast(({ occurredAt }) => occurredAt <= asOf)!;
      const { level, colour, complexity } = standing;
      const wanted = recounted(events, asOf).map(({ source, outcome, value, at: when }) =>
        [source, outcome, value, when, level, colour, complexity].join(' '),
      );
      const sums = new Map<string, number>();
      for (const line of linesOf(events).filter(({ seenAt }) => seenAt <= asOf)) {
        const { source, outcome, value, at: when, standing: kind, weight } = line;
        const key = [source, outcome, value, when, kind.level, kind.colour, kind.complexity].join(' ');
        sums.set(key, (sums.get(key) ?? 0) + weight);
      }
      const found = [...sums].flatMap(([key, n]) => (n > 0 ? Array<string>(n).fill(key) : []));
      expect([...sums.values()].every((n) => n >= 0)).toBe(true);
      expect(found.sort()).toEqual(wanted.sort());
    }),
    { numRuns: 2_000 },
  );
});

it('roads of every kind are among those tried', () => {
  const types = new Set(
    fc
      .sample(made, { numRuns: 500, seed: 7 })
      .flatMap((wishes) => road(wishes).map(([, fact]) => (typeof fact === 'string' ? fact : fact.type))),
  );
  expect([...types].sort()).toEqual([
    'accepted',
    'agreed',
    'extended',
    'merged',
    'obligation-confirmed',
    'other',
    'raised',
    'referred-out',
    'reopened',
    'screened',
    'session-held',
    'settled',
    'withdrawn',
  ]);
});
