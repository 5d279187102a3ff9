import { describe, expect, it } from '@jest/globals';
import { equalParts } from './equal-parts.ts';

const marked = (text: string, other: string) =>
  equalParts(text, other)
    .map(({ text: part, isEqual }) => (isEqual ? `[${part}]` : part))
    .join('');

describe('what two texts both say', () => {
  it.each([
    ['路口的井盖被偷', '井盖不见，路口危险', '[路口]的[井盖]被偷'],
    ['工地打桩', '广场舞', '工地打桩'],
    ['一样的话', '一样的话', '[一样的话]'],
    ['，。，。', '，。，。', '，。，。'],
    ['', '有', ''],
    ['😀灯不亮', '灯不亮😀', '😀[灯不亮]'],
  ])('%s beside %s', (text, other, expected) => {
    expect(marked(text, other)).toBe(expected);
  });

  it('is found soon in long texts, which stay whole', () => {
    const long = '很长的话'.repeat(5_000);
    const begun = performance.now();
    expect(
      equalParts(long, long)
        .map(({ text }) => text)
        .join(''),
    ).toBe(long);
    expect(performance.now() - begun).toBeLessThan(1_500);
  });
});
