import type { RowReader } from '@fengqiao/aggregate/import/row-reader';
import { TableImport, type Accepted, type Judged, type Sight } from '@fengqiao/aggregate/import/table-import';
import { UnitPath } from '@fengqiao/contracts/http/fragments/names';
import type { World } from '@fengqiao/domain/case/decide/world';
import { unitLevels } from '@fengqiao/domain/directory/unit';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { CaseDesk } from '../cases/case-desk.ts';
import { DirectoryEvents } from '../directory/directory-events.ts';
import { UnitRow } from '../directory/directory.entities.ts';
import { directoryChanged, lockDirectory } from '../directory/directory-changed.ts';

const columns = ['path', 'name_zh', 'name_en', 'level', 'parent'] as const;
type Column = (typeof columns)[number];
type Line = RowReader<Column>;

interface Here {
  readonly units: Map<string, UnitRow>;
  /** Paths that a unit may be under: of units that are here, and of lines above it. */
  readonly above: Set<string>;
}

/** A name is read in lists and travels in events; nobody's is longer. */
const longestName = 200;

/** Brings the organisation tree up to date: units not yet here are added, others take the file's names and places. */
@Injectable()
export class ImportUnitsHandler extends TableImport<Column, Line, Here, World> {
  constructor(desk: CaseDesk) {
    super(desk, { columns, named: 'path' });
  }

  protected read(line: Line) {
    return line;
  }

  protected async hold(manager: EntityManager): Promise<Here> {
    await lockDirectory(manager);
    const units = new Map((await manager.find(UnitRow)).map((unit) => [unit.path, unit]));
    return { units, above: new Set(units.keys()) };
  }

  protected judge(line: Line, { here: { units, above } }: Sight<Here, World>) {
    const { path, level, parent } = line.text;
    if (!UnitPath.safeParse(path).success) line.wrong('path', 'invalid-value');
    line.once('path');
    if (!(unitLevels as readonly string[]).includes(level)) line.wrong('level', 'invalid-value');
    line.neededKey('name_zh', longestName);
    line.neededKey('name_en', longestName);
    const stepsUp = path.split('.').slice(0, -1).join('.');
    const standsAlone = level === 'bureau' || level === 'partner';
    if (standsAlone ? parent !== '' : parent !== stepsUp) line.wrong('parent', 'invalid-value');
    else if (parent && !above.has(parent)) line.wrong('parent', 'unknown-unit');
    above.add(path);
    return isSame(line.text, units.get(path)) ? 'known' : 'fresh';
  }

  protected override judgeTogether({ all, here, errors }: Judged<Line, Here, World>) {
    const inFile = new Set(all.map(({ text }) => text.path));
    const others = [...here.units.values()].filter(({ path }) => !inFile.has(path));
    const isBureau = ({ level }: { level: string }) => level === 'bureau';
    const lines = all.filter(({ text }) => isBureau(text));
    if (lines.length + others.filter(isBureau).length > 1)
      errors.add(lines.at(-1)?.index ?? -1, 'level', 'invalid-value');
  }

  protected async write({ manager, fresh: changed, here, world }: Accepted<Line, Here, World>) {
    if (changed.length === 0) return 0;
    const after = changed.map(({ text }) => unitOf(text, here.units.get(text.path)));
    await manager.upsert(UnitRow, after, ['path']);
    const news = new DirectoryEvents(world.now, world.reader.id);
    for (const unit of after) {
      news.unit(unit);
      here.units.set(unit.path, unit);
    }
    await news.append(manager);
    await directoryChanged(manager);
    return changed.length;
  }

  protected itemOf({ text: { path } }: Line, { units }: Here) {
    return { ref: path, id: units.get(path)?.id ?? '', number: null };
  }
}

function unitOf(text: Line['text'], before: UnitRow | undefined): UnitRow {
  return {
    path: text.path,
    id: before?.id ?? uuidv7(),
    version: (before?.version ?? 0) + 1,
    nameZh: text.name_zh,
    nameEn: text.name_en,
    level: text.level,
    parent: text.parent || null,
  };
}

function isSame({ name_zh, name_en, level, parent }: Line['text'], before: UnitRow | undefined): boolean {
  return (
    before !== undefined &&
    before.nameZh === name_zh &&
    before.nameEn === name_en &&
    before.level === level &&
    before.parent === (parent || null)
  );
}
