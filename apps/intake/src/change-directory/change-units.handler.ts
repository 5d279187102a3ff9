import type { AddUnitBody, RenameUnitBody } from '@fengqiao/contracts/http/intake/directory';
import { bureauOf } from '@fengqiao/domain/directory/directory';
import { placeOfUnit } from '@fengqiao/domain/directory/unit';
import { isRefusal, refuse } from '@fengqiao/domain/refusal';
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Request } from '../cases/case-desk.ts';
import { UnitRow } from '../directory/directory.entities.ts';
import { DirectoryDesk } from './directory-desk.ts';

/** Adds and renames units; their places never change, cases and history name them by path. */
@Injectable()
export class ChangeUnitsHandler {
  constructor(private readonly desk: DirectoryDesk) {}

  add(body: AddUnitBody, request: Request) {
    return this.desk.change(request, async ({ manager, news, world: { directory } }) => {
      const { path, nameZh, nameEn, level } = body;
      if (directory.units.has(path)) return refuse('unit-exists', 'path');
      if (level === 'bureau' && bureauOf(directory)) return refuse('second-bureau', 'level');
      const place = placeOfUnit(directory, path, level);
      if (isRefusal(place)) return place;
      const row = { id: uuidv7(), version: 1, path, nameZh, nameEn, level, parent: place.parent };
      await manager.insert(UnitRow, row);
      news.unit(row);
      return viewOf(row);
    });
  }

  rename({ path, nameZh, nameEn }: RenameUnitBody, request: Request) {
    return this.desk.change(request, async ({ manager, news }) => {
      const before = await manager.findOneBy(UnitRow, { path });
      if (!before) return refuse('unknown-unit', 'path');
      const row = { ...before, nameZh, nameEn, version: before.version + 1 };
      await manager.update(UnitRow, { path }, { nameZh, nameEn, version: row.version });
      news.unit(row);
      return viewOf(row);
    });
  }
}

function viewOf({ id, path, nameZh, nameEn, level, parent }: UnitRow) {
  return { id, path, nameZh, nameEn, level, parent };
}
