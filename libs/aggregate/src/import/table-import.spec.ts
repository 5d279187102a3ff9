import { describe, expect, it } from '@jest/globals';
import type { ImportAnswer } from '@fengqiao/contracts/http/fragments/import';
import { isRefusal, type Refusal } from '@fengqiao/domain/refusal';
import { RejectedImportException } from '@fengqiao/service/problems/problem';
import type { EntityManager } from 'typeorm';
import type { RowReader } from './row-reader.ts';
import {
  nothingSaid,
  TableImport,
  type Accepted,
  type ImportDesk,
  type ImportRequest,
  type Judged,
  type Sight,
  type Verdict,
} from './table-import.ts';

const columns = ['ref', 'what', 'foundAt'] as const;
type Column = (typeof columns)[number];
type Here = Map<string, Buffer>;
interface World {
  readonly reader: { readonly roles: readonly string[] };
  readonly now: number;
}
interface Found {
  readonly index: number;
  readonly ref: string;
  readonly foundAt: number;
  readonly fingerprint: Buffer;
}

/** Things found, kept in memory; how its steps follow on each other is written down. */
class ImportFound extends TableImport<Column, Found, Here, World> {
  readonly kept: Here = new Map();
  readonly steps: string[] = [];

  constructor(desk: ImportDesk<World>) {
    super(desk, { columns, named: 'ref', moments: ['foundAt'] });
  }

  protected read(cells: RowReader<Column>) {
    const { index, fingerprint } = cells;
    cells.once('ref');
    const ref = cells.needed('ref', 5);
    const foundAt = cells.neededMoment('foundAt');
    cells.oneOf('what', ['bicycle', 'umbrella']);
    return cells.isGood && foundAt !== null ? { index, ref, foundAt, fingerprint } : null;
  }

  protected async hold() {
    this.steps.push('hold');
    return this.kept;
  }

  protected judge({ index, ref, foundAt, fingerprint }: Found, { here, world, errors }: Sight<Here, World>) {
    const before = here.get(ref);
    if (foundAt > world.now) errors.add(index, 'foundAt', 'future-moment');
    const verdict: Verdict = before?.equals(fingerprint) ? 'known' : 'taken';
    return before ? verdict : 'fresh';
  }

  protected override judgeTogether({ all, fresh }: Judged<Found, Here, World>) {
    this.steps.push(`${fresh.length} of ${all.length}`);
  }

  protected async write({ fresh, here }: Accepted<Found, Here, World>) {
    this.steps.push('write');
    for (const { ref, fingerprint } of fresh) here.set(ref, fingerprint);
    return fresh.length;
  }

  protected itemOf({ ref }: Found, here: Here) {
    return { ref, id: String(here.has(ref)), number: null };
  }
}

const request = {} as ImportRequest;
const noon = Date.parse('2026-11-20T12:00:00+08:00');

/** `ends`: how each transaction ended, and under which key. */
function importing(
  roles: readonly string[] = ['admin'],
  before: readonly string[] = ['admin'],
  ends: unknown[] = [],
): ImportFound {
  return new ImportFound({
    timeZone: async () => 'Asia/Shanghai',
    worldFor: async () => ({ reader: { roles: before }, now: noon }),
    carryOutFor: async ({ preconditions }, _mayGive, command) => {
      const idempotencyKey = preconditions?.idempotencyKey ?? null;
      try {
        const answer = await command({} as EntityManager, async () => ({ reader: { roles }, now: noon }));
        ends.push({ idempotencyKey, rolledBack: false });
        return answer;
      } catch (error) {
        ends.push({ idempotencyKey, rolledBack: true });
        throw error;
      }
    },
  });
}

function file(...rows: readonly string[]): Uint8Array {
  return new TextEncoder().encode([columns.join(','), ...rows].join('\n'));
}

async function errorsOf(answer: Promise<ImportAnswer | Refusal>): Promise<string[]> {
  const error: unknown = await answer.catch((thrown: unknown) => thrown);
  if (!(error instanceof RejectedImportException)) throw new Error('it was not rejected');
  return error.errors.map(({ row, column, code }) => `${row} ${column} ${code}`);
}

const bicycle = 'F-1,bicycle,2026-11-20T10:00:00+08:00';

describe('an import', () => {
  it('takes each row once, and answers for every one of them in the order of the file', async () => {
    const found = importing();
    await found.import(file(bicycle), request);
    const again = await found.import(file('F-2,umbrella,2026-11-20T11:00:00+08:00', bicycle), request);
    expect(again).toEqual({
      ...{ rows: 2, imported: 1, skipped: 1, continued: 0, left: [], dryRun: false },
      items: [
        { ref: 'F-2', id: 'true', number: null },
        { ref: 'F-1', id: 'true', number: null },
      ],
      readAs: { encoding: 'utf-8', separator: 'comma', sheet: null },
    });
    expect(found.steps).toEqual(['hold', '1 of 1', 'write', 'hold', '1 of 2', 'write']);
  });

  it('names everything that is wrong, row by row as it was found, and writes nothing', async () => {
    const found = importing();
    await found.import(file(bicycle), request);
    const rows = [
      'F-2,umbrella,2026-11-20T13:00:00+08:00',
      'F-1,umbrella,2026-11-20T10:00:00+08:00',
      'F-2,balloon,2026-11-20 10:00',
      'F-3456,,',
    ];
    expect(await errorsOf(found.import(file(...rows), request))).toEqual([
      '2 foundAt future-moment',
      '3 ref ref-taken',
      '4 ref duplicate-ref',
      '4 foundAt bad-moment',
      '4 what invalid-value',
      '5 ref invalid-value',
      '5 foundAt value-missing',
      '5 what value-missing',
    ]);
    expect([...found.kept.keys()]).toEqual(['F-1']);
  });

  it('leaves what is here with other content where the caller keeps it, and says so by the row', async () => {
    const found = importing();
    await found.import(file(bicycle), request);
    const other = file('', bicycle.replace('bicycle', 'umbrella'), 'F-2,umbrella,2026-11-20T11:00:00+08:00');
    const said = { ...nothingSaid, keepsConflicts: true };
    expect(await found.import(other, { ...request, said })).toMatchObject({
      ...{ rows: 2, imported: 1, skipped: 0, continued: 0 },
      left: [{ row: 3, ref: 'F-1', code: 'ref-taken' }],
    });
  });

  it('reads spreadsheets’ dates by the bureau’s time where it is said that they are, and keeps one form of them', async () => {
    const found = importing();
    await found.import(file(bicycle), request);
    const said = { ...nothingSaid, spreadsheetDates: true };
    const dates = (text: string) => found.import(file(`F-1,bicycle,${text}`), { ...request, said });
    for (const text of [
      '2026/11/20 10:00',
      '2026-11-20 10:00:00',
      '2026年11月20日 10:00',
      '２０２６/11/20 10:00',
    ])
      expect([text, await dates(text)]).toMatchObject([text, { imported: 0, skipped: 1 }]);
    for (const text of [
      '2026/11-20 10:00',
      '2026/2/30 10:00',
      '20/11/2026 10:00',
      '2026/11/20 24:00',
      '46346.41',
    ])
      expect([text, await errorsOf(dates(text))]).toEqual([text, ['2 foundAt bad-moment']]);
    expect(await errorsOf(found.import(file('F-1,bicycle,2026/11/20 10:00'), request))).toEqual([
      '2 foundAt bad-moment',
    ]);
  });

  it('tried is answered alike, with no id for what is not here, and is rolled back with its key', async () => {
    const keys: unknown[] = [];
    const found = importing(['admin'], ['admin'], keys);
    await found.import(file(bicycle), request);
    const two = file(bicycle, 'F-2,umbrella,2026-11-20T11:00:00+08:00');
    const preconditions = { idempotencyKey: 'one', versions: null };
    const said = { ...nothingSaid, isTrial: true };
    expect(await found.import(two, { ...request, preconditions, said })).toMatchObject({
      ...{ rows: 2, imported: 1, skipped: 1, dryRun: true },
      items: [
        { ref: 'F-1', id: 'true' },
        { ref: 'F-2', id: null },
      ],
    });
    expect(keys.at(-1)).toEqual({ idempotencyKey: null, rolledBack: true });
  });

  it('is refused to who is no administrator by now, whatever the file is', async () => {
    const found = importing(['chief']);
    const answer = await found.import(file('F-1,balloon,'), request);
    expect(isRefusal(answer) && answer.code).toBe('forbidden');
    expect(found.steps).toEqual(['hold']);
  });

  it('lets others have their turn while it reads and judges a long file', async () => {
    const found = importing();
    const rows = Array.from({ length: 2000 }, (_, n) => `${n},bicycle,2026-11-20T10:00:00+08:00`);
    let turns = 0;
    let others = setImmediate(function turn() {
      turns += 1;
      others = setImmediate(turn);
    });
    await found.import(file(...rows), request);
    clearImmediate(others);
    expect(turns).toBeGreaterThanOrEqual(6);
  });
});
