import { describe, expect, it } from '@jest/globals';
import { askClock } from './ask-clock.ts';

const now = Date.parse('2026-09-30T16:00:00+08:00');

function ask(...words: string[]): { code: number; lines: string[] } {
  const lines: string[] = [];
  const code = askClock(words, { LANG: 'C' }, now, (line) => lines.push(line));
  return { code, lines };
}

describe('the clock at the terminal', () => {
  it('says when seven working days end that begin before National Day, and why', () => {
    const { code, lines } = ask('7 working days');
    expect(code).toBe(0);
    expect(lines).toContain('due      2026-10-15T18:00:00+08:00');
    expect(lines).toContain('2026-10-01     public holiday');
    expect(lines).toContain('2026-10-10  +  working day 3 of 7 (make-up day)');
  });

  it('moves the end by the working time of a pause', () => {
    const { lines } = ask('7 working days', '--pause', '2026-10-12T09:00/2026-10-13 12:00');
    // A whole day and a morning: seven hours and three.
    expect(lines).toContain('paused   10 h 0 min');
    expect(lines).toContain('due      2026-10-19T12:00:00+08:00');
  });

  it('speaks Chinese when asked to', () => {
    const { lines } = ask('8个工作小时', '--from', '2026-10-08T09:00', '--zh');
    expect(lines).toContain('到期  2026-10-09T10:00:00+08:00');
    expect(lines.at(-1)).toBe('2026-10-09  +  计入办公时间1小时，累计8小时，时限8小时');
  });

  it.each([
    ['PT3M', '2026-09-30T08:03:00Z'],
    ['P1M', '2026-10-30T16:00:00+08:00'],
    ['30 working minutes', '2026-09-30T16:30:00+08:00'],
    ['1个工作日, same time', '2026-10-08T16:00:00+08:00'],
    ['P1D, end of day', '2026-10-02T00:00:00+08:00'],
    ['P1D, end of day, next working day', '2026-10-09T00:00:00+08:00'],
    ['P1D，日终，休息日顺延', '2026-10-09T00:00:00+08:00'],
  ])('understands %s', (limit, due) => {
    expect(ask(limit).lines).toContain(`due      ${due}`);
  });

  it('says that a pause still lasts', () => {
    expect(ask('1 working day', '--pause', '2026-09-30T16:30/').lines).toContain(
      'due      open: it is still paused',
    );
  });

  it('warns of a year whose holidays are not announced', () => {
    const { lines } = ask('7 working days', '--from', '2031-03-03T10:00');
    expect(lines.join()).toContain('provisional');
  });

  it('refuses a pause that ends before it begins, naming it', () => {
    const { code, lines } = ask('7 working days', '--pause', '2026-10-13T09:00/2026-10-12T09:00');
    expect(code).toBe(1);
    expect(lines.join()).toMatch(/suspensions\.0.*\[suspension-reversed\]/);
  });

  it.each([
    [['soon'], 'soon'],
    [['7 werkdays'], 'werkdays'],
    [['7 working dayz', '--en'], 'dayz'],
    [['7个工作曰'], '7个工作曰'],
    [['P30D, end of dat'], 'dat'],
    [['7 working'], '7 working'],
    [['7 working days', '--form', 'x'], '--form'],
    [['7 working days', '--from'], '--from'],
    [['7 working days', '--from', 'yesterday'], 'yesterday'],
    [['7 working days', '--as-of', '2026-13-01'], '2026-13-01'],
    [['7 working days', '--pause', '2026-10-12/soon'], 'soon'],
  ])('shows how it is asked for %j, and which word it did not understand', (words, word) => {
    const { code, lines } = ask(...words);
    expect(code).toBe(2);
    expect(lines[0]).toBe(`not understood 看不懂: ${word}\n`);
    expect(lines[1]).toContain('usage');
  });

  it('shows how it is asked when nothing is', () => {
    expect(ask()).toMatchObject({ code: 2, lines: [expect.stringMatching(/^usage/)] });
  });

  it('gives all of it as data', () => {
    expect(JSON.parse(ask('7 working days', '--json').lines.join(''))).toMatchObject({ provisional: false });
  });
});
