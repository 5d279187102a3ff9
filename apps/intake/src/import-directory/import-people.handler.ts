import type { RowReader } from '@fengqiao/aggregate/import/row-reader';
import { TableImport, type Accepted, type Judged, type Sight } from '@fengqiao/aggregate/import/table-import';
import { PersonId, Subject } from '@fengqiao/contracts/http/fragments/names';
import type { World } from '@fengqiao/domain/case/decide/world';
import { roles, type Role } from '@fengqiao/domain/directory/directory';
import { lastAdministrator } from '@fengqiao/domain/directory/people-change';
import { isRefusal } from '@fengqiao/domain/refusal';
import { RejectedImportException } from '@fengqiao/service/problems/problem';
import { Injectable } from '@nestjs/common';
import { IsNull, type EntityManager } from 'typeorm';
import { CaseDesk } from '../cases/case-desk.ts';
import { directoryChanged, lockDirectory } from '../directory/directory-changed.ts';
import { losesLastResort } from '../directory/last-resort.ts';
import { DirectoryEvents } from '../directory/directory-events.ts';
import { PersonRow, PostHoldingRow, PostingRow, UnitRow } from '../directory/directory.entities.ts';
import { termOf } from '../directory/directory-source.ts';
import {
  openHolding,
  placePerson,
  seatPerson,
  unseatPerson,
  type Writing,
} from '../directory/write-directory.ts';

const columns = ['id', 'name_zh', 'role', 'unit', 'post', 'subject'] as const;
type Column = (typeof columns)[number];
type Line = RowReader<Column>;

interface Here {
  /** By path. */
  readonly units: ReadonlySet<string>;
  readonly people: ReadonlyMap<string, PersonRow>;
  /** Those of today, by person. */
  readonly postings: ReadonlyMap<string, PostingRow>;
  readonly seats: readonly PostHoldingRow[];
}

const longestName = 100;
const posts = ['chief', 'deputy'];

/**
 * Brings people and their posts up to date. A seat that changes hands is closed for one and opened for the other at
 * this moment; who held it before stays on record.
 */
@Injectable()
export class ImportPeopleHandler extends TableImport<Column, Line, Here, World> {
  constructor(desk: CaseDesk) {
    super(desk, { columns, optional: ['subject'], named: 'id' });
  }

  protected read(line: Line) {
    return line;
  }

  protected async hold(manager: EntityManager): Promise<Here> {
    await lockDirectory(manager);
    const units = new Set((await manager.find(UnitRow)).map((unit) => unit.path));
    const people = new Map((await manager.find(PersonRow)).map((person) => [person.id, person]));
    const seats = await manager.findBy(PostHoldingRow, { until: IsNull() });
    const placed = await manager.findBy(PostingRow, { until: IsNull() });
    return { units, people, seats, postings: new Map(placed.map((posting) => [posting.person, posting])) };
  }

  protected judge(line: Line, { here }: Sight<Here, World>) {
    const { id, role, unit, post } = line.text;
    if (!PersonId.safeParse(id).success) line.wrong('id', 'invalid-value');
    line.once('id');
    line.neededKey('name_zh', longestName);
    if (!(roles as readonly string[]).includes(role)) line.wrong('role', 'invalid-value');
    if (!here.units.has(unit)) line.wrong('unit', 'unknown-unit');
    if (post && !posts.includes(post)) line.wrong('post', 'invalid-value');
    if (post === 'chief') line.once('post', unit);
    if (line.text.subject !== '' && !Subject.safeParse(line.text.subject).success)
      line.wrong('subject', 'invalid-value');
    return isSame(line.text, here) ? 'known' : 'fresh';
  }

  /** A subject is one person's, and somebody stays administrator, whatever the file as a whole makes of the directory. */
  protected override judgeTogether({ all, here, errors, world }: Judged<Line, Here, World>) {
    const holders = new Map([...here.people.values()].map((row) => [row.id, row.subject ?? row.id]));
    for (const { text } of all) holders.set(text.id, subjectOf(text, here) ?? text.id);
    const owners = new Map<string, string>();
    for (const [id, subject] of holders) {
      const other = owners.get(subject);
      owners.set(subject, id);
      if (other === undefined) continue;
      const line = all.findLast(({ text }) => text.id === id || text.id === other);
      errors.add(line?.index ?? -1, 'subject', 'subject-taken');
    }
    const roles = all.map(({ text: { id, role } }) => ({ id, role: role as Role }));
    const last = lastAdministrator(world.directory, roles);
    if (last)
      errors.add(
        all.findLastIndex(({ text }) => wasAdministrator(text, here)),
        'role',
        last.code,
      );
  }

  protected async write({ manager, fresh: changed, here, world }: Accepted<Line, Here, World>) {
    const { now, reader } = world;
    const news = new DirectoryEvents(now, reader.id);
    for (const { text } of changed) {
      const { id, name_zh: nameZh, role, unit } = text;
      const writing = { manager, news, now };
      const before = here.people.get(id) ?? null;
      await placePerson(writing, before, { id, subject: subjectOf(text, here), nameZh, role, unit });
      await reseat(writing, text);
    }
    await news.append(manager);
    if (changed.length > 0) await directoryChanged(manager);
    if (await losesLastResort(manager, world))
      throw new RejectedImportException([{ row: 0, column: 'post', code: 'no-last-resort' }]);
    return changed.length;
  }

  protected itemOf({ text: { id } }: Line) {
    return { ref: id, id, number: null };
  }
}

/** Null where it is the id, which says it already; an empty cell leaves it as it is. */
function subjectOf({ id, subject }: Line['text'], { people }: Here): string | null {
  if (subject === '') return people.get(id)?.subject ?? null;
  return subject === id ? null : subject;
}

function wasAdministrator({ id }: Line['text'], { people }: Here): boolean {
  return people.get(id)?.role === 'admin';
}

function isSame(line: Line['text'], here: Here): boolean {
  const { people, postings, seats } = here;
  const [before, posting] = [people.get(line.id), postings.get(line.id)];
  if (
    !before ||
    before.subject !== subjectOf(line, here) ||
    before.nameZh !== line.name_zh ||
    before.role !== line.role ||
    before.unit !== line.unit
  )
    return false;
  // Written by a version that kept no postings and told nobody.
  if (before.version === 0 || posting?.role !== line.role || posting.unit !== line.unit) return false;
  const held = seats.filter((seat) => seat.person === line.id);
  return line.post === ''
    ? held.length === 0
    : held.length === 1 && held[0]?.unit === line.unit && held[0].post === line.post;
}

/** A line tells of one post: any other that he or she holds ends now. */
async function reseat(writing: Writing, line: Line['text']): Promise<void> {
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
