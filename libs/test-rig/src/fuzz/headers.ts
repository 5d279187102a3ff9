import type { Language } from '@fengqiao/contracts/problem';
import fc from 'fast-check';

type Header = readonly [name: string, value: string];

/** What callers write into `Accept-Language`, and what they should be answered in; null where both will do. */
const languages: readonly (readonly [asked: string | null, answered: Language | null])[] = [
  [null, 'zh-CN'],
  ['en', 'en'],
  ['en', 'en'],
  ['zh-CN', 'zh-CN'],
  ['en-US,en;q=0.9', 'en'],
  ['zh-TW', 'zh-CN'],
  ['fr, en;q=0.2', 'en'],
  ['zh;q=0.1, en;q=0.9', 'en'],
  ['fr', 'zh-CN'],
  ['*', 'zh-CN'],
  ['', null],
  ['en;q=banana', null],
  [';;;,,,==', null],
  ['\u00ff\u00fe', null],
  [`${'en-'.repeat(500)}x`, null],
];
export const language = fc.constantFrom(...languages);

const perhaps = (name: string, usual: readonly string[], odd: readonly string[]): fc.Arbitrary<Header[]> =>
  fc.oneof(
    { weight: 6, arbitrary: fc.constant<Header[]>([]) },
    { weight: 3, arbitrary: fc.constantFrom(...usual).map((value): Header[] => [[name, value]]) },
    { weight: 1, arbitrary: fc.constantFrom(...odd).map((value): Header[] => [[name, value]]) },
    {
      weight: 1,
      arbitrary: fc.constantFrom(...odd).map((value): Header[] => [
        [name, value],
        [name, value],
      ]),
    },
  );

export const preconditions: fc.Arbitrary<Header[]> = fc
  .tuple(
    perhaps(
      'if-match',
      ['"1"', '"2"', '"3"', '*'],
      ['', '1', 'W/"1"', '"1","2"', '"-1"', `"${'9'.repeat(30)}"`, '\u00e9'],
    ),
    perhaps('idempotency-key', ['a', 'b', 'c'], ['', 'two words', 'k'.repeat(201), '\u00ff', "';--", '*']),
  )
  .map((each) => each.flat());

/** Headers that say something else than the truth about the body, or too much about nothing. */
export const oddHeaders: fc.Arbitrary<Header[]> = fc.constantFrom<Header[]>(
  [['content-type', 'text/plain']],
  [['content-type', 'application/json; charset=banana']],
  [['content-type', 'application/json; charset=utf-16']],
  [['content-type', 'application/json; charset=gb18030']],
  [['content-type', 'application/json; charset="']],
  [['content-type', 'application/xml']],
  [['content-type', 'multipart/form-data; boundary=x']],
  [['content-type', ';;;']],
  [['content-type', '']],
  [['content-encoding', 'gzip']],
  [['content-encoding', 'deflate']],
  [['content-encoding', 'br']],
  [['content-encoding', 'banana']],
  [['content-encoding', 'gzip, gzip']],
  [['accept', 'application/xml']],
  [['accept', '']],
  [['x-http-method-override', 'DELETE']],
  [['x-forwarded-for', '\u00ff'.repeat(300)]],
  [['expect', '100-continue']],
  [['cookie', 'a='.repeat(3_000)]],
  [['x-large', 'x'.repeat(20_000)]],
  Array.from({ length: 300 }, (_, i): Header => [`x-${i}`, 'x']),
  [['range', 'bytes=0-1']],
  [['if-none-match', '*']],
  [['origin', 'null']],
);
