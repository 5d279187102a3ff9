import { createHash } from 'node:crypto';
import { parseMoment } from '@fengqiao/domain/clock/dates/moment';
import { hasInvisible, hasVisible } from '@fengqiao/contracts/http/fragments/visible';
import type { RowErrors, TextRow } from '@fengqiao/service/tables/table-rows';

/** What the rows of one file share while they are read. */
export interface ReadingOf<Column extends string> {
  readonly columns: readonly Column[];
  /** Of these, what a file may leave out. */
  readonly optional: readonly Column[];
  readonly errors: RowErrors;
  /** Names that came up already, by the column that holds them. */
  readonly seen: Map<Column, Set<string>>;
}

/** Reads the cells of one row; what is wrong is named by its column, and the row is then no good. */
export class RowReader<Column extends string> {
  private wrongCells = 0;

  constructor(
    readonly text: TextRow<Column>,
    /** Its place among the rows that are not blank, from 0; `errors` knows the number its spreadsheet shows. */
    readonly index: number,
    private readonly file: ReadingOf<Column>,
  ) {}

  get isGood(): boolean {
    return this.wrongCells === 0;
  }

  /** Of the whole row: the same name with the same content is the same record. */
  get fingerprint(): Buffer {
    return this.fingerprintWithout([]);
  }

  /** As it would be, were these cells empty. */
  fingerprintWithout(emptied: readonly Column[]): Buffer {
    const { columns, optional } = this.file;
    const textOf = (column: Column) => (emptied.includes(column) ? '' : this.text[column]);
    // A column that came with a later release changes no record that says nothing in it.
    const told = columns.filter((column) => !optional.includes(column) || textOf(column) !== '');
    const cells = told.map(textOf);
    return createHash('sha256').update(JSON.stringify(cells)).digest();
  }

  wrong(column: Column, code: string): null {
    this.file.errors.add(this.index, column, code);
    this.wrongCells += 1;
    return null;
  }

  /** A name that a file may hold once; the second row of that name is read like any other. */
  once(column: Column, name: string = this.text[column]): void {
    const seen = this.file.seen.get(column) ?? new Set();
    if (seen.has(name)) this.file.errors.add(this.index, column, 'duplicate-ref');
    this.file.seen.set(column, seen.add(name));
  }

  /** Words, empty where the cell is. */
  words(column: Column, longest: number): string {
    const text = this.text[column];
    if (text !== '' && !hasVisible(text)) return this.wrong(column, 'nothing-visible') ?? '';
    return text.length > longest ? (this.wrong(column, 'invalid-value') ?? '') : text;
  }

  /** A name that others are found by: what nobody sees in it would make two of what looks like one. */
  key(column: Column, longest: number): string {
    const text = this.words(column, longest);
    return hasInvisible(text) ? (this.wrong(column, 'invisible-character') ?? '') : text;
  }

  needed(column: Column, longest = Infinity): string {
    return this.words(column, longest) || (this.text[column] ? '' : (this.missing(column) ?? ''));
  }

  neededKey(column: Column, longest: number): string {
    return this.key(column, longest) || (this.text[column] ? '' : (this.missing(column) ?? ''));
  }

  matching(column: Column, fits: (text: string) => boolean): string | null {
    const text = this.text[column];
    if (!text) return this.missing(column);
    return fits(text) ? text : this.wrong(column, 'invalid-value');
  }

  oneOf<T extends string>(column: Column, values: readonly T[]): T | null {
    const text = this.text[column];
    if (!text) return this.missing(column);
    return values.find((value) => value === text) ?? this.wrong(column, 'invalid-value');
  }

  /** Null where the cell is empty, too. */
  oneOfOrNone<T extends string>(column: Column, values: readonly T[]): T | null {
    return this.text[column] ? this.oneOf(column, values) : null;
  }

  /** Epoch milliseconds; null where the cell is empty. */
  moment(column: Column): number | null {
    const text = this.text[column];
    return text ? (parseMoment(text) ?? this.wrong(column, 'bad-moment')) : null;
  }

  neededMoment(column: Column): number | null {
    return this.text[column] ? this.moment(column) : this.missing(column);
  }

  private missing(column: Column): null {
    return this.wrong(column, 'value-missing');
  }
}
