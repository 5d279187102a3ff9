import { localTime } from '@fengqiao/aggregate/reading/aggregate-reader';
import type { ClockPort } from '@fengqiao/contracts/clock-port';
import type { ConsultActivities, JointInput, WeeklyPlanned } from '@fengqiao/contracts/temporal/joint';
import { planWeekly } from '@fengqiao/domain/consultation/decide-consultation';
import { weeklyMeeting } from '@fengqiao/domain/consultation/rhythm';
import { membersOf } from '@fengqiao/domain/consultation/seats';
import { jointRhythm } from '@fengqiao/domain/dispute/rules/policy';
import { BackgroundComponents } from '@fengqiao/service/background/background-components';
import { CLOCK } from '@fengqiao/service/bootstrap/tokens';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { WorldSource } from '../world/world-source.ts';
import { ConsultationRow } from './consultation.entity.ts';
import { consultationNumber, lockPlanning } from './consultation.repository.ts';
import { begun, consultations } from './consultation-kind.ts';

const nothing = { number: null, at: null };

/** The weekly Schedule's command: a station's meeting of the week, unless there is one. */
@Injectable()
export class WeeklyPlanner implements ConsultActivities {
  constructor(
    private readonly dataSource: DataSource,
    private readonly worlds: WorldSource,
    private readonly parts: BackgroundComponents,
    @Inject(CLOCK) private readonly clock: ClockPort,
  ) {}

  async planWeekly({ station }: JointInput): Promise<WeeklyPlanned> {
    const planned = await this.dataSource.transaction(async (manager): Promise<WeeklyPlanned> => {
      await lockPlanning(manager, station);
      const now = await this.clock.now();
      const premises = { ...(await this.worlds.current(manager)), now };
      const { rules } = premises;
      if (membersOf(station, premises).length === 0) return { status: 'no-members', ...nothing };
      const meeting = weeklyMeeting(now, jointRhythm(rules.policy), rules.calendar);
      if (!meeting) return { status: 'no-meeting-this-week', ...nothing };
      const before = await meetingOf(manager, station, meeting.week);
      const local = localTime(premises);
      if (before) return { status: 'there-already', number: before.number, at: local(before.state.at) };
      const number = await consultationNumber(manager, now, rules);
      const event = planWeekly({ number, unit: station, ...meeting }, now);
      await consultations.insert(manager, [begun(event)], premises);
      return { status: 'planned', number, at: local(meeting.at) };
    });
    this.parts.wake();
    return planned;
  }
}

/** The Schedule's own, also one that was called off: that was meant. One planned by hand does as well. */
async function meetingOf(
  manager: EntityManager,
  unit: string,
  week: string,
): Promise<ConsultationRow | null> {
  return manager
    .createQueryBuilder(ConsultationRow, 'c')
    .where('c.unit = :unit and c.week = :week', { unit, week })
    .andWhere(`(c.weekly or c.status <> 'cancelled')`)
    .orderBy('c.id')
    .getOne();
}
