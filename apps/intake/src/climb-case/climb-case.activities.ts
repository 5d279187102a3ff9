import type { ClockPort } from '@fengqiao/contracts/clock-port';
import type { CaseEvent } from '@fengqiao/domain/case/case-event';
import { catchUp } from '@fengqiao/domain/case/catch-up';
import type { LadderPlan } from '@fengqiao/domain/ladder/plan';
import { BackgroundParts } from '@fengqiao/service/background-parts';
import { CLOCK, METRICS } from '@fengqiao/service/tokens';
import {
  climbMoment,
  endedPlan,
  type ClimbRequest,
  type LadderActivities,
} from '@fengqiao/contracts/temporal/ladder';
import { Inject, Injectable } from '@nestjs/common';
import { Counter, type Registry } from 'prom-client';
import { DataSource } from 'typeorm';
import { lockCase, saveCase } from '../cases/case.repository.ts';
import { RulesSource } from '../rules/rules-source.ts';
import { DirectorySource } from '../directory/directory-source.ts';

/** The ladder's command on a case: catches it up, in one transaction, and gives the plan back. */
@Injectable()
export class ClimbCaseActivities implements LadderActivities {
  private readonly fallbacks: Counter;

  constructor(
    private readonly dataSource: DataSource,
    private readonly directories: DirectorySource,
    private readonly rules: RulesSource,
    private readonly parts: BackgroundParts,
    @Inject(CLOCK) private readonly clock: ClockPort,
    @Inject(METRICS) metrics: Registry,
  ) {
    this.fallbacks = new Counter({
      name: 'fengqiao_ladder_fallbacks_total',
      help: 'Rungs for which nobody up to the top could act, taken by the fallback post',
      registers: [metrics],
    });
  }

  async climb(request: ClimbRequest): Promise<LadderPlan> {
    const plan = await this.dataSource.transaction(async (manager) => {
      const row = await lockCase(manager, request.aggregateId);
      // A ladder without a case is one an operator made up; it is told to end.
      if (!row) return endedPlan(request);
      const now = climbMoment(request, await this.clock.now(), row.state.lastEventAt);
      const [directory, rules] = await Promise.all([
        this.directories.current(manager),
        this.rules.current(manager),
      ]);
      const premises = { now, directory, rules };
      const { state, events } = catchUp(row.state, premises);
      this.fallbacks.inc(countFallbacks(events));
      return saveCase(manager, state, events, premises, 'climb');
    });
    this.parts.wake();
    return plan;
  }
}

function countFallbacks(events: readonly CaseEvent[]): number {
  const told = events.flatMap(({ fact }) => (fact.type === 'rung-climbed' ? fact.rung.addressees : []));
  return told.filter((addressee) => addressee.fallback).length;
}
