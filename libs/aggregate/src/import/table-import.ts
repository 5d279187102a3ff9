import type { ImportAnswer, ReadAs } from '@fengqiao/contracts/http/fragments/import';
import { refuse, type Refusal } from '@fengqiao/domain/refusal';
import type { Identity } from '@fengqiao/identity/token-verifier';
import { readTable } from '@fengqiao/service/tables/read-table';
import { RowErrors, type TextRow } from '@fengqiao/service/tables/table-rows';
import { dayOfSpreadsheet, momentOfSpreadsheet } from '@fengqiao/service/tables/spreadsheet-date';
import type { EntityManager } from 'typeorm';
import type { Envelope } from '../commands/command-desk.ts';
import { RowReader, type ReadingOf } from './row-reader.ts';
import { unhurried } from './unhurried.ts';

/** What a caller says of a file beside it. */
export interface SaidOfFile {
  /** Of the Content-Type; null where it names none. */
  readonly charset: string | null;
  /** Of a workbook; null for the first. */
  readonly sheet: string | null;
  /** Whether dates may be as spreadsheets write them, by the bureau's own time. */
  readonly spreadsheetDates: boolean;
  /** Whether a ref that is here with other content stays as it is, rather than that the file is refused. */
  readonly keepsConflicts: boolean;
  /** Whether nothing is to be written. */
  readonly isTrial: boolean;
}

export const nothingSaid: SaidOfFile = {
  charset: null,
  sheet: null,
  spreadsheetDates: false,
  keepsConflicts: false,
  isTrial: false,
};

export interface ImportRequest extends Envelope {
  readonly identity: Identity;
  readonly said?: SaidOfFile;
}

/** What rows are checked against beside what is here: at least who asks. */
export interface ImportWorld {
  readonly reader: { readonly roles: readonly string[] };
}

/** Carries an import out: one transaction, repeatable by key, with the world as it is when it holds its locks. */
export interface ImportDesk<World> {
  worldFor(request: ImportRequest): Promise<World>;
  carryOutFor(
    request: ImportRequest,
    mayGive: (world: World) => Refusal | null,
    command: (manager: EntityManager, readWorld: () => Promise<World>) => Promise<ImportAnswer | Refusal>,
  ): Promise<ImportAnswer | Refusal>;
  /** The bureau's own time; of a service without one spreadsheets' moments are not read. */
  timeZone?(): Promise<string>;
}

function administratorOnly({ reader }: ImportWorld): Refusal | null {
  return reader.roles.includes('admin') ? null : refuse('forbidden');
}

/**
 * What becomes of a row: `fresh` is written (new, or, in a directory, what changes), `known` is here with the same content
 * and skipped, `taken` has the name of one that is here with other content.
 */
export type Verdict = 'fresh' | 'known' | 'taken';

export interface ImportedTable<Column extends string> {
  /** All that a file may have, and must but for the optional ones. */
  readonly columns: readonly Column[];
  /** Of these, what a file may leave out. */
  readonly optional?: readonly Column[];
  /** The column that holds a row's name: where `ref-taken` is put. */
  readonly named: Column;
  /** Columns of moments and of days, which may be as spreadsheets write them where the caller says so. */
  readonly moments?: readonly Column[];
  readonly days?: readonly Column[];
}

/** What every step of an import sees. */
export interface Sight<Here, World> {
  readonly here: Here;
  readonly world: World;
  readonly errors: RowErrors;
}

/** The rows that are good, in the order of the file, and which of them are to be written. */
export interface Judged<Row, Here, World> extends Sight<Here, World> {
  readonly all: readonly Row[];
  readonly fresh: readonly Row[];
}

/** A file in which nothing is wrong, about to be written. */
export interface Accepted<Row, Here, World> extends Judged<Row, Here, World> {
  readonly manager: EntityManager;
  /** All of it will be taken back: nothing may be used up that does not come back with it, such as a number. */
  readonly isTrial: boolean;
}

/** A row that stayed as it is here, and why. */
export interface Left<Row> {
  readonly row: Row;
  readonly code: string;
}

/** Carries the answer of a trial out of its transaction, which is rolled back. */
class Tried extends Error {
  constructor(readonly answer: ImportAnswer) {
    super('tried');
  }
}

/**
 * A file brought in: all of it or nothing, each row once however often it is sent. The walk is here: read, lock, look who
 * asks, judge every row, refuse with everything that is wrong, write, answer row by row. An import is the steps left open.
 */
export abstract class TableImport<
  Column extends string,
  Row extends { readonly index: number },
  Here,
  World extends ImportWorld,
> {
  protected constructor(
    private readonly desk: ImportDesk<World>,
    private readonly table: ImportedTable<Column>,
  ) {}

  async import(body: unknown, request: ImportRequest): Promise<ImportAnswer | Refusal> {
    // Who may not import learns so before the file is read.
    const refusal = administratorOnly(await this.desk.worldFor(request));
    if (refusal) return refusal;
    const said = request.said ?? nothingSaid;
    const errors = new RowErrors();
    const { rows, readAs } = await this.readAll(body, said, errors);
    try {
      return await this.desk.carryOutFor(
        withoutKey(request),
        administratorOnly,
        async (manager, readWorld) => {
          const here = await this.hold(manager, rows);
          const world = this.notBefore(await readWorld(), here);
          const changed = administratorOnly(world);
          if (changed) return changed;
          const sight = { here, world, errors };
          const { taken, ...judged } = await this.judgeAll(rows, sight, said.keepsConflicts);
          errors.throwIfAny();
          const accepted = { ...judged, manager, isTrial: said.isTrial };
          const left = taken.length > 0 ? await this.goOn(accepted, taken) : [];
          const imported = await this.write(accepted);
          const continued = taken.length - left.length;
          const fresh = new Set(said.isTrial ? judged.fresh : []);
          const answer = {
            ...{ rows: rows.length, imported, continued, readAs, dryRun: said.isTrial },
            skipped: rows.length - imported - taken.length,
            items: rows.map((row) => withoutName(this.itemOf(row, here), fresh.has(row))),
            left: left.map(({ row, code }) => ({
              ...{ row: errors.rowOf(row.index), ref: this.itemOf(row, here).ref, code, message: '' },
            })),
          };
          if (said.isTrial) throw new Tried(answer);
          return answer;
        },
      );
    } catch (error) {
      if (error instanceof Tried) return error.answer;
      throw error;
    }
  }

  /** A row as this import understands it, or null with every cell that is wrong named. */
  protected abstract read(cells: RowReader<Column>): Row | null;

  /** Locks, so that of two imports of one file the second waits and finds every row here; gives what is here. */
  protected abstract hold(manager: EntityManager, rows: readonly Row[]): Promise<Here>;

  /** The world at a moment that comes after what is here: where rows change what has moments of its own. */
  protected notBefore(world: World, _here: Here): World {
    return world;
  }

  /** With what only the directory and what is here can tell to be wrong. */
  protected abstract judge(row: Row, sight: Sight<Here, World>): Verdict;

  /** What no row tells by itself. */
  protected judgeTogether(_judged: Judged<Row, Here, World>): void {}

  /**
   * Of rows whose name is here with other content, where the caller keeps what is here: takes up what can be, gives the
   * others. An import that says nothing else leaves all of them.
   */
  protected async goOn(
    _file: Accepted<Row, Here, World>,
    taken: readonly Row[],
  ): Promise<readonly Left<Row>[]> {
    return taken.map((row) => ({ row, code: 'ref-taken' }));
  }

  /** Writes and tells whom it concerns; gives how many rows were new. */
  protected abstract write(file: Accepted<Row, Here, World>): Promise<number>;

  /** Of a row that is here now. */
  protected abstract itemOf(row: Row, here: Here): ImportAnswer['items'][number];

  private async readAll(
    body: unknown,
    said: SaidOfFile,
    errors: RowErrors,
  ): Promise<{ rows: Row[]; readAs: ReadAs }> {
    const { columns, optional = [] } = this.table;
    const bytes = body instanceof Uint8Array ? body : new Uint8Array();
    const { numbers, readAs, ...table } = await readTable({ ...said, bytes }, columns, optional);
    errors.numberedBy(numbers);
    const zone = said.spreadsheetDates ? ((await this.desk.timeZone?.()) ?? null) : null;
    const reading: ReadingOf<Column> = { columns, optional, errors, seen: new Map() };
    const rows: Row[] = [];
    for await (const [index, text] of unhurried(table.rows.entries())) {
      const row = this.read(
        new RowReader(said.spreadsheetDates ? this.dated(text, zone) : text, index, reading),
      );
      if (row) rows.push(row);
    }
    return { rows, readAs };
  }

  /** With dates in the one form that is kept, so that a record is the same however its file was saved. */
  private dated(text: TextRow<Column>, zone: string | null): TextRow<Column> {
    const dated: Record<Column, string> = { ...text };
    const { moments = [], days = [] } = this.table;
    if (zone !== null) for (const column of moments) dated[column] = momentOfSpreadsheet(text[column], zone);
    for (const column of days) dated[column] = dayOfSpreadsheet(text[column]);
    return dated;
  }

  private async judgeAll(
    all: readonly Row[],
    sight: Sight<Here, World>,
    keepsConflicts: boolean,
  ): Promise<Judged<Row, Here, World> & { readonly taken: readonly Row[] }> {
    const fresh: Row[] = [];
    const taken: Row[] = [];
    for await (const row of unhurried(all)) {
      const verdict = this.judge(row, sight);
      if (verdict === 'fresh') fresh.push(row);
      if (verdict !== 'taken') continue;
      if (keepsConflicts) taken.push(row);
      else sight.errors.add(row.index, this.table.named, 'ref-taken');
    }
    const judged = { ...sight, all, fresh };
    this.judgeTogether(judged);
    return { ...judged, taken };
  }
}

/** A trial is kept under no key: the same file sent in earnest must not be answered with it. */
function withoutKey(request: ImportRequest): ImportRequest {
  if (!request.said?.isTrial) return request;
  return { ...request, preconditions: { ...request.preconditions, idempotencyKey: null } };
}

/** What would be new has no id to promise. */
function withoutName(item: ImportAnswer['items'][number], isFreshInTrial: boolean) {
  return isFreshInTrial ? { ...item, id: null, number: null } : item;
}
