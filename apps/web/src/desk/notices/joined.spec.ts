import { expect, it } from '@jest/globals';
import { joined } from './joined.ts';

const of = (name: string, id: string | null) => ({
  name,
  about: id === null ? null : { kind: 'case' as const, id, number: `SQ ${id}` },
});
const names = (groups: readonly (readonly { name: string }[])[]) =>
  groups.map((group) => group.map(({ name }) => name));

it('joins many notices of one case where its newest stands', () => {
  const notices = [of('a3', 'a'), of('b1', 'b'), of('a2', 'a'), of('none', null), of('a1', 'a')];
  expect(names(joined(notices))).toEqual([['a3', 'a2', 'a1'], ['b1'], ['none']]);
});

it('leaves two of a case, and those of no case, where they are', () => {
  const notices = [of('a2', 'a'), of('1', null), of('2', null), of('a1', 'a'), of('3', null)];
  expect(names(joined(notices))).toEqual([['a2'], ['1'], ['2'], ['a1'], ['3']]);
});
