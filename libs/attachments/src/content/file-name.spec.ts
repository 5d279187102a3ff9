import { expect, it } from '@jest/globals';
import { dispositionOf, fileName, nameIn } from './file-name.ts';

it.each([
  ['现场.jpg', '现场.jpg'],
  ['../../etc/passwd', 'passwd.jpg'],
  ['C:\\Users\\a\\照片.JPEG', '照片.jpeg'],
  ['a\u202egpj.exe', 'agpj.exe.jpg'],
  ['run.pdf', 'run.pdf.jpg'],
  ['  .hidden ', 'hidden.jpg'],
  ['a\u0000b\r\nSet-Cookie: x.jpg', 'abSet-Cookie_ x.jpg'],
  ['<script>.jpg', '_script_.jpg'],
  ['', 'attachment.jpg'],
  ['\u200b\u200e', 'attachment.jpg'],
  ['/', 'attachment.jpg'],
  ['现场.jpg...', '现场.jpg.jpg'],
  ['run.exe. . .', 'run.exe.jpg'],
  ['现场.jpg. ', '现场.jpg.jpg'],
  ['..\\..\\a\u0000.exe\u202e\u2066gpj.', 'a.exegpj.jpg'],
  ['x.jpg::$DATA', 'x.jpg__$DATA.jpg'],
  ['%2e%2e%2f', '%2e%2e%2f.jpg'],
])('%j is called %j', (given, called) => {
  expect(fileName(given, 'image/jpeg')).toBe(called);
});

it('is never longer than a hundred characters, and ends as what it is', () => {
  const long = fileName(`${'很'.repeat(500)}.pdf`, 'application/pdf');
  expect([[...long].length, long.endsWith('.pdf')]).toEqual([100, true]);
  const longer = fileName(`${'长'.repeat(300)}`, 'image/png');
  expect([[...longer].length, longer.endsWith('长.png')]).toEqual([100, true]);
});

it.each([
  [undefined, ''],
  ['attachment', ''],
  ["attachment; filename*=UTF-8''%E7%8E%B0%E5%9C%BA.jpg", '现场.jpg'],
  ['attachment; filename="x.jpg"; filename*=UTF-8\'\'y.jpg', 'y.jpg'],
  ["attachment; filename*=UTF-8''%E7%8", ''],
  ['attachment; filename="a \\"b\\".jpg"', 'a "b".jpg'],
  ['attachment; filename=plain.png', 'plain.png'],
])('of the header %j the name is %j', (header, name) => {
  expect(nameIn(header)).toBe(name);
});

it('stands in a header that nothing can break out of', () => {
  const header = dispositionOf('现"场\\;%\u00e9(1).jpg');
  expect(header).toMatch(/^attachment; filename="[\x20-\x7e]*"; filename\*=UTF-8''[A-Za-z0-9%._~!-]+$/);
  expect(nameIn(header)).toBe('现"场\\;%\u00e9(1).jpg');
});
