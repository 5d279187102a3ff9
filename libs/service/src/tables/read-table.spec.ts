import { describe, expect, it } from '@jest/globals';
import { zipSync } from 'fflate';
import { RejectedImportException } from '../problems/problem.ts';
import { asXlsx } from './answer-table.ts';
import { readTable } from './read-table.ts';
import { readWorkbook } from './workbook.ts';
import writeXlsxFile from 'write-excel-file/node';

const columns = ['ref', 'summary', 'at'] as const;
const heading = columns.join(',');
const utf8 = (text: string) => new TextEncoder().encode(text);

function read(bytes: Uint8Array, more: { charset?: string; sheet?: string } = {}) {
  return readTable({ bytes, charset: null, sheet: null, ...more }, columns);
}

async function wrong(bytes: Uint8Array, more: { charset?: string; sheet?: string } = {}) {
  const error: unknown = await read(bytes, more).catch((thrown: unknown) => thrown);
  if (!(error instanceof RejectedImportException)) throw new Error('it was read');
  return error.errors.map(({ row, column, code }) => `${row} ${column} ${code}`);
}

/** 噪声扰民 in GB18030, and a character that takes four bytes there. */
const gbk = [0xd4, 0xeb, 0xc9, 0xf9, 0xc8, 0xc5, 0xc3, 0xf1];
const gb18030 = (tail: readonly number[] = []) =>
  Buffer.concat([utf8(`${heading}\nA,`), Uint8Array.from([...gbk, ...tail]), utf8(',\n')]);

describe('a table saved as text', () => {
  it.each([
    ['UTF-8', utf8(`${heading}\nA,噪声扰民,\n`), 'utf-8'],
    ['UTF-8 with a mark', utf8(`\ufeff${heading}\nA,噪声扰民,\n`), 'utf-8'],
    ['UTF-16 LE with a mark', Buffer.from(`\ufeff${heading}\nA,噪声扰民,\n`, 'utf16le'), 'utf-16le'],
    ['UTF-16 LE without', Buffer.from(`${heading}\nA,噪声扰民,\n`, 'utf16le'), 'utf-16le'],
    ['UTF-16 BE with a mark', Buffer.from(`\ufeff${heading}\nA,噪声扰民,\n`, 'utf16le').swap16(), 'utf-16be'],
    ['GB18030', gb18030(), 'gb18030'],
  ])('is read in %s by what the bytes say', async (_, bytes, encoding) => {
    const { rows, readAs } = await read(bytes);
    expect([rows, readAs]).toEqual([
      [{ ref: 'A', summary: '噪声扰民', at: '' }],
      { encoding, separator: 'comma', sheet: null },
    ]);
  });

  it('is read as the caller says, and refused where the bytes do not fit or nobody knows the name', async () => {
    for (const charset of ['GBK', 'gb2312', 'GB18030'])
      expect((await read(gb18030(), { charset })).rows[0]?.summary).toBe('噪声扰民');
    for (const charset of ['utf-8', 'big5', 'utf-16le'])
      expect([charset, await wrong(gb18030(), { charset })]).toEqual([charset, ['0  unreadable-encoding']]);
  });

  it('is refused where UTF-8 was cut or broken, rather than taken for other characters', async () => {
    const whole = utf8(`${heading}\nA,每晚八点以后仍在播放,\n`);
    expect(await wrong(whole.slice(0, -4))).toEqual(['0  unreadable-encoding']);
    expect(await wrong(Uint8Array.from([0xff, 0xfe, 0x00]))).toEqual(['0  unreadable-encoding']);
    expect(await wrong(Buffer.from(`${heading}\nA,café,\n`, 'latin1'))).toEqual(['0  unreadable-encoding']);
  });

  it.each([
    [';', 'semicolon'],
    ['\t', 'tab'],
  ])('is read by the separator that its heading has: %j', async (by, separator) => {
    const { rows, readAs } = await read(utf8(`${columns.join(by)}\r\nA${by}"x${by},y"${by}\r\n`));
    expect([rows, readAs.separator]).toEqual([[{ ref: 'A', summary: `x${by},y`, at: '' }], separator]);
  });

  it('by any other separator, or two of them, is one error', async () => {
    expect(await wrong(utf8('ref|summary|at\nA|x|\nB|y|'))).toEqual(['0  wrong-separator']);
    expect(await wrong(utf8(`${heading}\nA,x,\nB;y;\nC;z;`))).toEqual(['3  wrong-separator']);
  });

  it('keeps the row numbers that a spreadsheet shows, past blank rows and cells of several lines', async () => {
    const text = `,,\n${heading}\nA,"one\ntwo\nthree",\n\n,,\nB,y,\n   \nC,z,\n`;
    const { rows, numbers } = await read(utf8(text));
    expect([rows.map(({ ref }) => ref), numbers]).toEqual([
      ['A', 'B', 'C'],
      [3, 6, 8],
    ]);
    expect(await wrong(utf8(`${heading}\nA,"one\ntwo",\nB,a"b"c,\n`))).toEqual(['3  unreadable-csv']);
    expect(await wrong(utf8(`${heading}\nA,"one\ntwo",\nB,"open,\nC,,\n`))).toEqual(['3  unreadable-csv']);
    expect(await wrong(utf8(`${heading}\nA,"one\ntwo",\nB\n`))).toEqual(['3  unreadable-csv']);
    expect(await wrong(utf8(`${heading}\nA,"one\ntwo",\nB,\u0001,`))).toEqual(['3 summary invalid-value']);
  });

  it('passes over blank columns and what is not seen of a heading, not over values without a heading', async () => {
    const text = ` ref,, summary\u200b ,ａｔ,,\nA,,x,y,,\n`;
    expect((await read(utf8(text))).rows).toEqual([{ ref: 'A', summary: 'x', at: 'y' }]);
    expect(await wrong(utf8(`${heading},,\nA,x,,,?\n`))).toEqual(['2  cell-without-heading']);
    expect(await wrong(utf8('ref,summary,summary,At\nA,x,y,\n'))).toEqual([
      '0 At unknown-column',
      '0 at missing-column',
      '0 summary duplicate-column',
    ]);
    expect(await wrong(utf8(''))).toHaveLength(3);
    const without = { bytes: utf8('ref,summary\nA,x\n'), charset: null, sheet: null };
    expect((await readTable(without, columns, ['at'])).rows).toEqual([{ ref: 'A', summary: 'x', at: '' }]);
  });
});

const workbook = (rows: unknown[][], options: object = {}) =>
  writeXlsxFile(rows as never, options as never).toBuffer();
const text = (value: string) => ({ type: String, value });
const top = columns.map(text);

describe('a table saved as a workbook', () => {
  it('is read by its first sheet: text, numbers, days and moments of the wall clock, formulas by what was kept', async () => {
    const format = 'yyyy/m/d h:mm';
    const book = await workbook([
      top,
      [text('A'), text(' 噪声扰民 '), { type: Date, value: new Date('2026-11-27T09:10:00Z'), format }],
      [],
      [
        { type: Number, value: 12 },
        text('=1+1'),
        { type: Date, value: new Date('2026-11-27T00:00:00Z'), format },
      ],
    ]);
    const { rows, numbers, readAs } = await read(book);
    expect([rows, numbers, readAs]).toEqual([
      [
        { ref: 'A', summary: '噪声扰民', at: '2026-11-27 09:10:00' },
        { ref: '12', summary: '=1+1', at: '2026-11-27' },
      ],
      [2, 4],
      { encoding: null, separator: null, sheet: 'Sheet1' },
    ]);
    expect(await wrong(book, { sheet: '三月' })).toEqual(['0  unknown-sheet']);
    expect((await read(book, { sheet: 'Sheet1' })).rows).toHaveLength(2);
  });

  it('of our own making comes back', async () => {
    const table = {
      columns: columns.map((key) => ({ key, zh: '' })),
      rows: [{ ref: 'A', summary: 'x', at: '' }],
    };
    expect((await read(await asXlsx(table))).rows).toEqual([{ ref: 'A', summary: 'x', at: '' }]);
  });

  const sheet = (rows: string) =>
    packed({
      'xl/workbook.xml': `<workbook xmlns:r="r"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>`,
      'xl/_rels/workbook.xml.rels': `<Relationships><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
      'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${rows}</sheetData></worksheet>`,
    });
  const packed = (files: Record<string, string>) =>
    zipSync(Object.fromEntries(Object.entries(files).map(([name, content]) => [name, utf8(content)])));
  const cell = (at: string, inside: string, more = 't="str"') => `<c r="${at}" ${more}>${inside}</c>`;
  const first = `<row r="1">${cell('A1', '<v>ref</v>')}${cell('B1', '<v>summary</v>')}${cell('C1', '<v>at</v>')}</row>`;

  it('gives a formula’s kept value', async () => {
    const book = sheet(`${first}<row r="2">${cell('A2', '<f>"A"&amp;1</f><v>A1</v>')}</row>`);
    expect((await read(book)).rows).toEqual([{ ref: 'A1', summary: '', at: '' }]);
  });

  it('that bursts is refused before it does', async () => {
    const bomb = zipSync({ 'xl/workbook.xml': new Uint8Array(120_000_000) });
    expect(bomb.length).toBeLessThan(1_000_000);
    expect(await wrong(bomb)).toEqual(['0  workbook-too-large']);
    // It says of itself that it is small.
    const liar = Uint8Array.from(bomb);
    const central = Buffer.from(liar.buffer).indexOf(Buffer.from([0x50, 0x4b, 1, 2]));
    new DataView(liar.buffer).setUint32(central + 24, 1000, true);
    expect(await wrong(liar)).toEqual(['0  unreadable-workbook']);
    const many = packed(Object.fromEntries(Array.from({ length: 1001 }, (_, i) => [`${i}.xml`, ''])));
    expect(await wrong(many)).toEqual(['0  workbook-too-large']);
  });

  it('that names a row beyond counting costs its own process alone', async () => {
    const book = sheet(`${first}<row r="9999999999">${cell('A9999999999', '<v>x</v>')}</row>`);
    let turns = 0;
    const others = setInterval(() => (turns += 1), 1);
    const reading = readWorkbook(book, null, { megabytes: 64, seconds: 30 });
    await expect(reading).rejects.toMatchObject({ errors: [{ code: 'workbook-too-large' }] });
    const hurried = readWorkbook(book, null, { megabytes: 512, seconds: 0.001 });
    await expect(hurried).rejects.toMatchObject({ errors: [{ code: 'workbook-too-large' }] });
    clearInterval(others);
    expect(turns).toBeGreaterThan(10);
  }, 60_000);

  it('fetches and expands nothing from outside', async () => {
    const book = packed({
      'xl/workbook.xml': `<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]><workbook><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>`,
      'xl/_rels/workbook.xml.rels': `<Relationships><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
      'xl/worksheets/sheet1.xml': `<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]><worksheet><sheetData>${first}<row r="2">${cell('A2', '<v>&e;</v>')}</row></sheetData></worksheet>`,
    });
    const rows = await read(book).then(
      ({ rows }) => rows.map(({ ref }) => ref),
      () => [],
    );
    expect(rows.filter((ref) => ref !== '&e;')).toEqual([]);
  });

  it.each([
    ['an .xls', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1])],
    ['no workbook', utf8('PK\u0003\u0004xlsx')],
    ['another archive', zipSync({ 'a.txt': utf8('a') })],
  ])('that is %s is refused', async (_, bytes) => {
    expect(await wrong(bytes)).toEqual(['0  unreadable-workbook']);
  });
});
