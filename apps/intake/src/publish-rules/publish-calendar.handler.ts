import type { CalendarBody, CalendarView } from '@fengqiao/contracts/http/intake/calendar';
import type { Preview } from '@fengqiao/contracts/http/intake/publication';
import type { ClockPort } from '@fengqiao/contracts/clock-port';
import type { World } from '@fengqiao/domain/case/decide/world';
import {
  compileBureauHours,
  opensEveryYear,
  type BureauDefinition,
  type BureauHours,
} from '@fengqiao/domain/clock/calendar/bureau-hours';
import { isRefusal, refuse, type Refusal } from '@fengqiao/domain/refusal';
import { CLOCK } from '@fengqiao/service/bootstrap/tokens';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, IsNull, Not, type EntityManager } from 'typeorm';
import { CaseDesk, type Request } from '../cases/case-desk.ts';
import { RulePublisher } from '../rules/rule-publisher.ts';
import { RulePublicationRow } from '../rules/rule-publication.entity.ts';
import { administratorOnly, mayPublish, Publications } from './publications.ts';

/** It goes to other services as one event, and NATS carries messages of a megabyte at most. */
const mostBytes = 1_000_000;

/** The bureau's calendar: read by anybody, published by an administrator, each version kept for ever. */
@Injectable()
export class PublishCalendarHandler {
  constructor(
    private readonly desk: CaseDesk,
    private readonly dataSource: DataSource,
    private readonly publications: Publications,
    @Inject(CLOCK) private readonly clock: ClockPort,
  ) {}

  async read(version: number | undefined): Promise<CalendarView | Refusal> {
    return this.view(this.dataSource.manager, version);
  }

  async publish(body: CalendarBody, request: Request): Promise<CalendarView | Refusal> {
    return this.desk.carryOutFor(request, administratorOnly, async (manager, readWorld) => {
      const publisher = await RulePublisher.open(manager, this.clock);
      const world = await readWorld();
      const hours = proposedHours(body, publisher.calendar.calendarVersion, request, world);
      if (isRefusal(hours)) return hours;
      await publisher.publishCalendar(hours.definition, world.reader.id);
      return this.view(manager, undefined);
    });
  }

  async preview(body: CalendarBody, request: Request): Promise<Preview | Refusal> {
    const world = await this.desk.world(this.dataSource.manager, request);
    const { calendarVersion } = world.rules.edition;
    const hours = proposedHours(body, calendarVersion, request, world);
    if (isRefusal(hours)) return hours;
    const publication = { kind: 'calendar', version: calendarVersion + 1, hours } as const;
    return this.publications.preview({ ...publication, publishedAt: world.now }, world);
  }

  private async view(manager: EntityManager, version: number | undefined): Promise<CalendarView | Refusal> {
    const row = await manager.findOne(RulePublicationRow, {
      where: { calendarVersion: version ?? Not(IsNull()) },
      order: { edition: 'DESC' },
    });
    if (!row?.calendar || row.calendarVersion === null) return refuse('not-found');
    const described = await this.publications.describe(manager, row);
    return { ...(row.calendar as CalendarView), version: row.calendarVersion, ...described };
  }
}

/** The hours this person would publish over the version in force, or why he or she may not. */
function proposedHours(
  { timeZone, weekly, holidays, workdays, knownYears, unitHours }: CalendarBody,
  inForce: number,
  request: Request,
  world: World,
): BureauHours | Refusal {
  const { directory, now } = world;
  const refusal = mayPublish(world, request, inForce);
  if (refusal) return refusal;
  const stranger = unitHours.findIndex(({ unit }) => !directory.units.has(unit));
  if (stranger >= 0) return refuse('unknown-unit', `unitHours.${stranger}.unit`);
  const definition: BureauDefinition = { timeZone, weekly, holidays, workdays, knownYears, unitHours };
  if (Buffer.byteLength(JSON.stringify(definition)) > mostBytes) return refuse('too-large');
  const hours = compileBureauHours(definition);
  return isRefusal(hours) ? hours : (opensEveryYear(hours, now) ?? hours);
}
