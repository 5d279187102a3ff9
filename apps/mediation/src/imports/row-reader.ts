import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { parseMoment } from '@fengqiao/domain/clock/moment';
import type { RowErrors, TextRow } from '@fengqiao/service/csv-table';

/** Reads the cells of one line; what is wrong is named by its column, and the line is then no good. */
export class RowReader<Column extends string> {
  private wrongCells = 0;

  constructor(
    readonly text: TextRow<Column>,
    private readonly index: number,
    private readonly errors: RowErrors,
  ) {}

  get isGood(): boolean {
    return this.wrongCells === 0;
  }

  wrong(column: Column, code: string): null {
    this.errors.add(this.index, column, code);
    this.wrongCells += 1;
    return null;
  }

  /** Words, empty where the cell is. */
  words(column: Column, longest: number): string {
    const text = this.text[column];
    return text.length > longest ? (this.wrong(column, 'invalid-value') ?? '') : text;
  }

  needed(column: Column, longest: number): string {
    return this.words(column, longest) || (this.text[column] ? '' : (this.missing(column) ?? ''));
  }

  matching(column: Column, shape: RegExp): string | null {
    const text = this.text[column];
    if (!text) return this.missing(column);
    return shape.test(text) ? text : this.wrong(column, 'invalid-value');
  }

  oneOf<T extends string>(column: Column, values: readonly T[]): T | null {
    const text = this.text[column];
    if (!text) return this.missing(column);
    return values.find((value) => value === text) ?? this.wrong(column, 'invalid-value');
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

/** Of a whole line: the same name with the same content is the same record. */
export function fingerprintOf<Column extends string>(
  text: TextRow<Column>,
  columns: readonly Column[],
): Buffer {
  const cells = columns.map((column) => text[column]);
  return createHash('sha256').update(JSON.stringify(cells)).digest();
}

/** Rows taken in one statement. */
export const chunkSize = 500;

/** A file of fifty thousand rows must not keep every other caller waiting. */
export async function breathe(index: number): Promise<void> {
  if (index % chunkSize === chunkSize - 1) await setImmediate();
}

export function chunksOf<T>(all: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(all.length / chunkSize) }, (_, n) =>
    all.slice(n * chunkSize, (n + 1) * chunkSize),
  );
}
