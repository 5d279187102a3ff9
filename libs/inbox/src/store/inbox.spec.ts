import { describe, expect, it } from '@jest/globals';
import type { Envelope } from '@fengqiao/contracts/events/envelope';
import fc from 'fast-check';
import { sortBatch } from './inbox.ts';

const a = '0197f000-0000-7000-8000-00000000000a';
const b = '0197f000-0000-7000-8000-00000000000b';

function event(subject: string, seq: number): Envelope {
  return {
    specversion: '1.0',
    id: `${subject}:${seq}`,
    source: '/fengqiao/intake',
    type: 'fengqiao.intake.case.moved',
    subject,
    time: '2026-11-20T09:00:00.000Z',
    recordedat: '2026-11-20T09:00:00.000Z',
    seq,
    datacontenttype: 'application/json',
    data: {},
  };
}

const run = (subject: string, ...seqs: number[]) => seqs.map((seq) => event(subject, seq));
const ids = (events: readonly Envelope[]) => events.map(({ id }) => id);

describe('given what is in effect, of a batch', () => {
  it('what is below or equal is skipped', () => {
    const { next, gaps } = sortBatch(run(a, 1, 2, 3), new Map([[a, 3]]));
    expect([next, [...gaps]]).toEqual([[], []]);
  });

  it('the next is taken, and the one after it, of an aggregate never seen from the first', () => {
    const { next, gaps } = sortBatch([...run(a, 4, 5), ...run(b, 1)], new Map([[a, 3]]));
    expect(ids(next)).toEqual(ids([...run(a, 4, 5), ...run(b, 1)]));
    expect(gaps.size).toBe(0);
  });

  it('a second copy within the batch is skipped', () => {
    expect(ids(sortBatch(run(a, 1, 1, 2, 1, 2), new Map()).next)).toEqual(ids(run(a, 1, 2)));
  });

  it('what follows a gap is set aside, to be asked for after the last in effect, while others go on', () => {
    const { next, gaps } = sortBatch([...run(a, 4, 6, 7), ...run(b, 1)], new Map([[a, 3]]));
    expect(ids(next)).toEqual(ids([...run(a, 4), ...run(b, 1)]));
    expect([...gaps]).toEqual([[a, 4]]);
  });

  it('what arrives out of order leaves a gap, and all of it is asked for', () => {
    const { next, gaps } = sortBatch(run(a, 2, 1, 3), new Map());
    expect([next, [...gaps]]).toEqual([[], [[a, 0]]]);
  });
});

describe('whatever the stream does', () => {
  const owned = { [a]: 6, [b]: 4 };
  const all = [...run(a, 1, 2, 3, 4, 5, 6), ...run(b, 1, 2, 3, 4)];
  const delivery = fc.array(fc.array(fc.constantFrom(...all), { maxLength: 8 }), { maxLength: 12 });

  it('each event is in effect once and in order, gaps caught up with the owner and heads compared at the end', () => {
    fc.assert(
      fc.property(delivery, (batches) => {
        const inEffect = new Map<string, number>();
        const effects: Envelope[] = [];
        const take = (batch: readonly Envelope[]) => {
          const { next, gaps } = sortBatch(batch, inEffect);
          for (const taken of next) inEffect.set(taken.subject, taken.seq);
          effects.push(...next);
          return gaps;
        };
        const catchUp = (subject: string, after: number) =>
          take(all.filter((each) => each.subject === subject && each.seq > after));
        for (const batch of batches)
          for (const [subject, after] of take(batch)) expect(catchUp(subject, after).size).toBe(0);
        for (const subject of Object.keys(owned)) catchUp(subject, inEffect.get(subject) ?? 0);
        for (const [subject, last] of Object.entries(owned)) {
          const seqs = effects.filter((each) => each.subject === subject).map(({ seq }) => seq);
          expect(seqs).toEqual(Array.from({ length: last }, (_, i) => i + 1));
        }
      }),
      { numRuns: 500 },
    );
  });
});
