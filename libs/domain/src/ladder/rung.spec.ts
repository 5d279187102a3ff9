import { expect, it } from '@jest/globals';
import { byMoment, type Rung } from './rung.ts';

const rung = (clock: string, kind: Rung['kind'], at: number, n = 1): Rung => ({
  id: `${clock}/1/${kind}/${n}`,
  clock,
  instance: 1,
  kind,
  n,
  at,
});
const sorted = (...rungs: Rung[]) => rungs.sort(byMoment).map(({ id }) => id);

it('rungs go by their moment, at one moment the graver last', () => {
  const [early, reminder, warning] = [
    rung('x', 'warning', 1),
    rung('x', 'reminder', 2),
    rung('x', 'warning', 2),
  ];
  expect(sorted(warning, reminder, early)).toEqual([early.id, reminder.id, warning.id]);
});

it('and by their id where nothing else tells them apart, in the same order in every language', () => {
  // English would put a before Z, Swedish z before ä, Estonian z before t.
  const ids = ['Z', 'a', 't', 'z', 'ä'].map((clock) => rung(clock, 'reminder', 1));
  expect(sorted(...[...ids].reverse())).toEqual(ids.map(({ id }) => id));
  expect(byMoment(rung('a', 'reminder', 1), rung('a', 'reminder', 1))).toBe(0);
});
