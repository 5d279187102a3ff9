import { PersonId } from '@fengqiao/contracts/http/case';
import type { ImportAnswer } from '@fengqiao/contracts/http/import';
import { roles } from '@fengqiao/domain/directory/directory';
import { isRefusal, refuse, type Refusal } from '@fengqiao/domain/refusal';
import { readTable, RowErrors, type TextRow } from '@fengqiao/service/csv-table';
import { RejectedImportException } from '@fengqiao/service/problem';
import { Injectable } from '@nestjs/common';
import { IsNull, type EntityManager } from 'typeorm';
import { CaseDesk, type Request } from '../cases/case-desk.ts';
import { directoryChanged, lockDirectory } from '../directory/directory-changed.ts';
import { DirectoryNews } from '../directory/directory-events.ts';
import { PersonRow, PostHoldingRow, PostingRow, UnitRow } from '../directory/directory.entities.ts';
import { termOf } from '../directory/directory-source.ts';
import {
  openHolding,
  placePerson,
  seatPerson,
  unseatPerson,
  type Writing,
} from '../directory/write-directory.ts';

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
      const postings = await manager.findBy(PostingRow, { until: IsNull() });
      const placed = new Map(postings.map((posting) => [posting.person, posting]));
      const changed = lines.filter(
        (line) => !samePerson(line, before.get(line.id), placed.get(line.id), seats),
      );
      const news = new DirectoryNews(now, reader.id);
      for (const line of changed) {
        const { id, name_zh: nameZh, role, unit } = line;
        const writing = { manager, news, now };
        await placePerson(writing, before.get(id) ?? null, { id, nameZh, role, unit });
        await reseat(writing, line);
      }
      await news.tell(manager);
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

function samePerson(
  line: Line,
  before: PersonRow | undefined,
  posting: PostingRow | undefined,
  seats: readonly PostHoldingRow[],
): boolean {
  if (!before || before.nameZh !== line.name_zh || before.role !== line.role || before.unit !== line.unit)
    return false;
  // Written by a version that kept no postings and told nobody.
  if (before.version === 0 || posting?.role !== line.role || posting.unit !== line.unit) return false;
  const held = seats.filter((seat) => seat.person === line.id);
  return line.post === ''
    ? held.length === 0
    : held.length === 1 && held[0]?.unit === line.unit && held[0].post === line.post;
}

/** A line tells of one post: any other that he or she holds ends now. */
async function reseat(writing: Writing, line: Line): Promise<void> {
  const { manager } = writing;
  const { unit, post, id: person } = line;
  const held = await manager.findBy(PostHoldingRow, { until: IsNull(), person });
  const keeps = held.some((seat) => seat.unit === unit && seat.post === post);
  for (const seat of held)
    if (seat.unit !== unit || seat.post !== post) await unseatPerson(writing, [termOf(seat)], person, null);
  if (post === '' || keeps) return;
  if (await isFirstAndUnseen(manager, unit, post)) {
    await openHolding(writing, { unit, post, person, since: null, until: null });
    return;
  }
  const seated = await seatPerson(writing, { unit, post, person }, null);
  if (isRefusal(seated)) throw new RejectedImportException([{ row: 0, column: 'post', code: seated.code }]);
}

/**
 * A seat never held before is held as far back as the directory knows, so that a ledger kept elsewhere finds its
 * chiefs, unless a case of that unit or one below is here already: it was recorded that nobody held it.
 */
async function isFirstAndUnseen(manager: EntityManager, unit: string, post: string): Promise<boolean> {
  const [row] = (await manager.query(
    `select not exists (select from post_holding where unit = $1 and post = $2)
        and not exists (select from ledger_case where unit = $1 or unit like $3)
        and not exists (select from ledger_case where owner_unit = $1 or owner_unit like $3) as unseen`,
    [unit, post, `${unit}.%`],
  )) as { unseen: boolean }[];
  return row?.unseen ?? false;
}
