import { cutToPage } from '@fengqiao/aggregate/reading/aggregate-reader';
import type {
  PeopleQuery,
  PostHistoryQuery,
  PostsQuery,
  UnitQuery,
} from '@fengqiao/contracts/http/intake/directory';
import type { World } from '@fengqiao/domain/case/decide/world';
import { formatMoment, parseMoment } from '@fengqiao/domain/clock/dates/moment';
import { holdsAt, isAbsent, type Directory } from '@fengqiao/domain/directory/directory';
import {
  actingFor,
  holderOf,
  seatOfPost,
  standInFor,
  unitOfPost,
  type PostRef,
} from '@fengqiao/domain/directory/posts';
import { isAtOrBelow } from '@fengqiao/domain/directory/unit';
import { refuse, type Refusal } from '@fengqiao/domain/refusal';
import type { Identity } from '@fengqiao/identity/token-verifier';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CaseDesk } from '../cases/case-desk.ts';
import {
  AbsenceRow,
  PersonRow,
  PostHoldingRow,
  PostingRow,
  StandInRow,
  UnitRow,
} from '../directory/directory.entities.ts';
import { termOf } from '../directory/directory-source.ts';
import { termView } from './directory-view.ts';

/** The directory as anybody in it may read it: a desk has to find who to hand a case to. */
@Injectable()
export class DirectoryReader {
  constructor(
    private readonly dataSource: DataSource,
    private readonly desk: CaseDesk,
  ) {}

  async units({ unit }: UnitQuery, identity: Identity) {
    const world = await this.world(identity);
    const rows = await this.dataSource.manager.find(UnitRow, { order: { path: 'ASC' } });
    const items = rows
      .filter(() => belongs(world))
      .filter(({ path }) => unit === undefined || isAtOrBelow(path, unit))
      .map(({ version: _, ...row }) => row);
    return { items, serverTime: tell(world, world.now) };
  }

  async people({ unit, role, limit, cursor }: PeopleQuery, identity: Identity) {
    const world = await this.world(identity);
    const query = this.dataSource.manager.createQueryBuilder(PersonRow, 'p').where('true');
    if (unit) query.andWhere('(p.unit = :unit or starts_with(p.unit, :below))', { unit, below: `${unit}.` });
    if (role) query.andWhere('p.role = :role', { role });
    if (cursor) query.andWhere('p.id > :cursor', { cursor });
    const rows = await query
      .orderBy('p.id')
      .take(limit + 1)
      .getMany();
    const page = cutToPage(belongs(world) ? rows : [], limit, ({ id }) => id);
    return {
      items: page.rows.map((row) => summaryOf(row, world)),
      next: page.next,
      serverTime: tell(world, world.now),
    };
  }

  /** Whoever asks; what cannot be told from a token by whoever holds it. */
  async me(identity: Identity) {
    const { reader } = await this.world(identity);
    const row = reader.id && (await this.dataSource.manager.findOneBy(PersonRow, { id: reader.id }));
    return {
      id: reader.id,
      nameZh: (row && row.nameZh) || null,
      roles: reader.roles,
      unit: (row && row.unit) || null,
      seats: reader.seats,
    };
  }

  async person(id: string, identity: Identity): Promise<object | Refusal> {
    const world = await this.world(identity);
    const { manager } = this.dataSource;
    const row = await manager.findOneBy(PersonRow, { id });
    if (!row || !belongs(world)) return refuse('not-found');
    const [postings, holdings, standIns, absences] = await Promise.all([
      manager.findBy(PostingRow, { person: id }),
      manager.findBy(PostHoldingRow, { person: id }),
      manager.findBy(StandInRow, { person: id }),
      manager.findBy(AbsenceRow, { person: id }),
    ]);
    const mayKnowContact = world.reader.roles.includes('admin') || world.reader.id === id;
    const { email, webhook, subject } = row;
    return {
      ...summaryOf(row, world),
      subject: mayKnowContact ? (subject ?? id) : null,
      contact: mayKnowContact ? { email, webhook } : null,
      history: {
        postings: inOrder(postings, world).map(({ role, unit, since, until }) => ({
          role,
          unit,
          since,
          until,
        })),
        holdings: inOrder(holdings, world),
        standIns: inOrder(standIns, world),
        absences: inOrder(absences, world),
      },
      serverTime: tell(world, world.now),
    };
  }

  /** Every chief's post, and every other that was ever held, as of a moment. */
  async posts({ unit, at }: PostsQuery, identity: Identity) {
    const world = await this.world(identity);
    const moment = at === undefined ? world.now : (parseMoment(at) ?? world.now);
    const items = (belongs(world) ? postsOf(world.directory) : [])
      .filter((post) => unit === undefined || isAtOrBelow(unitOfPost(post), unit))
      .map((post) => postView(post, moment, world));
    return { items, at: tell(world, moment), serverTime: tell(world, world.now) };
  }

  async postHistory({ unit, post }: PostHistoryQuery, identity: Identity) {
    const world = await this.world(identity);
    const { manager } = this.dataSource;
    const [holdings, standIns] = await Promise.all([
      manager.findBy(PostHoldingRow, { unit, post }),
      manager.findBy(StandInRow, { unit, post }),
    ]);
    return {
      holdings: belongs(world) ? inOrder(holdings, world) : [],
      standIns: belongs(world) ? inOrder(standIns, world) : [],
      serverTime: tell(world, world.now),
    };
  }

  private world(identity: Identity): Promise<World> {
    return this.desk.world(this.dataSource.manager, { identity });
  }
}

/** Who is in the directory may read it, and who fills it; a token that names nobody there reads nothing of it. */
export function belongs({ reader }: World): boolean {
  return reader.id !== null || reader.roles.includes('admin');
}

function summaryOf({ id, nameZh, role, unit }: PersonRow, { directory, now }: World) {
  const seat = (standIn: boolean) => (each: { unit: string; post: string }) => ({
    unit: each.unit,
    post: each.post,
    standIn,
  });
  const held = (directory.posts.get(id) ?? []).filter((holding) => holdsAt(holding, now));
  const stoodInFor = (directory.standsIn.get(id) ?? []).filter((standIn) => holdsAt(standIn, now));
  const posts = [...held.map(seat(false)), ...stoodInFor.map(seat(true))];
  return { id, nameZh, role, unit, posts, away: isAbsent(directory, id, now) };
}

function postsOf(directory: Directory): PostRef[] {
  const chiefs = [...directory.units.values()]
    .filter(({ level }) => level !== 'room')
    .map(({ path }) => `${path}#chief`);
  const held = [...directory.holdings.values()].flat().map(({ unit, post }) => `${unit}#${post}`);
  return [...new Set([...chiefs, ...held])].sort();
}

function postView(post: PostRef, at: number, { directory, rules }: World) {
  const holder = holderOf(directory, post, at);
  const standIn = standInFor(directory, post, at);
  const acting = actingFor(directory, post, at);
  return {
    unit: unitOfPost(post),
    post: seatOfPost(post),
    holder,
    away: holder !== null && isAbsent(directory, holder, at),
    standIn: standIn && termView(standIn, rules),
    acting: acting && {
      person: acting.person,
      unit: unitOfPost(acting.post),
      post: seatOfPost(acting.post),
      standIn: acting.standIn,
    },
  };
}

function inOrder<Row extends { since: Date | null; until: Date | null }>(
  rows: readonly Row[],
  { rules }: World,
) {
  const inTime = rows.map(termOf).sort((a, b) => (a.since ?? 0) - (b.since ?? 0));
  return inTime.map((term) => termView(term, rules));
}

function tell({ rules }: World, moment: number): string {
  return formatMoment(moment, rules.calendar.definition.timeZone);
}
