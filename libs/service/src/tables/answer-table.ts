import { stringify } from 'csv-stringify/sync';
import writeXlsxFile from 'write-excel-file/node';

export type Cell = string | number | null;

/** An answer as a table; exports show Chinese first, English second (domain text, Words). */
export interface AnswerTable {
  readonly columns: readonly TableColumn[];
  readonly rows: readonly Readonly<Record<string, Cell>>[];
}

export interface TableColumn {
  readonly key: string;
  readonly zh: string;
}

export function headingOf({ key, zh }: TableColumn): string {
  return `${zh} ${key}`;
}

/**
 * CSV with a byte order mark, without which spreadsheets in Chinese offices take UTF-8 for GBK, and with cells that
 * begin like formulas made harmless.
 */
export function asCsv({ columns, rows }: AnswerTable): string {
  return stringify(
    rows.map((row) => columns.map(({ key }) => row[key] ?? '')),
    {
      bom: true,
      header: true,
      columns: columns.map(headingOf),
      escape_formulas: true,
      record_delimiter: '\r\n',
    },
  );
}

/** One sheet; numbers are numbers, and text is text whatever it begins with. */
export function asXlsx({ columns, rows }: AnswerTable): Promise<Buffer> {
  const heading = columns.map((column) => ({ value: headingOf(column), fontWeight: 'bold' as const }));
  const lines = rows.map((row) =>
    columns.map(({ key }) => {
      const value = row[key] ?? null;
      if (value === null) return null;
      return typeof value === 'number' ? { type: Number, value } : { type: String, value };
    }),
  );
  return writeXlsxFile([heading, ...lines], { stickyRowsCount: 1 }).toBuffer();
}
