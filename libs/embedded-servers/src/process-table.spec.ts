import { expect, it } from '@jest/globals';
import { birthByPs, birthIn } from './processes/process-table.ts';

it.each([
  ['Thu Nov 26 03:17:07 2026', '20261126031707'],
  ['Thu Nov  5 23:00:00 2026', '20261105230000'],
])('reads when a process began out of what ps writes: %s', (lstart, birth) => {
  expect(birthIn(lstart)).toBe(birth);
});

it.each([
  '',
  'Do 26 Nov 03:17:07 2026',
  '2026-11-26 03:17:07',
  'Thu Foo 26 03:17:07 2026',
  'Thu Nov 26 2026',
])('and makes nothing of %j, which Date might read in one way or another', (text) => {
  expect(birthIn(text)).toBeUndefined();
});

it('tells the same of a process in any language and time zone', () => {
  const { LC_ALL, TZ } = process.env;
  const first = birthByPs(process.pid);
  try {
    Object.assign(process.env, { LC_ALL: 'de_DE.UTF-8', TZ: 'Asia/Shanghai' });
    expect(first).toMatch(/^20\d{12}$/);
    expect(birthByPs(process.pid)).toBe(first);
  } finally {
    for (const [name, value] of Object.entries({ LC_ALL, TZ })) {
      if (value === undefined) Reflect.deleteProperty(process.env, name);
      else process.env[name] = value;
    }
  }
});

it('and nothing of a process that is not', () => {
  expect(birthByPs(2 ** 22 + 1)).toBeUndefined();
});
