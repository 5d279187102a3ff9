import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Something to type, and what the page says comes of it; null where it says nothing. */
export interface PageBlock {
  readonly command: string;
  readonly promised: string | null;
}

const fence = /^```(\w*)\n([^]*?)^```$/gm;

/**
 * The `sh` blocks of a page in their order, each with the `text` block that follows it before the next one.
 */
export function blocksOf(root: string, page: string): PageBlock[] {
  const whole = readFileSync(join(root, page), 'utf8');
  const blocks: { command: string; promised: string | null }[] = [];
  for (const [, language, content = ''] of whole.matchAll(fence)) {
    if (language === 'sh') blocks.push({ command: content, promised: null });
    const last = blocks.at(-1);
    if (language === 'text' && last?.promised === null) last.promised = content;
  }
  return blocks;
}

/** What differs from stack to stack and from day to day, and what stands for it. */
const generalised: readonly (readonly [what: RegExp, by: string])[] = [
  [/[0-9a-f]{8}-[0-9a-f-]{27}/, '[0-9a-f]{8}-[0-9a-f-]{27}'],
  // A claim, and a query code, are letters and digits; neither holds a word.
  [/\b(?:[A-Z2-9]{4}-){3}[A-Z2-9]{4}\b/, '(?:[A-Z0-9]{4}-){3}[A-Z0-9]{4}'],
  [/\b(?=[A-Z]*\d)[A-Z0-9]{10}\b/, '[A-Z0-9]{10}'],
  // A score may be missing for want of outcomes.
  [/\d+\.\d+/, '(?:\\d+(?:\\.\\d+)?|null)'],
  [/\d+/, '\\d+'],
];
const token = new RegExp(`…|${generalised.map(([what]) => `(?:${what.source})`).join('|')}`, 'g');

/** What a page promises as a pattern for all that is printed; `…` stands for anything, blanks at a line's end for nothing. */
export function patternOf(promised: string): RegExp {
  let pattern = '';
  let from = 0;
  const text = tidy(promised);
  for (const { 0: found, index } of text.matchAll(token)) {
    pattern += escaped(text.slice(from, index)) + generalOf(found);
    from = index + found.length;
  }
  return new RegExp(`^${pattern}${escaped(text.slice(from))}$`);
}

function generalOf(found: string): string {
  if (found === '…') return '[^]*';
  const [, by] = generalised.find(([what]) => new RegExp(`^(?:${what.source})$`).test(found)) ?? [];
  if (by === undefined) throw new Error(`nothing stands for ${found}`);
  return by;
}

function escaped(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}

export function tidy(text: string): string {
  return text.replaceAll(/[ \t]+$/gm, '').trim();
}
