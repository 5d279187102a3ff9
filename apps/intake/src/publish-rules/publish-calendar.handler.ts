import type { CalendarBody, CalendarView, Preview } from '@fengqiao/contracts/http/calendar';
import type { ClockPort } from '@fengqiao/contracts/clock-port';
import type { World } from '@fengqiao/domain/case/decide';
import { bookWith } from '@fengqiao/domain/case/rule-book';
import {
  compileBureauHours,
  opensEveryYear,
  type BureauDefinition,
  type BureauHours,
} from '@fengqiao/domain/clock/bureau-hours';
import { formatMoment } from '@fengqiao/domain/clock/moment';
import { isRefusal, refuse, type Refusal } from '@fengqiao/domain/refusal';
import { CLOCK } from '@fengqiao/service/tokens';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, IsNull, Not, type EntityManager } from 'typeorm';
import type { z } from 'zod';
import { CaseDesk, type Request } from '../cases/case-desk.ts';
import { ReprojectionRow } from '../re-project/reprojection.entity.ts';
import { RulePress } from '../rules/rule-press.ts';
import { RulePublicationRow } from '../rules/rule-publication.entity.ts';
import { RulesSource } from '../rules/rules-source.ts';
import { reprojectionView } from './reprojection-view.ts';
import { whatWouldMove } from './what-would-move.ts';

type View = z.infer<typeof CalendarView>;

/** The bureau's calendar: read by anybody, published by an administrator, each version kept for ever. */
@Injectable()
export class PublishCalendarHandler {
  constructor(
    private readonly desk: CaseDesk,
    private readonly dataSource: DataSource,
    private readonly rules: RulesSource,
    @Inject(CLOCK) private readonly clock: ClockPort,
  ) {}

  async read(version: number | undefined): Promise<View | Refusal> {
    return this.view(this.dataSource.manager, version);
  }

  async publish(body: CalendarBody, request: Request): Promise<View | Refusal> {
    return this.desk.carryOut(request, async (manager, readWorld) => {
      const press = await RulePress.open(manager, this.clock);
      const definition = definitionOf(body);
      const refusal = check(definition, press.calendar.calendarVersion, request, await readWorld());
      if (isRefusal(refusal)) return refusal;
      await press.publishCalendar(definition, request.identity?.person ?? null);
      return this.view(manager, undefined);
    });
  }

  /** What publishing it now would move. */
  async preview(body: CalendarBody, request: Request): Promise<Preview | Refusal> {
    const { manager } = this.dataSource;
    const world = await this.desk.world(manager, request.identity);
    const { book, edition, calendar } = world.rules;
    const hours = check(definitionOf(body), edition.calendarVersion, request, world);
    if (isRefusal(hours)) return hours;
    const version = edition.calendarVersion + 1;
    const proposed = bookWith(book, { kind: 'calendar', version, hours, publishedAt: world.now });
    const moved = await whatWouldMove(manager, proposed, world.reader);
    return { ...moved, serverTime: formatMoment(world.now, calendar.definition.timeZone) };
  }

  private async view(manager: EntityManager, version: number | undefined): Promise<View | Refusal> {
    const row = await manager.findOne(RulePublicationRow, {
      where: { calendarVersion: version ?? Not(IsNull()) },
      order: { edition: 'DESC' },
    });
    if (!row?.calendar || row.calendarVersion === null) return refuse('not-found');
    const { calendar } = await this.rules.current(manager);
    const tell = (moment: number) => formatMoment(moment, calendar.definition.timeZone);
    const reprojection = await manager.findOneBy(ReprojectionRow, { edition: row.edition });
    return {
      ...(row.calendar as View),
      version: row.calendarVersion,
      publishedAt: tell(row.publishedAt.getTime()),
      publishedBy: row.publishedBy,
      reprojection: reprojection && reprojectionView(reprojection, tell),
      serverTime: tell(await this.clock.now()),
    };
  }
}

/** Whether this person may publish this calendar over the version he or she has read; compiled when so. */
function check(
  definition: BureauDefinition,
  inForce: number,
  { identity, preconditions }: Request,
  { directory, now }: World,
): BureauHours | Refusal {
  if (!identity?.roles.includes('admin')) return refuse('forbidden');
  const { version } = preconditions;
  if (version !== null && version !== inForce) return refuse('stale-version', [], { version: inForce });
  const stranger = definition.unitHours.findIndex(({ unit }) => !directory.units.has(unit));
  if (stranger >= 0) return refuse('unknown-unit', `unitHours.${stranger}.unit`);
  const hours = compileBureauHours(definition);
  if (isRefusal(hours)) return hours;
  return opensEveryYear(hours, now) ?? hours;
}

function definitionOf(body: CalendarBody): BureauDefinition {
  const { timeZone, weekly, holidays, workdays, knownYears, unitHours } = body;
  return { timeZone, weekly, holidays, workdays, knownYears, unitHours };
}
