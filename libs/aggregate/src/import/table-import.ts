import type { ImportAnswer } from '@fengqiao/contracts/http/fragments/import';
import { refuse, type Refusal } from '@fengqiao/domain/refusal';
import type { Identity } from '@fengqiao/identity/token-verifier';
import { readTable, RowErrors } from '@fengqiao/service/tables/csv-table';
import type { EntityManager } from 'typeorm';
import type { Envelope } from '../commands/command-desk.ts';
import { RowReader, type ReadingOf } from './row-reader.ts';
import { unhurried } from './unhurried.ts';

export interface ImportRequest extends Envelope {
  readonly identity: Identity;
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
    const errors = new RowErrors();
    const rows = await this.readAll(body, errors);
    return this.desk.carryOutFor(request, administratorOnly, async (manager, readWorld) => {
      const here = await this.hold(manager, rows);
      const world = this.notBefore(await readWorld(), here);
      const changed = administratorOnly(world);
      if (changed) return changed;
      const judged = await this.judgeAll(rows, { here, world, errors });
      errors.throwIfAny();
      const imported = await this.write({ ...judged, manager });
      const items = rows.map((row) => this.itemOf(row, here));
      return { rows: rows.length, imported, skipped: rows.length - imported, items };
    });
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

  /** Writes and tells whom it concerns; gives how many rows were new. */
  protected abstract write(file: Accepted<Row, Here, World>): Promise<number>;

  /** Of a row that is here now. */
  protected abstract itemOf(row: Row, here: Here): ImportAnswer['items'][number];

  private async readAll(body: unknown, errors: RowErrors): Promise<Row[]> {
    const reading: ReadingOf<Column> = { columns: this.table.columns, errors, seen: new Map() };
    const rows: Row[] = [];
    for await (const [index, text] of unhurried(
      readTable(body, this.table.columns, this.table.optional).entries(),
    )) {
      const row = this.read(new RowReader(text, index, reading));
      if (row) rows.push(row);
    }
    return rows;
  }

  private async judgeAll(all: readonly Row[], sight: Sight<Here, World>): Promise<Judged<Row, Here, World>> {
    const fresh: Row[] = [];
    for await (const row of unhurried(all)) {
      const verdict = this.judge(row, sight);
      if (verdict === 'fresh') fresh.push(row);
      if (verdict === 'taken') sight.errors.add(row.index, this.table.named, 'ref-taken');
    }
    const judged = { ...sight, all, fresh };
    this.judgeTogether(judged);
    return judged;
  }
}
