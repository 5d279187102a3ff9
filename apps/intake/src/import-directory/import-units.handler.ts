import { UnitPath } from '@fengqiao/contracts/http/case';
import type { ImportAnswer } from '@fengqiao/contracts/http/import';
import { unitLevels } from '@fengqiao/domain/directory/unit';
import { refuse, type Refusal } from '@fengqiao/domain/refusal';
import { readTable, RowErrors, type TextRow } from '@fengqiao/service/csv-table';
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { CaseDesk, type Request } from '../cases/case-desk.ts';
import { DirectoryNews } from '../directory/directory-events.ts';
import { UnitRow } from '../directory/directory.entities.ts';
import { directoryChanged, lockDirectory } from '../directory/directory-changed.ts';

const columns = ['path', 'name_zh', 'name_en', 'level', 'parent'] as const;
type Line = TextRow<(typeof columns)[number]>;

/** A name is read in lists and travels in events; nobody's is longer. */
const longestName = 200;

/** Brings the organisation tree up to date: units not yet here are added, others take the file's names and places. */
@Injectable()
export class ImportUnitsHandler {
  constructor(private readonly desk: CaseDesk) {}

  async import(body: unknown, request: Request): Promise<ImportAnswer | Refusal> {
    const lines = readTable(body, columns);
    return this.desk.carryOut(request, async (manager, readWorld) => {
      await lockDirectory(manager);
      const { reader, now } = await readWorld();
      if (!reader.roles.includes('admin')) return refuse('forbidden');
      const before = new Map((await manager.find(UnitRow)).map((unit) => [unit.path, unit]));
      check(lines, before);
      const after = lines.map((line) => unitOf(line, before.get(line.path)));
      const changed = after.filter((unit) => !sameUnit(unit, before.get(unit.path)));
      await manager.upsert(UnitRow, changed, ['path']);
      if (changed.length > 0) {
        const news = new DirectoryNews(now, reader.id);
        for (const unit of changed) news.unit(unit);
        await news.tell(manager);
        await directoryChanged(manager);
      }
      const items = after.map((unit) => ({ ref: unit.path, id: unit.id, number: null }));
      return { rows: lines.length, imported: changed.length, skipped: lines.length - changed.length, items };
    });
  }
}

function check(lines: readonly Line[], before: ReadonlyMap<string, UnitRow>): void {
  const errors = new RowErrors();
  const inFile = new Set<string>();
  for (const [index, line] of lines.entries()) {
    if (!UnitPath.safeParse(line.path).success) errors.add(index, 'path', 'invalid-value');
    if (inFile.has(line.path)) errors.add(index, 'path', 'duplicate-ref');
    if (!(unitLevels as readonly string[]).includes(line.level)) errors.add(index, 'level', 'invalid-value');
    for (const name of ['name_zh', 'name_en'] as const) {
      if (!line[name]) errors.add(index, name, 'value-missing');
      if (line[name].length > longestName) errors.add(index, name, 'invalid-value');
    }
    const stepsUp = line.path.split('.').slice(0, -1).join('.');
    const standsAlone = line.level === 'bureau' || line.level === 'partner';
    if (standsAlone ? line.parent !== '' : line.parent !== stepsUp)
      errors.add(index, 'parent', 'invalid-value');
    else if (line.parent && !inFile.has(line.parent) && !before.has(line.parent))
      errors.add(index, 'parent', 'unknown-unit');
    inFile.add(line.path);
  }
  const bureaus = [
    ...lines.map((line) => ({ ...line })),
    ...[...before.values()].filter((unit) => !inFile.has(unit.path)),
  ];
  if (bureaus.filter((unit) => unit.level === 'bureau').length > 1)
    errors.add(
      lines.findLastIndex((line) => line.level === 'bureau'),
      'level',
      'invalid-value',
    );
  errors.throwIfAny();
}

function unitOf(line: Line, before: UnitRow | undefined): UnitRow {
  return {
    path: line.path,
    id: before?.id ?? uuidv7(),
    version: (before?.version ?? 0) + 1,
    nameZh: line.name_zh,
    nameEn: line.name_en,
    level: line.level,
    parent: line.parent || null,
  };
}

function sameUnit(unit: UnitRow, before: UnitRow | undefined): boolean {
  return (
    before !== undefined &&
    (['nameZh', 'nameEn', 'level', 'parent'] as const).every((field) => unit[field] === before[field])
  );
}
