import type { ClockPort } from '@fengqiao/contracts/clock-port';
import {
  climbMoment,
  endedPlan,
  type ClimbRequest,
  type LadderActivities,
} from '@fengqiao/contracts/temporal/ladder';
import { catchUpDispute } from '@fengqiao/domain/dispute/climb';
import type { LadderPlan } from '@fengqiao/domain/ladder/plan';
import { BackgroundParts } from '@fengqiao/service/background-parts';
import { CLOCK } from '@fengqiao/service/tokens';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { lockDisputes, saveDisputes } from '../disputes/dispute.repository.ts';
import { stateOf } from '../disputes/stored-state.ts';
import { WorldSource } from '../world/world-source.ts';

/** The ladder's command on a dispute: catches it up, in one transaction, and gives the plan back. */
@Injectable()
export class ClimbDisputeActivities implements LadderActivities {
  constructor(
    private readonly dataSource: DataSource,
    private readonly worlds: WorldSource,
    private readonly parts: BackgroundParts,
    @Inject(CLOCK) private readonly clock: ClockPort,
  ) {}

  async climb(request: ClimbRequest): Promise<LadderPlan> {
    const plan = await this.dataSource.transaction(async (manager) => {
      const [row] = await lockDisputes(manager, [request.aggregateId]);
      // A ladder without a dispute is one an operator made up; it is told to end.
      if (!row) return endedPlan(request);
      const before = stateOf(row);
      const now = climbMoment(request, await this.clock.now(), before.lastEventAt);
      const premises = { ...(await this.worlds.current(manager)), now };
      const { state, events } = catchUpDispute(before, premises);
      const [laid] = await saveDisputes(manager, [{ state, events }], premises, 'climb');
      return laid ?? endedPlan(request);
    });
    this.parts.wake();
    return plan;
  }
}
