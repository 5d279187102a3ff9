import { isDeepStrictEqual } from 'node:util';
import { oneAtATime } from '@fengqiao/aggregate/import/one-at-a-time';
import type { RowReader } from '@fengqiao/aggregate/import/row-reader';
import { TableImport, type Accepted, type Judged, type Sight } from '@fengqiao/aggregate/import/table-import';
import type { World } from '@fengqiao/domain/case/decide/world';
import { placeKey } from '@fengqiao/domain/directory/place-name';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { CaseDesk } from '../cases/case-desk.ts';
import { PlaceChangeRow, PlaceRow } from './place.entity.ts';

const columns = ['place', 'aliases', 'unit'] as const;
type Column = (typeof columns)[number];

interface Line extends PlaceRow {
  readonly index: number;
}

/** Here by name. */
type Here = Map<string, PlaceRow>;

const longestName = 200;
const mostAliases = 20;
/** A parameter of a statement each. */
const rowsAtOnce = 2_000;

/** Brings the table of places up to date: those not yet here are added, others lead where the file says. */
@Injectable()
export class ImportPlacesHandler extends TableImport<Column, Line, Here, World> {
  constructor(desk: CaseDesk) {
    super(desk, { columns, named: 'place' });
  }

  /** Other names stand in one cell, parted by `|`. */
  protected read(cells: RowReader<Column>): Line | null {
    const { index, text } = cells;
    const place = cells.needed('place', longestName);
    const unit = cells.needed('unit');
    const aliases = text.aliases.split('|').flatMap((alias) => alias.trim() || []);
    if (aliases.length > mostAliases || aliases.some((alias) => alias.length > longestName))
      cells.wrong('aliases', 'invalid-value');
    const keys = [...new Set([place, ...aliases].map(placeKey))].filter((key) => key !== '');
    if (place && placeKey(place) === '') cells.wrong('place', 'invalid-value');
    return cells.isGood ? { index, place, aliases, unit, keys } : null;
  }

  protected async hold(manager: EntityManager): Promise<Here> {
    await oneAtATime(manager, 'places');
    return new Map((await manager.find(PlaceRow)).map((row) => [row.place, row]));
  }

  protected judge(line: Line, { here, world: { directory }, errors }: Sight<Here, World>) {
    const unit = directory.units.get(line.unit);
    if (!unit || unit.level === 'partner') errors.add(line.index, 'unit', 'unknown-unit');
    const before = here.get(line.place);
    return before && isDeepStrictEqual(contentOf(before), contentOf(line)) ? 'known' : 'fresh';
  }

  /** A name leads to one place: neither two lines of the file nor one that is here and stays have it. */
  protected override judgeTogether({ all, here, errors }: Judged<Line, Here, World>) {
    const inFile = new Set(all.map(({ place }) => place));
    const taken = new Map<string, string>();
    for (const { place, keys } of here.values())
      if (!inFile.has(place)) for (const key of keys) taken.set(key, place);
    for (const { index, place, keys } of all)
      for (const key of keys) {
        if (taken.has(key)) errors.add(index, key === placeKey(place) ? 'place' : 'aliases', 'duplicate-ref');
        taken.set(key, place);
      }
  }

  protected async write({ manager, fresh, here, world }: Accepted<Line, Here, World>) {
    const by = { changedAt: new Date(world.now), changedBy: world.reader.id ?? '' };
    for (let from = 0; from < fresh.length; from += rowsAtOnce) {
      const rows = fresh.slice(from, from + rowsAtOnce).map(({ index: _, ...row }) => row);
      await manager.upsert(PlaceRow, rows, ['place']);
      await manager.insert(
        PlaceChangeRow,
        rows.map(({ place, aliases, unit }) => ({ id: uuidv7(), place, aliases, unit, ...by })),
      );
      for (const row of rows) here.set(row.place, row);
    }
    return fresh.length;
  }

  protected itemOf({ place }: Line) {
    return { ref: place, id: place, number: null };
  }
}

function contentOf({ aliases, unit }: PlaceRow) {
  return { aliases, unit };
}
