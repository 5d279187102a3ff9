import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { leadsTo, placeKey } from './place-name.ts';

it.each([
  ['红旗社区', '红旗社区'],
  [' 红旗 社区 ', '红旗社区'],
  ['红旗社区\u3000Ａ座', '红旗社区a座'],
  ['㈱红旗', '(株)红旗'],
])('%j is compared as %s', (name, key) => expect(placeKey(name)).toBe(key));

it('what was normalised stays as it is', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (name) => {
      const key = placeKey(placeKey(name));
      expect(placeKey(key)).toBe(key);
    }),
  );
});

describe('words about a place', () => {
  const places = [
    { key: '红旗', unit: 'hongqi' },
    { key: '红旗社区', unit: 'hongqi' },
    { key: '学府路', unit: 'xuefu' },
    { key: '东学府路', unit: 'east' },
    { key: '江边', unit: 'city' },
    { key: '桥头', unit: 'city.bridge' },
    { key: '桥', unit: 'city.bri' },
  ];
  it.each<[string, string | null, string]>([
    ['红旗社区', 'hongqi', 'as the table has it'],
    ['东城区红旗社区三号楼前', 'hongqi', 'with what stands around it'],
    ['东学府路12号', 'east', 'by the longer of two names in one another'],
    ['红旗社区到学府路', null, 'of two units by neither'],
    ['江边桥头', 'city.bridge', 'by the unit that lies in the other'],
    ['江边桥红旗', null, 'of units side by side by neither'],
    ['红', null, 'by no part of a name'],
    ['', null, 'nowhere'],
  ])('%s lead to %s: %s', (words, unit) => {
    expect(leadsTo(words, places)).toBe(unit);
  });
});
