import type { Refusal } from '@fengqiao/domain/refusal';
import type { EntityManager } from 'typeorm';
import { oneAtATime } from './one-at-a-time.ts';
import { TableImport, type ImportDesk, type ImportWorld, type Sight, type Verdict } from './table-import.ts';

/** A row that becomes an aggregate, known from then on by the ref it had where it was kept. */
export interface RefRow {
  readonly index: number;
  readonly ref: string;
  readonly fingerprint: Buffer;
}

interface Known {
  readonly id: string;
  readonly number: string;
  readonly fingerprint: Buffer;
}

/** What is here of a file's refs, and in the end all of them. */
export type KnownRefs = Map<string, Known>;

/** Numbers for what is taken back at once: those of the bureau do not come back once they are given. */
export function trialNumbers(rows: readonly RefRow[]): string[] {
  return rows.map(({ index }) => `trial-${index}`);
}

/** Files of what becomes an aggregate each: a ref that is here with the same content is skipped, with other refused. */
export abstract class ImportByRef<
  Column extends string,
  Row extends RefRow,
  World extends ImportWorld,
> extends TableImport<Column | 'ref', Row, KnownRefs, World> {
  protected constructor(
    desk: ImportDesk<World>,
    columns: readonly (Column | 'ref')[],
    /** What of, and the table that has `ref`, `ref_fingerprint` and `number`. */
    private readonly kept: {
      readonly what: string;
      readonly table: string;
      readonly moments?: readonly Column[];
      readonly optional?: readonly Column[];
    },
  ) {
    const { moments = [], optional = [] } = kept;
    super(desk, { columns, named: 'ref', moments, optional });
  }

  /** Why a row cannot be what the source says; none when it can. */
  protected abstract check(row: Row, world: World): readonly Refusal[];

  protected async hold(manager: EntityManager, rows: readonly Row[]): Promise<KnownRefs> {
    await oneAtATime(manager, this.kept.what);
    const known: (Known & { ref: string })[] = await manager.query(
      `select ref, id, number, ref_fingerprint as fingerprint from ${this.kept.table} where ref = any($1)`,
      [rows.map(({ ref }) => ref)],
    );
    return new Map(known.map(({ ref, ...rest }) => [ref, rest]));
  }

  protected judge(row: Row, { here, world, errors }: Sight<KnownRefs, World>): Verdict {
    const before = here.get(row.ref);
    if (before) return before.fingerprint.equals(row.fingerprint) ? 'known' : 'taken';
    for (const { fields, code } of this.check(row, world)) errors.add(row.index, fields[0] ?? '', code);
    return 'fresh';
  }

  /** What became of rows that were just written, in their order: the answer names it. */
  protected nowHere(
    here: KnownRefs,
    rows: readonly Row[],
    written: readonly { readonly state: { readonly id: string; readonly number: string } }[],
  ): void {
    for (const [index, { ref, fingerprint }] of rows.entries()) {
      const state = written[index]?.state;
      if (state) here.set(ref, { id: state.id, number: state.number, fingerprint });
    }
  }

  protected itemOf({ ref }: Row, here: KnownRefs) {
    const { id = '', number = '' } = here.get(ref) ?? {};
    return { ref, id, number };
  }
}
