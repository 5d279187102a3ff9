import type { ClockPort } from '@fengqiao/contracts/clock-port';
import type { ClimbRequest, LadderActivities } from '@fengqiao/contracts/temporal/ladder';
import { catchUpDispute } from '@fengqiao/domain/dispute/climb';
import type { LadderPlan } from '@fengqiao/domain/ladder/plan';
import { BackgroundParts } from '@fengqiao/service/background-parts';
import { CLOCK } from '@fengqiao/service/tokens';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { lockDisputes, saveDisputes } from '../disputes/dispute.repository.ts';
import { stateOf } from '../disputes/stored-state.ts';
import { WorldSource } from '../world/world-source.ts';

/** How far ahead of ours the workflow's clock is believed; a Temporal a day ahead must not breach a day early. */
const believedAheadMs = 2_000;

/** The ladder's command on a dispute: catches it up, in one transaction, and gives the plan back. */
@Injectable()
export class ClimbDisputeActivities implements LadderActivities {
  constructor(
    private readonly dataSource: DataSource,
    private readonly worlds: WorldSource,
    private readonly parts: BackgroundParts,
    @Inject(CLOCK) private readonly clock: ClockPort,
  ) {}

  async climb({ aggregateId, moment }: ClimbRequest): Promise<LadderPlan> {
    const plan = await this.dataSource.transaction(async (manager) => {
      const [row] = await lockDisputes(manager, [aggregateId]);
      // A ladder without a dispute is one an operator made up; it is told to end.
      if (!row) return endedPlan(aggregateId);
      const before = stateOf(row);
      const ours = await this.clock.now();
      const now = Math.max(Math.min(Math.max(moment, ours), ours + believedAheadMs), before.lastEventAt);
      const premises = { ...(await this.worlds.current(manager)), now };
      const { state, events } = catchUpDispute(before, premises);
      const [laid] = await saveDisputes(manager, [{ state, events }], premises, 'climb');
      return laid ?? endedPlan(aggregateId);
    });
    this.parts.wake();
    return plan;
  }
}

function endedPlan(number: string): LadderPlan {
  const card = { number, stage: 'unknown', unit: '', overdue: false, level: 0, clocks: [] };
  return { version: Number.MAX_SAFE_INTEGER, status: 'ended', rungs: [], card };
}
