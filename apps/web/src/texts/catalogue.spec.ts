import { describe, expect, it } from '@jest/globals';
import { texts as en } from './en/all.ts';
import { texts as deskEn } from './en/desk/all.ts';
import { texts as zh } from './zh-cn/all.ts';
import { texts as deskZh } from './zh-cn/desk/all.ts';

/** Each text with the path that leads to it; one that depends on something is asked with small values. */
function textsOf(at: unknown, path = ''): [string, string][] {
  if (typeof at === 'string') return [[path, at]];
  if (typeof at === 'function') {
    const told = at.length === 1 ? at(path.includes('limits') ? 2 : 1) : at(1, 'day');
    return [[path, String(told)]];
  }
  return Object.entries(at as object).flatMap(([key, value]) => textsOf(value, `${path}.${key}`));
}

const cjk = /[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]/;
/** The name of the other language stands in that language. */
const otherLanguage = /^\.frame\.otherLanguage/;

describe.each([
  { of: 'citizens’ pages', en, zh },
  { of: 'the desk', en: deskEn, zh: deskZh },
])('the catalogues of $of', ({ en, zh }) => {
  it('have the same texts in both languages, none of them empty', () => {
    expect(textsOf(en).map(([path]) => path)).toEqual(textsOf(zh).map(([path]) => path));
    expect([...textsOf(en), ...textsOf(zh)].filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  it('have no Chinese sign in the English one, and Chinese in the other', () => {
    const own = textsOf(en).filter(([path]) => !otherLanguage.test(path));
    expect(own.filter(([, text]) => cjk.test(text))).toEqual([]);
    const chinese = textsOf(zh).filter(([path]) => !otherLanguage.test(path));
    expect(chinese.filter(([, text]) => !cjk.test(text))).toEqual([]);
  });
});
