import { expect, it } from '@jest/globals';
import { languageOf } from './page-language.ts';

it.each([
  ['what was chosen before', { cookie: 'a=b; language=en; c=d', 'accept-language': 'zh-CN' }, 'en'],
  ['what the browser asks for first', { 'accept-language': 'fr, zh;q=0.5, en-GB;q=0.8' }, 'en'],
  ['Chinese, where a browser asks for it', { 'accept-language': 'zh-CN,en;q=0.9' }, 'zh-CN'],
  ['Chinese, where it asks for neither', { 'accept-language': 'fr' }, 'zh-CN'],
  ['Chinese, where it asks for nothing, or sends nonsense', { cookie: 'language=<script>' }, 'zh-CN'],
] as const)('a page comes in %s', (_, headers, language) => {
  expect(languageOf({ headers })).toBe(language);
});
