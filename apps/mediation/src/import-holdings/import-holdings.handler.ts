import { worldMoved } from '@fengqiao/inbox/world/world-snapshot';
import { oneAtATime } from '@fengqiao/aggregate/import/one-at-a-time';
import type { RowReader } from '@fengqiao/aggregate/import/row-reader';
import { TableImport, type Accepted, type Sight } from '@fengqiao/aggregate/import/table-import';
import { inChunks } from '@fengqiao/aggregate/import/unhurried';
import type { DisputeWorld } from '@fengqiao/domain/dispute/rules/rules';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { DisputeDesk } from '../disputes/dispute-desk.ts';
import { HoldingRow } from '../world/world.entities.ts';

const columns = ['place', 'countyLeader', 'stationHead', 'officer'] as const;
const people = ['countyLeader', 'stationHead', 'officer'] as const;

type Column = (typeof columns)[number];
type Line = RowReader<Column>;
type Here = ReadonlyMap<string, HoldingRow>;

/**
 * Brings up to date who is responsible for which place (三级包抓). It is a directory: a line for a place that is there
 * replaces it, an empty cell leaves the answer to whoever acts for the chief above.
 */
@Injectable()
export class ImportHoldingsHandler extends TableImport<Column, Line, Here, DisputeWorld> {
  constructor(desk: DisputeDesk) {
    super(desk, { columns, named: 'place' });
  }

  protected read(line: Line) {
    return line;
  }

  protected async hold(manager: EntityManager) {
    await oneAtATime(manager, 'holdings');
    return new Map((await manager.find(HoldingRow)).map((held) => [held.place, held]));
  }

  protected judge(line: Line, { here, world: { directory } }: Sight<Here, DisputeWorld>) {
    const { text } = line;
    if (directory.units.get(text.place)?.level !== 'room')
      line.wrong('place', text.place ? 'unknown-place' : 'value-missing');
    else line.once('place');
    for (const column of people)
      if (text[column] && !directory.people.has(text[column])) line.wrong(column, 'unknown-person');
    return isSame(heldBy(text), here.get(text.place)) ? 'known' : 'fresh';
  }

  protected async write({ manager, fresh: changed }: Accepted<Line, Here, DisputeWorld>) {
    for await (const lines of inChunks(changed)) {
      const rows = lines.map(({ text }) => heldBy(text));
      await manager.upsert(HoldingRow, rows, ['place']);
    }
    if (changed.length > 0) await worldMoved(manager);
    return changed.length;
  }

  protected itemOf({ text: { place } }: Line) {
    return { ref: place, id: place, number: null };
  }
}

function heldBy({ place, countyLeader, stationHead, officer }: Line['text']): HoldingRow {
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
