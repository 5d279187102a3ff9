import type { ReadAs } from '@fengqiao/contracts/http/fragments/import';
import { plainText } from '@fengqiao/contracts/http/fragments/words';
import { linesOf, separatorOf } from './separated-text.ts';
import { LineReader, RowErrors, unreadable, type Table } from './table-rows.ts';
import { decodeText } from './text-encoding.ts';
import { isOldWorkbook, isWorkbook, readWorkbook } from './workbook.ts';

/** A file as it came. */
export interface TableFile {
  readonly bytes: Uint8Array;
  /** Of the Content-Type; null where it names none. */
  readonly charset: string | null;
  /** Of a workbook: the sheet asked for; null for the first. */
  readonly sheet: string | null;
}

/**
 * A file as rows of text by column, whatever it was saved as: text in one of four encodings by one of three separators,
 * or a workbook. Throws `RejectedImportException` for what is no table of these columns. A heading alone is a table of
 * no rows.
 */
export async function readTable<Column extends string>(
  file: TableFile,
  columns: readonly Column[],
  optional: readonly Column[] = [],
): Promise<Table<Column>> {
  const reader = new LineReader(columns, optional);
  if (isOldWorkbook(file.bytes)) throw unreadable('unreadable-workbook');
  const readAs = isWorkbook(file.bytes)
    ? await takeWorkbook(file, reader)
    : await takeText(file, reader, columns);
  reader.end();
  refuseUnkeepable(reader, columns);
  return { rows: reader.rows, numbers: reader.numbers, readAs };
}

async function takeWorkbook<Column extends string>(
  { bytes, sheet }: TableFile,
  reader: LineReader<Column>,
): Promise<ReadAs> {
  const { name, lines } = await readWorkbook(bytes, sheet);
  for (const line of lines) reader.take(line);
  return { encoding: null, separator: null, sheet: name };
}

async function takeText<Column extends string>(
  { bytes, charset, sheet }: TableFile,
  reader: LineReader<Column>,
  columns: readonly Column[],
): Promise<ReadAs> {
  if (sheet !== null) throw unreadable('unknown-sheet');
  const { text, encoding } = decodeText(bytes, charset);
  const separator = separatorOf(text, columns);
  for await (const line of linesOf(text, separator)) reader.take(line);
  return { encoding, separator, sheet: null };
}

function refuseUnkeepable<Column extends string>(
  { rows, numbers }: LineReader<Column>,
  columns: readonly Column[],
): void {
  const errors = new RowErrors();
  errors.numberedBy(numbers);
  for (const [index, row] of rows.entries())
    for (const column of columns)
      if (!plainText.test(row[column])) errors.add(index, column, 'invalid-value');
  errors.throwIfAny();
}
