import { PersonId } from '@fengqiao/contracts/http/names';
import type { ImportAnswer } from '@fengqiao/contracts/http/import';
import { roles } from '@fengqiao/domain/directory/directory';
import { refuse, type Refusal } from '@fengqiao/domain/refusal';
import { readTable, RowErrors, type TextRow } from '@fengqiao/service/csv-table';
import { Injectable } from '@nestjs/common';
import { IsNull, type EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { CaseDesk, type Request } from '../cases/case-desk.ts';
import { PersonRow, PostHoldingRow, UnitRow } from '../directory/directory.entities.ts';
import { directoryChanged, lockDirectory } from './directory-changed.ts';

const columns = ['id', 'name_zh', 'role', 'unit', 'post'] as const;
type Line = TextRow<(typeof columns)[number]>;

const longestName = 100;
const posts = ['chief', 'deputy'];

/**
 * Brings people and their posts up to date. A seat that changes hands is closed for one and opened for the other at
 * this moment; who held it before stays on record.
 */
@Injectable()
export class ImportPeopleHandler {
  constructor(private readonly desk: CaseDesk) {}

  async import(body: unknown, request: Request): Promise<ImportAnswer | Refusal> {
    const lines = readTable(body, columns);
    return this.desk.carryOut(request, async (manager, readWorld) => {
      await lockDirectory(manager);
      const { reader, now } = await readWorld();
      if (!reader.roles.includes('admin')) return refuse('forbidden');
      const units = new Set((await manager.find(UnitRow)).map((unit) => unit.path));
      check(lines, units);
      const before = new Map((await manager.find(PersonRow)).map((person) => [person.id, person]));
      const seats = await manager.findBy(PostHoldingRow, { until: IsNull() });
      const changed = lines.filter((line) => !samePerson(line, before.get(line.id), seats));
      await manager.upsert(
        PersonRow,
        changed.map(({ id, name_zh: nameZh, role, unit }) => ({ id, nameZh, role, unit })),
        ['id'],
      );
      for (const line of changed) await reseat(manager, line, now);
      if (changed.length > 0) await directoryChanged(manager);
      const items = lines.map((line) => ({ ref: line.id, id: line.id, number: null }));
      return { rows: lines.length, imported: changed.length, skipped: lines.length - changed.length, items };
    });
  }
}

function check(lines: readonly Line[], units: ReadonlySet<string>): void {
  const errors = new RowErrors();
  const ids = new Set<string>();
  const chiefs = new Set<string>();
  for (const [index, line] of lines.entries()) {
    if (!PersonId.safeParse(line.id).success) errors.add(index, 'id', 'invalid-value');
    if (ids.has(line.id)) errors.add(index, 'id', 'duplicate-ref');
    ids.add(line.id);
    if (!line.name_zh) errors.add(index, 'name_zh', 'value-missing');
    if (line.name_zh.length > longestName) errors.add(index, 'name_zh', 'invalid-value');
    if (!(roles as readonly string[]).includes(line.role)) errors.add(index, 'role', 'invalid-value');
    if (!units.has(line.unit)) errors.add(index, 'unit', 'unknown-unit');
    if (line.post && !posts.includes(line.post)) errors.add(index, 'post', 'invalid-value');
    if (line.post === 'chief' && chiefs.has(line.unit)) errors.add(index, 'post', 'duplicate-ref');
    if (line.post === 'chief') chiefs.add(line.unit);
  }
  errors.throwIfAny();
}

function samePerson(line: Line, before: PersonRow | undefined, seats: readonly PostHoldingRow[]): boolean {
  if (!before || before.nameZh !== line.name_zh || before.role !== line.role || before.unit !== line.unit)
    return false;
  const held = seats.filter((seat) => seat.person === line.id);
  return line.post === ''
    ? held.length === 0
    : held.length === 1 && held[0]?.unit === line.unit && held[0].post === line.post;
}

/** A seat never held before is held as far back as the directory knows; one taken over, from now. */
async function reseat(manager: EntityManager, line: Line, now: number): Promise<void> {
  const open = { until: IsNull() };
  const at = new Date(now);
  const held = await manager.findBy(PostHoldingRow, { ...open, person: line.id });
  const keeps = held.find((seat) => seat.unit === line.unit && seat.post === line.post);
  for (const seat of held)
    if (seat !== keeps) await manager.update(PostHoldingRow, { id: seat.id }, { until: at });
  if (line.post === '' || keeps) return;
  const { unit, post } = line;
  // Of a chief there is one; deputies may be several.
  if (post === 'chief') await manager.update(PostHoldingRow, { ...open, unit, post }, { until: at });
  const isFirst = !(await manager.existsBy(PostHoldingRow, { unit, post }));
  await manager.insert(PostHoldingRow, {
    id: uuidv7(),
    unit,
    post,
    person: line.id,
    since: isFirst ? null : at,
    until: null,
  });
}
