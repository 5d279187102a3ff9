import fc from 'fast-check';
import { hostileText } from './hostile-values.ts';

const utf8 = new TextEncoder();

/** A good file, or one with something wrong about a cell, a line, the header, or the bytes. */
export function csvFiles(good: string): fc.Arbitrary<Uint8Array<ArrayBuffer>> {
  const lines = good.trim().split('\n');
  return fc.oneof(
    { weight: 2, arbitrary: fc.constant(utf8.encode(good)) },
    { weight: 6, arbitrary: mutatedCell(lines).map((text) => utf8.encode(text)) },
    { weight: 3, arbitrary: fc.constantFrom(...mutatedFiles(lines)) },
  );
}

function mutatedCell(lines: readonly string[]): fc.Arbitrary<string> {
  return fc
    .record({ line: fc.nat(), cell: fc.nat(), text: hostileText, quoted: fc.boolean(), twice: fc.boolean() })
    .map(({ line, cell, text, quoted, twice }) => {
      const row = line % lines.length;
      const cells = (lines[row] ?? '').split(',');
      cells[cell % cells.length] = quoted ? `"${text.replaceAll('"', '""')}"` : text;
      const after = lines.with(row, cells.join(','));
      return [...after, ...(twice ? [after[row] ?? ''] : [])].join('\n');
    });
}

function mutatedFiles(lines: readonly string[]): Uint8Array<ArrayBuffer>[] {
  const [header = '', first = '', ...rest] = lines;
  const whole = lines.join('\n');
  const wide = Array.from({ length: 10_000 }, (_, i) => `c${i}`).join(',');
  const texts = [
    '',
    '\n\n\n',
    header,
    `\ufeff${whole}`,
    `\ufeff\ufeff${whole}`,
    whole.replaceAll('\n', '\r\n'),
    whole.replaceAll('\n', '\r'),
    whole.replaceAll(',', ';'),
    whole.replaceAll(',', '\t'),
    whole.replaceAll(',', '|'),
    `${header}\n\n,,\n${first}\n\n`,
    `${header}\n${first.replaceAll(',', ';')}`,
    `${header}\n"${first}`,
    `${header}\n"a"b"c,${first}`,
    `${header}\n${first},one too many`,
    `${header},${header}\n${first},${first}`,
    `${header},surplus\n${first},x`,
    [header.split(',').slice(1).join(','), ...rest].join('\n'),
    `${wide}\n${wide}`,
    `${header}\n${'a'.repeat(300_000)}`,
    `${header}\n\u0000${first}`,
    `${header}\n${Array<string>(50_001).fill(header.replace(/[^,]/g, '')).join('\n')}`,
    '{"ledger":"claim"}',
  ];
  const utf16 = Buffer.from(`\ufeff${whole}`, 'utf16le');
  const foreign = [
    utf16,
    Buffer.from(whole, 'latin1'),
    Buffer.from([0xff, 0xfe, 0x00]),
    Buffer.from('PK\u0003\u0004xlsx'),
  ];
  return [...texts.map((text) => utf8.encode(text)), ...foreign.map((bytes) => new Uint8Array(bytes))];
}
