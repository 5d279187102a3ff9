import { describe, expect, it } from '@jest/globals';
import type { Kind } from './detectors.ts';
import { findPersonal } from './find-personal.ts';
import { measure, summaries, unseen } from './labelled/measured.scenario.ts';

/** ISO 7064, MOD 11-2: what the eighteenth sign is of the seventeen before it. */
function checkSign(digits: string): string {
  const sum = [...digits].reduce((before, digit) => (before * 2 + Number(digit)) % 11, 0);
  return '10X98765432'[(sum * 2) % 11] ?? '';
}

const found = (text: string) => findPersonal(text).map(({ kind, from, to }) => [kind, text.slice(from, to)]);

/** As seen on the labelled summaries: places labelled, found, and named although nobody had labelled them. */
const seen: [Kind, labelled: number, found: number, wrong: number][] = [
  ['id-number', 11, 10, 0],
  ['phone-number', 24, 23, 0],
  ['bank-card', 8, 8, 0],
  ['email-address', 5, 5, 0],
  ['chat-number', 9, 9, 0],
  ['person-name', 56, 51, 0],
  ['plate-number', 15, 14, 0],
  ['home-address', 25, 23, 1],
];

describe('what looks personal in a summary', () => {
  it.each(seen)('%s: %i labelled, %i of them found, %i named wrongly', (kind, labelled, right, wrong) => {
    expect(measure([kind])).toEqual({ labelled, found: right, wrong });
  });

  it('in all: 250 summaries, recall 143 of 153, precision 143 of 144', () => {
    expect(summaries.length).toBe(250);
    expect(measure(seen.map(([kind]) => kind))).toEqual({ labelled: 153, found: 143, wrong: 1 });
  });

  it('in 30 that were written after the detectors: 16 of 20, none wrongly', () => {
    expect(unseen.length).toBe(30);
    expect(
      measure(
        seen.map(([kind]) => kind),
        unseen,
      ),
    ).toEqual({ labelled: 20, found: 16, wrong: 0 });
  });

  it('is named where it stands in the text as it was written, whatever its width and with what nobody sees', () => {
    expect(found('电话１３８\u200b００００００００。')).toEqual([
      ['phone-number', '１３８\u200b００００００００'],
    ]);
    expect(found('😀王建国先生，13800000000')).toEqual([
      ['person-name', '王建国'],
      ['phone-number', '13800000000'],
    ]);
  });

  it('is one thing once: no telephone in the middle of a card or an identity number', () => {
    expect(found('证件号码为3401 0219 6612 3104 26')).toEqual([['id-number', '3401 0219 6612 3104 26']]);
  });

  it.each(['王某', '李某某', '张××', '赵**先生', '孙某先生', '当事人周某'])(
    'is nobody’s name: %s',
    (text) => {
      expect(found(text)).toEqual([]);
    },
  );

  it('reckons the check sign of the standard’s own example', () => {
    expect(checkSign('11010519491231002')).toBe('X');
  });

  it.each([
    '1'.repeat(2000),
    '一 '.repeat(1000),
    'a@'.repeat(1000),
    '王'.repeat(2000),
    '路1'.repeat(1000),
    '1-'.repeat(1000),
  ])('is looked for in time that grows with the text: %#', (text) => {
    const begun = performance.now();
    findPersonal(text);
    expect(performance.now() - begun).toBeLessThan(1_000);
  });
});
