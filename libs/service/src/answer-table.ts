import { stringify } from 'csv-stringify/sync';

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
