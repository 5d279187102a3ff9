import { bounds } from '@fengqiao/domain/bounds';
import { plainText } from '@fengqiao/contracts/http/fragments/words';
import type { ImportError } from '@fengqiao/contracts/http/fragments/import';
import { parse } from 'csv-parse/sync';
import { RejectedImportException } from '../problems/problem.ts';

/** Rows one import takes (architecture, Intake). */
const mostRows = bounds.rowsOfImport;

export type TextRow<Column extends string> = Readonly<Record<Column, string>>;

/**
 * A CSV file as rows of text by column; UTF-8 with or without BOM. Throws `RejectedImportException` for what is no
 * table of these columns; `optional` ones may be left out, and are then empty. An empty file with a header is a table of no rows.
 */
export function readTable<Column extends string>(
  body: unknown,
  columns: readonly Column[],
  optional: readonly Column[] = [],
): TextRow<Column>[] {
  const lines = parseCsv(body);
  const header = lines[0] ?? [];
  const unknown = header.filter((column) => !(columns as readonly string[]).includes(column));
  const missing = columns.filter((column) => !header.includes(column) && !optional.includes(column));
  const errors = [
    ...unknown.map((column) => ({ row: 0, column, code: 'unknown-column' })),
    ...missing.map((column) => ({ row: 0, column, code: 'missing-column' })),
  ];
  if (new Set(header).size !== header.length) errors.push({ row: 0, column: '', code: 'unreadable-csv' });
  if (lines.length - 1 > mostRows) errors.push({ row: 0, column: '', code: 'too-many-rows' });
  if (errors.length > 0) throw new RejectedImportException(errors);
  const rows = lines
    .slice(1)
    .map(
      (cells) =>
        Object.fromEntries([
          ...optional.map((column) => [column, '']),
          ...header.map((column, i) => [column, (cells[i] ?? '').trim()]),
        ]) as TextRow<Column>,
    );
  refuseUnkeepable(rows, columns);
  return rows;
}

function refuseUnkeepable<Column extends string>(
  rows: readonly TextRow<Column>[],
  columns: readonly Column[],
): void {
  const errors = new RowErrors();
  for (const [index, row] of rows.entries())
    for (const column of columns)
      if (!plainText.test(row[column])) errors.add(index, column, 'invalid-value');
  errors.throwIfAny();
}

function parseCsv(body: unknown): string[][] {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(
      body instanceof Uint8Array ? body : new Uint8Array(),
    );
    return parse(text, {
      bom: true,
      skip_empty_lines: true,
      relax_column_count: false,
      max_record_size: 200_000,
    });
  } catch (error) {
    const line =
      error instanceof Error && 'lines' in error && typeof error.lines === 'number' ? error.lines - 1 : 0;
    throw new RejectedImportException([{ row: Math.max(line, 0), column: '', code: 'unreadable-csv' }]);
  }
}

/** Collects what is wrong, cell by cell; one throw at the end names everything. */
export class RowErrors {
  private readonly errors: ImportError[] = [];

  /** `index` counts from 0; people count rows from 1 below the header. */
  add(index: number, column: string, code: string): void {
    this.errors.push({ row: index + 1, column, code });
  }

  throwIfAny(): void {
    if (this.errors.length === 0) return;
    throw new RejectedImportException(this.errors.sort((one, other) => one.row - other.row));
  }
}
