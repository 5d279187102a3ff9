import type { ClockPort } from '@fengqiao/contracts/clock-port';
import type { ImportAnswer } from '@fengqiao/contracts/http/import';
import { parseDate } from '@fengqiao/domain/clock/civil-date';
import { localDay } from '@fengqiao/domain/score/period';
import { occurrenceKinds } from '@fengqiao/domain/score/three-zero';
import { readTable, RowErrors, type TextRow } from '@fengqiao/service/csv-table';
import { CLOCK } from '@fengqiao/service/tokens';
import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { recordMoment } from '../record-moment.ts';
import { unitsKnown } from '../units.ts';
import { WriteDesk, type WriteRequest } from '../write-desk.ts';

const columns = ['place', 'kind', 'occurredOn', 'source'] as const;
type Line = TextRow<(typeof columns)[number]>;

/** Takes a list of occurrences whole, or not at all; what is here already is skipped. */
@Injectable()
export class ImportOccurrencesHandler {
  constructor(
    private readonly desk: WriteDesk,
    @Inject(CLOCK) private readonly clock: ClockPort,
  ) {}

  async import(body: unknown, request: WriteRequest): Promise<ImportAnswer> {
    const lines = readTable(body, columns);
    return this.desk.carryOut(request, async (manager) => {
      const units = await unitsKnown(manager, null);
      const places = new Set(units.filter(({ level }) => level === 'room').map(({ path }) => path));
      check(lines, places, localDay(await this.clock.now()));
      const at = await recordMoment(manager, this.clock);
      const imported = await insert(manager, lines, at, request.identity.person);
      const items = lines.map((line) => ({ ref: nameOf(line), id: nameOf(line), number: null }));
      return { rows: lines.length, imported, skipped: lines.length - imported, items };
    });
  }
}

/** There is nothing else to know one by. */
function nameOf({ place, kind, occurredOn, source }: Line): string {
  return [place, kind, occurredOn, source].join('/');
}

function check(lines: readonly Line[], places: ReadonlySet<string>, today: number): void {
  const errors = new RowErrors();
  for (const [index, { place, kind, occurredOn, source }] of lines.entries()) {
    if (!places.has(place)) errors.add(index, 'place', place === '' ? 'value-missing' : 'unknown-place');
    if (!(occurrenceKinds as readonly string[]).includes(kind)) errors.add(index, 'kind', 'invalid-value');
    const day = parseDate(occurredOn);
    if (day === null) errors.add(index, 'occurredOn', 'bad-date');
    else if (day > today) errors.add(index, 'occurredOn', 'future-moment');
    if (source === '') errors.add(index, 'source', 'value-missing');
    else if (!/^[a-z0-9]+([.-][a-z0-9]+)*$/.test(source) || source.length > 64)
      errors.add(index, 'source', 'invalid-value');
  }
  errors.throwIfAny();
}

async function insert(
  manager: EntityManager,
  lines: readonly Line[],
  at: Date,
  person: string,
): Promise<number> {
  const added: unknown[] = await manager.query(
    `insert into occurrence (place, kind, occurred_on, source, recorded_at, recorded_by)
     select place, kind, "occurredOn", source, $2, $3
     from jsonb_to_recordset($1::jsonb) as line(place text, kind text, "occurredOn" date, source text)
     on conflict do nothing returning place`,
    [JSON.stringify(lines), at, person],
  );
  return added.length;
}
