import { describe, expect, it } from '@jest/globals';
import { isRefusal } from '../../refusal.ts';
import { addressFailures, judgeGuess, type GuessedSoFar, type Misses } from './guessing.ts';

const hour = 3_600_000;
const start = Date.parse('2026-11-16T10:00:00+08:00');

/** Everything that was ever guessed wrongly, kept as PostgreSQL keeps it. */
class Guesses {
  now = start;
  private readonly kept = new Map<string, Misses>();

  /** `right`, `wrong`, or how long to wait in seconds. */
  show(holder: string | null, from: string, number = 'SQ-1', holders: readonly string[] = ['citizen']) {
    const verdict = judgeGuess({ holder, holders }, this.soFar(from, number, holders), this.now);
    if (isRefusal(verdict)) return verdict.details['retryAfterSeconds'];
    if (verdict.is === 'right') {
      for (const what of verdict.forgets)
        this.kept.delete(what === 'pair' ? `${from}/${number}` : `${number}/${holder ?? ''}`);
      return 'right';
    }
    for (const [name, misses] of verdict.counted.holders) this.kept.set(`${number}/${name}`, misses);
    if (verdict.counted.address) this.kept.set(from, verdict.counted.address);
    if (verdict.counted.pair) this.kept.set(`${from}/${number}`, verdict.counted.pair);
    return 'wrong';
  }

  miss(times: number, from: string, ...more: [number?: string, holders?: readonly string[]]) {
    return Array.from({ length: times }, () => this.show(null, from, ...more));
  }

  private soFar(from: string, number: string, holders: readonly string[]): GuessedSoFar {
    const of = (key: string) => this.kept.get(key) ?? null;
    const known = holders.flatMap((name) => {
      const misses = of(`${number}/${name}`);
      return misses ? [[name, misses] as const] : [];
    });
    return { holders: new Map(known), address: of(from), pair: of(`${from}/${number}`) };
  }
}

describe('guessing at a number', () => {
  it('is free five times, then slowed down, ever more, from the address that guesses', () => {
    const guesses = new Guesses();
    expect(guesses.miss(5, 'a')).toEqual(['wrong', 'wrong', 'wrong', 'wrong', 'wrong']);
    expect(guesses.show('citizen', 'a')).toBe(1);
    guesses.now += 1_000;
    expect(guesses.show(null, 'a')).toBe('wrong');
    expect(guesses.show(null, 'a')).toBe(2);
  });

  it('does not shut its citizen out, who comes from elsewhere', () => {
    const guesses = new Guesses();
    for (let n = 0; n < 20; n += 1) {
      guesses.show(null, 'a');
      guesses.now += hour;
    }
    expect(guesses.show('citizen', 'a')).toBe(23 * 3_600);
    expect(guesses.show('citizen', 'b')).toBe('right');
    // What the citizen did gave whoever guesses nothing.
    expect(guesses.show('citizen', 'a')).toBe(23 * 3_600);
    guesses.now += 23 * hour;
    expect(guesses.show('citizen', 'a')).toBe('right');
  });

  it('from many addresses buys few guesses each', () => {
    const guesses = new Guesses();
    for (let n = 0; n < 40; n += 1) guesses.show(null, `a${n}`);
    expect(guesses.miss(6, 'b')).toEqual(['wrong', 'wrong', 'wrong', 'wrong', 'wrong', 24 * 3_600]);
  });

  it('is forgotten with the right one, and after a day', () => {
    const guesses = new Guesses();
    guesses.miss(4, 'a');
    expect(guesses.show('citizen', 'a')).toBe('right');
    expect(guesses.miss(6, 'a').at(-1)).toBe(1);
    guesses.now += 24 * hour;
    expect(guesses.miss(6, 'a').at(-1)).toBe(1);
  });

  it('keeps nobody waiting for a clock that was ahead and has been set back', () => {
    const guesses = new Guesses();
    guesses.now += 26 * hour;
    guesses.miss(7, 'a');
    for (let n = 0; n < addressFailures; n += 1) guesses.show(null, 'b', `SQ-other-${n}`);
    guesses.now = start;
    expect(guesses.show('citizen', 'a')).toBe(1);
    expect(guesses.show('citizen', 'b', 'SQ-new')).toBe(hour / addressFailures / 1_000);
  });

  it('is the same where nobody holds a secret', () => {
    const [real, missing] = [new Guesses(), new Guesses()];
    for (let n = 0; n < 30; n += 1) {
      expect(missing.show(null, 'a', 'SQ-9', [''])).toBe(real.show(null, 'a'));
      real.now = missing.now += (n % 7) * 1_000;
    }
  });
});

describe('parties of one dispute', () => {
  const parties = ['A', 'B'];

  it('have a count each: the own code buys no guesses at another’s', () => {
    const guesses = new Guesses();
    for (let round = 0; round < 2; round += 1) {
      guesses.miss(3, 'a', 'JF-1', parties);
      guesses.show('A', 'a', 'JF-1', parties);
    }
    expect(guesses.show(null, 'a', 'JF-1', parties)).toBe(1);
    expect(guesses.show('B', 'a', 'JF-1', parties)).toBe(1);
    expect(guesses.show('B', 'b', 'JF-1', parties)).toBe('right');
  });
});

describe('an address', () => {
  it('is slowed down by what it guesses at any number, and forgets it one by one', () => {
    const guesses = new Guesses();
    for (let n = 0; n < addressFailures; n += 1) expect(guesses.show(null, 'a', `SQ-${n}`)).toBe('wrong');
    const wait = hour / addressFailures;
    expect(guesses.show('citizen', 'a', 'SQ-new')).toBe(wait / 1_000);
    expect(guesses.show('citizen', 'b', 'SQ-new')).toBe('right');
    guesses.now += wait;
    expect(guesses.show(null, 'a', 'SQ-new')).toBe('wrong');
    expect(guesses.show(null, 'a', 'SQ-newer')).toBe(wait / 1_000);
    guesses.now += hour;
    expect(guesses.miss(addressFailures, 'a', 'SQ-1')[0]).toBe('wrong');
  });
});
