import fc from 'fast-check';

/** Stands for text that no JavaScript value is written as, such as `1e400`; see `writeJson`. */
const bare = (text: string) => `\u2060bare:${text}\u2060`;
const bareText = /"\u2060bare:([^\u2060]*)\u2060"/g;

/** As `JSON.stringify`, with the numbers it cannot write. */
export function writeJson(value: unknown): string {
  return (JSON.stringify(value) ?? '').replace(bareText, '$1');
}

const moments = [
  '2026-13-45T99:99:99Z',
  '0000-00-00T00:00:00Z',
  '0001-01-01T00:00:00Z',
  '1899-12-31T23:59:59+08:00',
  '2299-12-31T23:59:59-12:00',
  '2300-01-01T00:00:00Z',
  '9999-12-31T23:59:59Z',
  '+275760-09-13T00:00:00Z',
  '-271821-04-20T00:00:00Z',
  '2026-02-30T00:00:00+08:00',
  '2026-11-20T17:00:00+99:99',
  '2026-11-20T17:00:00.123456789123456789+08:00',
  '2016-12-31T23:59:60Z',
  '2026-11-20T24:00:00Z',
  '2026-11-20',
  '2026-11-20T17:00:00',
];

const durations = [
  'P',
  'PT',
  'P999999999Y',
  'P-1D',
  'PT1E9S',
  `P${'9'.repeat(30)}D`,
  'P1Y2M3DT4H5M6.7S',
  'PT0S',
];

const texts = [
  '',
  ' ',
  '\u0007\u001b[31m',
  '\u202e\u05d0\u05d1\u05d2 txt',
  '\ufeff',
  '\u2028\u2029\u0085',
  '\u200d\u200b',
  '👩‍👩‍👧‍👦',
  'e\u0301'.repeat(200),
  "' or 1=1; drop table ledger_case; --",
  '../../../../etc/passwd',
  '${7*7}{{7*7}}<script>alert(1)</script>',
  '%00%0d%0aSet-Cookie:a=b',
  'null',
  'undefined',
  '-1',
  '1e309',
  '0x10',
  'NaN',
  '9'.repeat(400),
  'a'.repeat(201),
  '好'.repeat(10_001),
  'a.'.repeat(150),
  'shifan.',
  'shifan..dongcheng',
  '00000000-0000-0000-0000-000000000000',
  '*',
];

/** What PostgreSQL keeps in no text: where one gets through to it, the answer is 500. */
const unkeepable = ['\u0000', 'a\u0000b', '\ud800', 'a\udfffb'];

/** A cell or field of many different characters, which no index entry has room for; of letters, and of any kind. */
const incompressible = fc
  .tuple(fc.nat(), fc.constantFrom(36, 0x5000))
  .map(([seed, kinds]) =>
    Array.from({ length: 9_000 }, (_, i) => characterOf((seed + i) * 2_654_435_761, kinds)).join(''),
  );

function characterOf(number: number, kinds: number): string {
  const one = Math.floor(number / 1_000) % kinds;
  return kinds === 36 ? one.toString(36) : String.fromCodePoint(0x4e00 + one);
}

export const hostileText: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...texts, ...moments, ...durations) },
  { weight: 4, arbitrary: fc.constantFrom(...unkeepable) },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
  { weight: 2, arbitrary: fc.string({ unit: 'grapheme', maxLength: 40 }) },
  { weight: 2, arbitrary: incompressible },
);

const numbers = [
  -1,
  -0,
  0.1,
  -1e-320,
  1e308,
  2 ** 31,
  2 ** 31 - 1,
  2 ** 32,
  2 ** 53 - 1,
  2 ** 53,
  1e21,
  ...['1e400', '-1e400', '9'.repeat(400), '1E-400', '0.000000000000000000000000000001'].map(bare),
];

function nested(depth: number, wrap: (inner: unknown) => unknown): unknown {
  let value: unknown = 0;
  for (let i = 0; i < depth; i++) value = wrap(value);
  return value;
}

/** Anything but what was asked for. */
export const hostileValue: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 6, arbitrary: hostileText },
  { weight: 3, arbitrary: fc.constantFrom<unknown>(...numbers) },
  { weight: 2, arbitrary: fc.constantFrom<unknown>(null, true, false, [], {}, [[]], [null], { '': '' }) },
  { weight: 1, arbitrary: fc.jsonValue() },
  {
    weight: 1,
    arbitrary: fc.constantFrom(30, 900).chain((depth) =>
      fc.constantFrom(
        nested(depth, (inner) => [inner]),
        nested(depth, (inner) => ({ a: inner })),
      ),
    ),
  },
  { weight: 1, arbitrary: fc.constantFrom(1_001, 20_000).map((length) => Array<string>(length).fill('a')) },
);

export const hostileKey: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom('__proto__', 'constructor', 'prototype', 'toString', 'then', 'toJSON', '', 'id', 'version'),
  hostileText,
);
