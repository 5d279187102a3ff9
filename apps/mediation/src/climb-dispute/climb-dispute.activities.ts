import { ClimbActivities } from '@fengqiao/aggregate/commands/climb.activities';
import type { ClockPort } from '@fengqiao/contracts/clock-port';
import type { DisputePremises } from '@fengqiao/domain/dispute/rules/rules';
import { BackgroundComponents } from '@fengqiao/service/background/background-components';
import { CLOCK } from '@fengqiao/service/bootstrap/tokens';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { disputes, type DisputeTypes } from '../disputes/dispute-kind.ts';
import { WorldSource } from '../world/world-source.ts';

@Injectable()
export class ClimbDisputeActivities extends ClimbActivities<DisputeTypes> {
  constructor(
    dataSource: DataSource,
    private readonly worlds: WorldSource,
    parts: BackgroundComponents,
    @Inject(CLOCK) clock: ClockPort,
  ) {
    super(disputes, dataSource, parts, clock);
  }

  protected override async premisesAt(manager: EntityManager, now: number): Promise<DisputePremises> {
    return { ...(await this.worlds.current(manager)), now };
  }
}
