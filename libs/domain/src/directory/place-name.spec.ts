import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { placeKey } from './place-name.ts';

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
