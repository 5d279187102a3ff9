/** What is said while a workbook is read, in this order. */
export type FromSheet =
  | { readonly sheet: string }
  | { readonly from: number; readonly rows: readonly (readonly string[])[] }
  | { readonly wrong: 'unknown-sheet' | 'unreadable-workbook' }
  | { readonly end: true };

export interface ToSheet {
  /** Where the two libraries are. */
  readonly reader: string;
  readonly packer: string;
  /** Entries of the workbook, unpacked and measured. */
  readonly files: Readonly<Record<string, Uint8Array>>;
  readonly sheet: string | null;
}

/**
 * Reads one sheet, apart: a few bytes can name row 999,999,999. The workbook is packed again by us, so that the reader meets
 * exactly the entries that were measured; dates become text of the bureau's wall clock, with what a cell shows of it.
 */
export const sheetReading = `
const readWorkbook = require(task.reader).default;
const { zipSync } = require(task.packer);
const two = (n) => String(n).padStart(2, '0');
const textOf = (value) => {
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (!(value instanceof Date)) return String(value);
  const at = new Date(Math.round(value.getTime() / 1000) * 1000);
  const day = at.getUTCFullYear() + '-' + two(at.getUTCMonth() + 1) + '-' + two(at.getUTCDate());
  const time = two(at.getUTCHours()) + ':' + two(at.getUTCMinutes()) + ':' + two(at.getUTCSeconds());
  return time === '00:00:00' ? day : day + ' ' + time;
};
const input = Buffer.from(zipSync(task.files, { level: 0 }).buffer);
try {
  const sheets = [task.sheet === null ? 1 : task.sheet];
  const [{ sheet, data }] = await readWorkbook(input, { sheets, trim: false });
  say({ sheet });
  for (let from = 0; from < data.length; from += 500)
    say({ from, rows: data.slice(from, from + 500).map((row) => row.map(textOf)) });
  say({ end: true });
} catch (error) {
  const isMissing = error && error.name === 'SheetNotFoundError';
  say({ wrong: isMissing ? 'unknown-sheet' : 'unreadable-workbook' });
}
`;
