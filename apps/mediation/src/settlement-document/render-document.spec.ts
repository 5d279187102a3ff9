import { expect, it } from '@jest/globals';
import { renderDocument } from './render-document.ts';

const nasty = (mark: string) =>
  `${mark}<script>hit()</script><img src=x onerror="hit()">'"&amp;</td></p></title><!-- ${mark}`;
const obligation = {
  ...{ id: 1, who: 'A', toWhom: 'B', kind: 'act', what: nasty('what'), dueAt: '2026-12-01T18:00:00+08:00' },
  after: [],
} as const;

it('whatever people write in a settlement is text on its page', () => {
  const html = renderDocument(
    {
      number: 'TJ-2026-000001',
      title: nasty('title'),
      placeName: nasty('place'),
      parties: [{ name: nasty('first') }, { name: nasty('second') }] as never,
    },
    { terms: nasty('terms'), obligations: [obligation] } as never,
    1,
    { at: Date.parse('2026-11-16T10:00:00+08:00'), timeZone: 'Asia/Shanghai' },
  );
  const plain = renderDocument(
    {
      ...{ number: 'TJ-2026-000001', title: 'title', placeName: 'place' },
      parties: [{ name: 'first' }, { name: 'second' }] as never,
    },
    { terms: 'terms', obligations: [{ ...obligation, what: 'what' }] } as never,
    1,
    { at: Date.parse('2026-11-16T10:00:00+08:00'), timeZone: 'Asia/Shanghai' },
  );
  const tags = (page: string) => page.match(/<[!/a-z][^>]*>/gi);
  expect(tags(html)).toEqual(tags(plain));
  // All of it is there to be read, in a letter, as it was written.
  for (const mark of ['title', 'place', 'first', 'second', 'terms', 'what'])
    expect(html).toContain(
      `${mark}&lt;script&gt;hit()&lt;/script&gt;&lt;img src=x onerror=&quot;hit()&quot;&gt;&#39;&quot;&amp;amp;`,
    );
});
