import type { ImportError, ReadAs } from '@fengqiao/contracts/http/fragments/import';
import { bounds } from '@fengqiao/domain/bounds';
import { RejectedImportException } from '../problems/problem.ts';

/** Rows one import takes (architecture, Intake); blank ones are not counted. */
const mostRows = bounds.rowsOfImport;
/** Rows one import goes through, blank ones counted. */
const mostRowsSeen = 250_000;

export type TextRow<Column extends string> = Readonly<Record<Column, string>>;

/** A line of a file, blank ones included. */
export interface Line {
  /** As the spreadsheet shows it: the first is 1, one with line breaks in a cell is one. */
  readonly number: number;
  readonly cells: readonly string[];
}

export interface Table<Column extends string> {
  readonly rows: readonly TextRow<Column>[];
  /** Of each row, the number the spreadsheet shows. */
  readonly numbers: readonly number[];
  readonly readAs: ReadAs;
}

/** The whole file is wrong, in one way: one error, with nothing beside it. */
export function unreadable(code: string, row = 0): RejectedImportException {
  return new RejectedImportException([{ row, column: '', code }]);
}

/** Collects what is wrong, cell by cell; one throw at the end names everything. */
export class RowErrors {
  private readonly errors: ImportError[] = [];
  private numbers: readonly number[] = [];

  /** By these a row's place in the file becomes the number its spreadsheet shows. */
  numberedBy(numbers: readonly number[]): void {
    this.numbers = numbers;
  }

  /** `index` counts the rows that are not blank, from 0; -1 is the file as a whole. */
  add(index: number, column: string, code: string): void {
    this.errors.push({ row: this.rowOf(index), column, code });
  }

  rowOf(index: number): number {
    return index < 0 ? 0 : (this.numbers[index] ?? index + 2);
  }

  throwIfAny(): void {
    if (this.errors.length === 0) return;
    throw new RejectedImportException(this.errors.sort((one, other) => one.row - other.row));
  }
}

/** Takes lines in, the first that is not blank as the heading; blank rows and columns are passed over. */
export class LineReader<Column extends string> {
  readonly rows: TextRow<Column>[] = [];
  readonly numbers: number[] = [];
  private heading: readonly string[] | null = null;
  private readonly errors = new RowErrors();

  constructor(
    private readonly columns: readonly Column[],
    /** What a file may leave out. */
    private readonly optional: readonly Column[],
  ) {}

  take({ number, cells }: Line): void {
    if (number > mostRowsSeen) throw unreadable('too-many-rows');
    if (cells.every((cell) => cell.trim() === '')) return;
    if (this.heading) this.takeRow(number, cells, this.heading);
    else this.heading = this.headingOf(cells);
  }

  /** When no line is left; a file without a heading lacks every column. */
  end(): void {
    this.heading ??= this.headingOf([]);
    this.errors.numberedBy(this.numbers);
    this.errors.throwIfAny();
  }

  private headingOf(cells: readonly string[]): readonly string[] {
    const heading = cells.map(asHeading);
    const known: readonly string[] = this.columns;
    const named = heading.filter((column) => column !== '');
    const there = new Set(named);
    const wanted = new Set(known);
    const seen = new Set<string>();
    const twice = named.filter((column) => seen.size === seen.add(column).size);
    const errors = [
      ...named.filter((column) => !wanted.has(column)).map((column) => ({ column, code: 'unknown-column' })),
      ...this.columns
        .filter((column) => !there.has(column) && !this.optional.includes(column))
        .map((column) => ({ column, code: 'missing-column' })),
      ...twice.map((column) => ({ column, code: 'duplicate-column' })),
    ];
    if (errors.length > 0) throw new RejectedImportException(errors.map((error) => ({ row: 0, ...error })));
    return heading;
  }

  private takeRow(number: number, cells: readonly string[], heading: readonly string[]): void {
    if (this.rows.length === mostRows) throw unreadable('too-many-rows');
    const row = Object.fromEntries(this.columns.map((column) => [column, ''])) as Record<Column, string>;
    const index = this.rows.length;
    for (const [i, cell] of cells.entries()) {
      const [column, text] = [heading[i] ?? '', cell.trim()];
      if (column !== '') row[column as Column] = text;
      else if (text !== '') this.errors.add(index, '', 'cell-without-heading');
    }
    this.rows.push(row);
    this.numbers.push(number);
  }
}

/** Blanks around a name and what nobody sees in it are not the name's. */
export function asHeading(cell: string): string {
  return cell
    .normalize('NFKC')
    .replace(/[\p{Cf}\p{Cc}]/gu, '')
    .trim();
}
