import type { RowReader } from '@fengqiao/aggregate/import/row-reader';
import {
  TableImport,
  type Accepted,
  type ImportDesk,
  type ImportRequest,
  type ImportWorld,
  type Sight,
} from '@fengqiao/aggregate/import/table-import';
import type { ClockPort } from '@fengqiao/contracts/clock-port';
import { parseDate } from '@fengqiao/domain/clock/dates/civil-date';
import { localDay } from '@fengqiao/domain/score/periods/period';
import { occurrenceKinds } from '@fengqiao/domain/score/three-zero';
import { CLOCK } from '@fengqiao/service/bootstrap/tokens';
import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { recordMoment } from '../record-moment.ts';
import { unitsKnown } from '../units.ts';
import { WriteDesk } from '../write-commands.ts';
import { Askers, signatureOf, type Asker } from '../asker.ts';

const columns = ['place', 'kind', 'occurredOn', 'source'] as const;
type Column = (typeof columns)[number];
type Line = RowReader<Column>;

interface World extends ImportWorld {
  readonly reader: Asker;
  readonly today: number;
}

/** Paths of rooms that there ever were; which rows are here already shows as they are written. */
type Here = ReadonlySet<string>;

/** Takes a list of occurrences; what is here already is skipped. */
@Injectable()
export class ImportOccurrencesHandler extends TableImport<Column, Line, Here, World> {
  constructor(
    desk: WriteDesk,
    askers: Askers,
    @Inject(CLOCK) private readonly clock: ClockPort,
  ) {
    super(withToday(desk, clock, askers), { columns, named: 'source', days: ['occurredOn'] });
  }

  protected read(line: Line) {
    return line;
  }

  protected async hold(manager: EntityManager) {
    const units = await unitsKnown(manager, null);
    return new Set(units.filter(({ level }) => level === 'room').map(({ path }) => path));
  }

  protected judge(line: Line, { here, world: { today } }: Sight<Here, World>) {
    const { place, kind, occurredOn } = line.text;
    if (!here.has(place)) line.wrong('place', place === '' ? 'value-missing' : 'unknown-place');
    if (!(occurrenceKinds as readonly string[]).includes(kind)) line.wrong('kind', 'invalid-value');
    const day = parseDate(occurredOn);
    if (day === null) line.wrong('occurredOn', 'bad-date');
    else if (day > today) line.wrong('occurredOn', 'future-moment');
    line.matching('source', (slug) => /^[a-z0-9]+([.-][a-z0-9]+)*$/.test(slug) && slug.length <= 64);
    return 'fresh' as const;
  }

  protected async write({ manager, fresh: lines, world }: Accepted<Line, Here, World>) {
    const at = await recordMoment(manager, this.clock);
    const added: unknown[] = await manager.query(
      `insert into occurrence (place, kind, occurred_on, source, recorded_at, recorded_by)
       select place, kind, "occurredOn", source, $2, $3
       from jsonb_to_recordset($1::jsonb) as line(place text, kind text, "occurredOn" date, source text)
       on conflict do nothing returning place`,
      [JSON.stringify(lines.map(({ text }) => text)), at, signatureOf(world.reader)],
    );
    return added.length;
  }

  /** There is nothing else to know one by. */
  protected itemOf({ text: { place, kind, occurredOn, source } }: Line) {
    const name = [place, kind, occurredOn, source].join('/');
    return { ref: name, id: name, number: null };
  }
}

function withToday(desk: WriteDesk, clock: ClockPort, askers: Askers): ImportDesk<World> {
  const worldFor = async ({ identity }: ImportRequest): Promise<World> => {
    return { reader: await askers.transform(identity), today: localDay(await clock.now()) };
  };
  return {
    worldFor,
    carryOutFor: async (request, mayGive, command) => {
      const asker = await askers.transform(request.identity);
      return desk.carryOut({ ...request, asker }, (manager) => command(manager, () => worldFor(request)), {
        again: async (kept) => mayGive(await worldFor(request)) ?? kept,
      });
    },
  };
}
