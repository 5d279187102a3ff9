import type { AbsenceBody, SeatBody, StandInBody } from '@fengqiao/contracts/http/intake/directory';
import { parseMoment } from '@fengqiao/domain/clock/dates/moment';
import { endedAt, unknownIn } from '@fengqiao/domain/directory/directory-change';
import { absence, standIn } from '@fengqiao/domain/directory/seating';
import { isRefusal, refuse } from '@fengqiao/domain/refusal';
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Request } from '../cases/case-desk.ts';
import { AbsenceRow, StandInRow } from '../directory/directory.entities.ts';
import { termOf } from '../directory/directory-source.ts';
import { holdingsOf, seatPerson, unseatPerson } from '../directory/write-directory.ts';
import { termView } from '../read-directory/directory-view.ts';
import { DirectoryDesk } from './directory-desk.ts';

const orNull = (moment: string | undefined) => (moment === undefined ? null : parseMoment(moment));
const dateOf = (moment: number | null) => (moment === null ? null : new Date(moment));

/** Who holds a post, who stands in for it, and who is away: each from a moment that is not past. */
@Injectable()
export class ChangePostsHandler {
  constructor(private readonly desk: DirectoryDesk) {}

  seat({ unit, post, person, since }: SeatBody, request: Request) {
    return this.desk.change(request, async (work) => {
      const { directory, rules } = work.world;
      const unknown = unknownIn(directory, { unit, person });
      if (unknown) return unknown;
      const seated = await seatPerson(work, { unit, post, person }, orNull(since));
      return isRefusal(seated) ? seated : termView(termOf(seated), rules);
    });
  }

  unseat({ unit, post, person, since }: SeatBody, request: Request) {
    return this.desk.change(request, async (work) => {
      const held = await holdingsOf(work.manager, unit, post);
      const left = await unseatPerson(work, held, person, orNull(since));
      return isRefusal(left) ? left : termView(termOf(left), work.world.rules);
    });
  }

  standIn({ unit, post, person, since, until }: StandInBody, request: Request) {
    return this.desk.change(request, async ({ manager, news, now, world: { directory, rules } }) => {
      const unknown = unknownIn(directory, { unit, person });
      if (unknown) return unknown;
      const ordered = { since: orNull(since), until: orNull(until) };
      const set = standIn(directory, { unit, post, person }, ordered, now);
      if (isRefusal(set)) return set;
      const term = { since: new Date(set.since ?? now), until: dateOf(set.until) };
      const row = { id: uuidv7(), version: 1, unit, post, person, ...term };
      await manager.insert(StandInRow, row);
      news.standIn(row);
      return termView(termOf(row), rules);
    });
  }

  cancelStandIn(id: string, request: Request) {
    return this.desk.change(request, async ({ manager, news, now, world: { rules } }) => {
      const before = await manager.findOneBy(StandInRow, { id });
      if (!before) return refuse('not-found');
      const ended = endedAt(termOf(before), now);
      if (isRefusal(ended)) return ended;
      const row = { ...before, version: before.version + 1, until: dateOf(ended.until) };
      await manager.update(StandInRow, { id }, { until: row.until, version: row.version });
      news.standIn(row);
      return termView(termOf(row), rules);
    });
  }

  absence({ person, since, until }: AbsenceBody, request: Request) {
    return this.desk.change(request, async ({ manager, news, now, world: { directory, rules } }) => {
      const unknown = unknownIn(directory, { person });
      if (unknown) return unknown;
      const away = absence(directory, person, { since: orNull(since), until: orNull(until) }, now);
      if (isRefusal(away)) return away;
      const term = { since: new Date(away.since ?? now), until: dateOf(away.until) };
      const row = { id: uuidv7(), version: 1, person, ...term };
      await manager.insert(AbsenceRow, row);
      news.absence(row);
      return termView(termOf(row), rules);
    });
  }

  cancelAbsence(id: string, request: Request) {
    return this.desk.change(request, async ({ manager, news, now, world: { rules } }) => {
      const before = await manager.findOneBy(AbsenceRow, { id });
      if (!before) return refuse('not-found');
      const ended = endedAt(termOf(before), now);
      if (isRefusal(ended)) return ended;
      const row = { ...before, version: before.version + 1, until: dateOf(ended.until) };
      await manager.update(AbsenceRow, { id }, { until: row.until, version: row.version });
      news.absence(row);
      return termView(termOf(row), rules);
    });
  }
}
