import type { PlaceList } from '@fengqiao/contracts/http/intake/places';
import type { ClockPort } from '@fengqiao/contracts/clock-port';
import { bounds } from '@fengqiao/domain/bounds';
import { formatMoment } from '@fengqiao/domain/clock/dates/moment';
import {
  leadsTo,
  placeKey,
  shortestNameWithin,
  type NamedPlace,
} from '@fengqiao/domain/directory/place-name';
import { CLOCK } from '@fengqiao/service/bootstrap/tokens';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { DirectorySource } from '../directory/directory-source.ts';
import { RulesSource } from '../rules/rules-source.ts';
import type { PlaceRow } from './place.entity.ts';

/** Where a place that people name belongs. */
@Injectable()
export class PlaceReader {
  constructor(
    private readonly dataSource: DataSource,
    private readonly directories: DirectorySource,
    private readonly rules: RulesSource,
    @Inject(CLOCK) private readonly clock: ClockPort,
  ) {}

  /** Those whose name or other name has the words in it. */
  async find(words: string): Promise<PlaceList> {
    const { manager } = this.dataSource;
    const [directory, { calendar }] = await Promise.all([
      this.directories.current(manager),
      this.rules.current(manager),
    ]);
    const named = (unit: string) => {
      const { nameZh = '', nameEn = '' } = directory.units.get(unit) ?? {};
      return { unit, unitNameZh: nameZh, unitNameEn: nameEn };
    };
    const rows: Pick<PlaceRow, 'place' | 'aliases' | 'unit'>[] = await manager.query(
      `select place, aliases, unit from place
       where exists (select from unnest(keys) key where strpos(key, $1) > 0)
       order by length(place), place limit $2`,
      [placeKey(words), bounds.placesOfAnswer + 1],
    );
    const items = rows
      .slice(0, bounds.placesOfAnswer)
      .map(({ place, aliases, unit }) => ({ place, aliases, ...named(unit) }));
    const unit = await unitOfPlace(manager, words);
    const serverTime = formatMoment(await this.clock.now(), calendar.definition.timeZone);
    return {
      items,
      leadsTo: unit === null ? null : named(unit),
      more: rows.length > items.length,
      serverTime,
    };
  }
}

/** The unit that a place leads to as somebody wrote it down (`leadsTo` of the domain); null where the table has it not. */
export async function unitOfPlace(manager: EntityManager, place: string): Promise<string | null> {
  const named = (await manager.query(
    `select key, unit from place, unnest(keys) key
     where char_length(key) >= $2 and strpos($1, key) > 0`,
    [placeKey(place), shortestNameWithin],
  )) as NamedPlace[];
  return leadsTo(placeKey(place), named);
}
