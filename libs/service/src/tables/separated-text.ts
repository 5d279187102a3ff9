import type { Separator } from '@fengqiao/contracts/http/fragments/import';
import { CsvError, parse } from 'csv-parse';
import { Readable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import { asHeading, unreadable, type Line } from './table-rows.ts';

const separators: Readonly<Record<Separator, string>> = { comma: ',', semicolon: ';', tab: '\t' };
/** Rows read at a stretch: whoever else calls has a turn between. */
const stretch = 500;
const sliceLength = 65_536;
/** Characters between two quotes, beyond which a quote was left open. */
const longestRecord = 200_000;

/** Which separator the heading is written with: the one that shows most of the columns. */
export function separatorOf(text: string, columns: readonly string[]): Separator {
  const heading = /^.*[^\s,;"].*$/m.exec(text)?.[0] ?? '';
  const known = (cells: readonly string[]) =>
    cells.filter((cell) => columns.includes(asHeading(cell.replaceAll('"', '')))).length;
  const found = (Object.keys(separators) as Separator[])
    .map((separator) => ({ separator, shows: known(heading.split(separators[separator])) }))
    .reduce((best, each) => (each.shows > best.shows ? each : best));
  if (found.shows < 2 && known(heading.split(/[^\p{L}\p{N}_]+/u)) >= 2) throw unreadable('wrong-separator');
  return found.separator;
}

/** The lines of comma-separated text, blank ones too; a quoted cell may hold line breaks, and is one line's. */
export async function* linesOf(text: string, separator: Separator): AsyncGenerator<Line> {
  const parser = parse({
    delimiter: separators[separator],
    relax_column_count: true,
    max_record_size: longestRecord,
  });
  let number = 0;
  let width = 0;
  Readable.from(slices(text)).pipe(parser);
  try {
    for await (const record of parser) {
      number += 1;
      const cells = record as string[];
      const isBlank = cells.every((cell) => cell.trim() === '');
      if (!isBlank && width > 0) refuseTorn(cells, width, number);
      if (!isBlank && width === 0) width = cells.findLastIndex((cell) => cell.trim() !== '') + 1;
      yield { number, cells };
      if (number % stretch === 0) await setImmediate();
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    // What was read before it may not have come out yet.
    const before = 'records' in error && typeof error.records === 'number' ? error.records : number;
    throw unreadable('unreadable-csv', before + 1);
  } finally {
    parser.destroy();
  }
}

/** A row that ends before its heading does was cut off, or is separated by something else. */
function refuseTorn(cells: readonly string[], width: number, number: number): void {
  if (cells.length >= width) return;
  const [only = ''] = cells;
  const isOther = Object.values(separators).some((separator) => only.split(separator).length >= width);
  throw unreadable(cells.length === 1 && isOther ? 'wrong-separator' : 'unreadable-csv', number);
}

function* slices(text: string): Generator<string> {
  for (let start = 0; start < text.length; start += sliceLength) yield text.slice(start, start + sliceLength);
}
