import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { codeAlphabet, readCode } from './typed-code.ts';

const code = fc
  .array(fc.constantFrom(...codeAlphabet), { minLength: 8, maxLength: 20 })
  .map((letters) => letters.join(''));
const between = fc.constantFrom('', ' ', '-', '—', '–', '－', '　', '·', '.', '\t', '\u200b', '\u00a0');

/** A letter as somebody may type it. */
const ways: readonly ((letter: string) => string)[] = [
  (letter) => letter,
  (letter) => letter.toLowerCase(),
  // Full-width: 0xFEE0 behind its plain form.
  (letter) => String.fromCodePoint((letter.codePointAt(0) ?? 0) + 0xfee0),
  (letter) => (letter === 'L' ? '1' : letter),
  (letter) => (letter === 'L' ? 'I' : letter),
  (letter) => (letter === 'Q' ? '0' : letter),
  (letter) => (letter === 'Q' ? 'o' : letter),
];

it('a code is read however it is typed', () => {
  fc.assert(
    fc.property(
      code,
      fc.infiniteStream(fc.constantFrom(...ways)),
      fc.infiniteStream(between),
      (given, typing, gaps) => {
        const typed = [...given]
          .map(
            (letter) =>
              `${gaps.next().value as string}${(typing.next().value as (each: string) => string)(letter)}`,
          )
          .join('');
        expect(readCode(`${typed}${gaps.next().value as string}`)).toBe(given);
      },
    ),
  );
});

it('two codes are never read as one', () => {
  fc.assert(
    fc.property(code, code, (one, other) => {
      expect(readCode(one) === readCode(other)).toBe(one === other);
    }),
  );
});

it('whatever is typed, it is read as letters and digits, and read again it stays', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (typed) => {
      expect(readCode(readCode(typed))).toBe(readCode(typed));
    }),
  );
});
