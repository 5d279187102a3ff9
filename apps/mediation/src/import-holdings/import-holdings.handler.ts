import type { ImportAnswer } from '@fengqiao/contracts/http/import';
import type { Directory } from '@fengqiao/domain/directory/directory';
import { refuse, type Refusal } from '@fengqiao/domain/refusal';
import { readTable, RowErrors, type TextRow } from '@fengqiao/service/csv-table';
import { Injectable } from '@nestjs/common';
import { DisputeDesk, type DisputeRequest } from '../disputes/dispute-desk.ts';
import { chunksOf } from '../imports/row-reader.ts';
import { HoldingRow } from '../world/world.entities.ts';
import { worldMoved } from '../world/world-source.ts';

const columns = ['place', 'countyLeader', 'stationHead', 'officer'] as const;
type Line = TextRow<(typeof columns)[number]>;
const people = ['countyLeader', 'stationHead', 'officer'] as const;

/**
 * Brings up to date who is responsible for which place (三级包抓). It is a directory: a line for a place that is there
 * replaces it, an empty cell leaves the answer to whoever acts for the chief above.
 */
@Injectable()
export class ImportHoldingsHandler {
  constructor(private readonly desk: DisputeDesk) {}

  async import(body: unknown, request: DisputeRequest): Promise<ImportAnswer | Refusal> {
    const lines = readTable(body, columns);
    return this.desk.carryOut(request, async (manager, readWorld) => {
      await manager.query('select pg_advisory_xact_lock(hashtext($1))', ['fengqiao-import-holdings']);
      const { reader, directory } = await readWorld();
      if (!reader.roles.includes('admin')) return refuse('forbidden');
      check(lines, directory);
      const before = new Map((await manager.find(HoldingRow)).map((held) => [held.place, held]));
      const changed = lines.map(rowOf).filter((row) => !isSame(row, before.get(row.place)));
      for (const chunk of chunksOf(changed)) await manager.upsert(HoldingRow, chunk, ['place']);
      if (changed.length > 0) await worldMoved(manager);
      const items = lines.map(({ place }) => ({ ref: place, id: place, number: null }));
      return { rows: lines.length, imported: changed.length, skipped: lines.length - changed.length, items };
    });
  }
}

function check(lines: readonly Line[], directory: Directory): void {
  const errors = new RowErrors();
  const places = new Set<string>();
  for (const [index, line] of lines.entries()) {
    if (directory.units.get(line.place)?.level !== 'room')
      errors.add(index, 'place', line.place ? 'unknown-place' : 'value-missing');
    else if (places.has(line.place)) errors.add(index, 'place', 'duplicate-ref');
    places.add(line.place);
    for (const column of people)
      if (line[column] && !directory.people.has(line[column])) errors.add(index, column, 'unknown-person');
  }
  errors.throwIfAny();
}

function rowOf({ place, countyLeader, stationHead, officer }: Line): HoldingRow {
  return {
    place,
    countyLeader: countyLeader || null,
    stationHead: stationHead || null,
    officer: officer || null,
  };
}

function isSame(row: HoldingRow, before: HoldingRow | undefined): boolean {
  return before !== undefined && people.every((column) => before[column] === row[column]);
}
