import {
  consultScheduleId,
  consultWorkflowType,
  digestScheduleId,
  digestWorkflowType,
  type JointInput,
} from '@fengqiao/contracts/temporal/joint';
import { planningRhythm } from '@fengqiao/domain/consultation/rhythm';
import { jointRhythm } from '@fengqiao/domain/dispute/rules/policy';
import type { WantedSchedules } from '@fengqiao/relay/workflows/schedule-reconciler';
import type { WorkflowSchedule } from '@fengqiao/temporal/schedules';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { WorldSource } from '../world/world-source.ts';

/** Two Schedules for each unit that has joint mediation: the week's meeting is planned, the day's news are told. */
@Injectable()
export class JointSchedules implements WantedSchedules {
  readonly prefixes = [consultScheduleId(''), digestScheduleId('')];

  constructor(
    private readonly dataSource: DataSource,
    private readonly worlds: WorldSource,
  ) {}

  async wanted(): Promise<readonly WorkflowSchedule[]> {
    const { members, rules } = await this.worlds.current(this.dataSource.manager);
    const { timeZone } = rules.calendar.definition;
    const { digest } = jointRhythm(rules.policy);
    return [...members.keys()].sort().flatMap((station) => {
      const input: JointInput = { station };
      return [
        {
          ...{ id: consultScheduleId(station), type: consultWorkflowType, input },
          rhythm: { ...planningRhythm, timeZone },
        },
        {
          ...{ id: digestScheduleId(station), type: digestWorkflowType, input },
          rhythm: { ...digest, timeZone },
        },
      ];
    });
  }
}
