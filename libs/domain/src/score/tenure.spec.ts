import { describe, expect, it } from '@jest/globals';
import { at } from './book/booked.scenario.ts';
import { standInsOf, stintsOf } from './tenure.ts';

const november = { from: at('01 00:00'), to: at('2026-12-01T00:00:00+08:00') };
const told = (stints: ReturnType<typeof stintsOf>) =>
  stints.map(({ person, from, to, basis }) => [
    person,
    (from - november.from) / 86_400_000,
    (to - november.from) / 86_400_000,
    basis,
  ]);

describe('who held a post', () => {
  it('through the whole of a period is one stint', () => {
    expect(told(stintsOf([{ person: 'li', since: null, until: null }], [], november))).toEqual([
      ['li', 0, 30, 'directory'],
    ]);
  });

  it('a change of holders splits it, with the vacancy between them', () => {
    const holdings = [
      { person: 'wang', since: at('16 00:00'), until: null },
      { person: 'li', since: null, until: at('11 00:00') },
    ];
    expect(told(stintsOf(holdings, [], november))).toEqual([
      ['li', 0, 10, 'directory'],
      [null, 10, 15, 'directory'],
      ['wang', 15, 30, 'directory'],
    ]);
  });

  it('one who came later, or went before, had no part in it', () => {
    const holdings = [
      { person: 'li', since: null, until: november.from },
      { person: 'wang', since: november.to, until: null },
    ];
    expect(told(stintsOf(holdings, [], november))).toEqual([[null, 0, 30, 'directory']]);
  });

  it('nobody the directory knows of is read from the acts done in person', () => {
    const sightings = [
      { person: 'wang', at: at('16 00:00') },
      { person: 'li', at: at('06 00:00') },
      { person: 'li', at: at('11 00:00') },
    ];
    expect(told(stintsOf([], sightings, november))).toEqual([
      [null, 0, 5, 'unknown'],
      ['li', 5, 15, 'acts'],
      ['wang', 15, 30, 'acts'],
    ]);
    expect(told(stintsOf([], [], november))).toEqual([[null, 0, 30, 'unknown']]);
  });
});

describe('who stood in', () => {
  const days = (terms: Parameters<typeof standInsOf>[0], stint = november) =>
    standInsOf(terms, stint).map(({ person, from, to }) => [
      person,
      (from - november.from) / 86_400_000,
      (to - november.from) / 86_400_000,
    ]);

  it('is cut to the stint, in order, each moment once', () => {
    const terms = [
      { person: 'zhao', since: at('21 00:00'), until: null },
      { person: 'qian', since: null, until: at('03 00:00') },
      { person: 'sun', since: at('11 00:00'), until: at('16 00:00') },
      { person: 'li', since: at('14 00:00'), until: at('18 00:00') },
    ];
    expect(days(terms)).toEqual([
      ['qian', 0, 2],
      ['sun', 10, 15],
      ['li', 15, 17],
      ['zhao', 20, 30],
    ]);
  });

  it('before or after it, or taken back before it began, is nobody', () => {
    const terms = [
      { person: 'zhao', since: null, until: november.from },
      { person: 'qian', since: november.to, until: null },
      { person: 'sun', since: at('11 00:00'), until: at('11 00:00') },
    ];
    expect(days(terms)).toEqual([]);
  });
});
