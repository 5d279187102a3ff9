import { matchesOf, type PlainText, type Span } from './plain-text.ts';

const province = '京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼使';
const sign = '[A-HJ-NP-Z0-9]';
/** GA 36: letter, then five signs; six of a new-energy vehicle; the last may say what kind it is. */
const pattern = new RegExp(
  `(?:WJ\\s*[${province}]?\\s*[·.\\-\\s]?\\d{4}${sign}|[${province}]\\s*[A-HJ-NP-Z]\\s*[·.•\\-\\s]?\\s*(?=(?:${sign}\\s?)*\\d\\s?(?:${sign}\\s?)*\\d)(?:${sign}{5}|${sign}{6}|${sign}{4}[挂学警港澳试领]))(?![A-Za-z0-9*])`,
  'gi',
);

/** Number plates, those of new-energy vehicles and of the armed police among them. */
export function plateNumbers(plain: PlainText): Span[] {
  return matchesOf(plain, pattern);
}
