import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { phone, phoneKey } from './phone.ts';
import { nameOf, words } from './words.ts';

describe('a telephone number', () => {
  it.each([
    ['(010) 65432100', '+861065432100'],
    ['010-65432100转8012', '+861065432100;ext=8012'],
    ['010-65432100 转 8012', '+861065432100;ext=8012'],
    ['010-65432100#8012', '+861065432100;ext=8012'],
    ['0571-88888888-802', '+8657188888888;ext=802'],
    ['021-55667788 ext 12', '+862155667788;ext=12'],
    ['０２１－５５６６７７８８分机１２', '+862155667788;ext=12'],
    ['１３８００００６６６６', '+8613800006666'],
    ['138 0000 0000', '+8613800000000'],
    ['+86 138-0000-0000', '+8613800000000'],
    ['0086 13800000000', '+8613800000000'],
    ['+49 (0)30 901820', '+4930901820'],
    ['+1 (212) 555-0100 x5', '+12125550100;ext=5'],
    ['400-800-1234', '+864008001234'],
    ['6543 2100', '65432100'],
    ['668123', '668123'],
  ])('%s is kept as it is, and found as %s', (given, key) => {
    expect(phone.parse(given)).toBe(given);
    expect(phoneKey(given)).toBe(key);
  });

  it.each(['+-- --', '0----', '110', '-----', '13800000000 或 13900000000', '张三的电话', '1'.repeat(30)])(
    '%s is none',
    (given) => {
      expect(phone.safeParse(given).success).toBe(false);
      expect(phoneKey(given)).toBeNull();
    },
  );
});

it('a mobile number is read as the library reads it', () => {
  fc.assert(
    fc.property(fc.integer({ min: 3, max: 9 }), fc.integer({ min: 0, max: 999_999_999 }), (kind, rest) => {
      const given = `1${kind}${String(rest).padStart(9, '0')}`;
      const read = parsePhoneNumberFromString(given, { defaultCountry: 'CN', extract: false });
      expect([phoneKey(given), read?.isPossible()]).toEqual([read?.number, true]);
    }),
  );
});

const codeOf = (schema: ReturnType<typeof words>, text: string) =>
  schema
    .safeParse(text)
    .error?.issues.map((issue) => ('params' in issue ? issue.params?.['code'] : issue.code));

describe('words', () => {
  it.each(['\u200b', '\u2800\u3164', '\u2060', '\u202e\u202c', '\u115f', '\ufe0f', '\u0301'])(
    'of which nothing can be seen are refused: %j',
    (text) => {
      expect(codeOf(words(100), text)).toContain('nothing-visible');
      expect(codeOf(nameOf(100), text)).toContain('nothing-visible');
    },
  );

  it('may hold what is not seen, a name may not', () => {
    const pasted = '见附件\u202a\\桌面\u202c';
    expect(words(100).parse(pasted)).toBe(pasted);
    for (const name of ['试\u202e名', 'li\u200bnjiang', 'a\u00adb', '李\u2800四', '\u200d李'])
      expect([name, codeOf(nameOf(100), name)]).toEqual([name, ['invisible-character']]);
  });

  it.each(['张三', '阿依古丽·买买提', '㐂\u{e0100}', 'Łukasz O’Neil', 'सर्वश्री\u200dराम', '𠮷田', '👍'])(
    'people have: %s',
    (name) => {
      expect(nameOf(100).parse(name)).toBe(name);
    },
  );
});
