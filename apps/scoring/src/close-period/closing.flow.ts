import type { ClockPort } from '@fengqiao/contracts/clock-port';
import {
  closeHistoryWorkflowId,
  closeHistoryWorkflowType,
  closePeriodWorkflowId,
  closePeriodWorkflowType,
  type CloseHistoryActivities,
  type ClosePeriodActivities,
  type ClosePeriodInput,
} from '@fengqiao/contracts/temporal/close-period';
import { parsePeriod } from '@fengqiao/domain/score/periods/period';
import type { PendingWorkflows } from '@fengqiao/relay/workflows/workflow-starter';
import { CLOCK } from '@fengqiao/service/bootstrap/tokens';
import type { WorkflowStart } from '@fengqiao/temporal/temporal-client';
import { Inject, Injectable } from '@nestjs/common';
import { PeriodCloser } from './period-closer.ts';

/** Temporal is asked again for what has not ended by then: it may have lost it. */
const askAgainAfterMs = 600_000;

/** What the closing workflow asks for, and which of them must run: one for each period that ended lately, one for all before. */
@Injectable()
export class ClosingWorkflows implements PendingWorkflows {
  readonly activities: {
    readonly advanceClosing: ClosePeriodActivities['advanceClosing'];
    readonly advanceHistory: CloseHistoryActivities['advanceHistory'];
  };
  /** In memory: asking twice starts nothing twice. */
  private readonly toldAt = new Map<string, number>();

  constructor(
    private readonly closer: PeriodCloser,
    @Inject(CLOCK) private readonly clock: ClockPort,
  ) {
    this.activities = {
      advanceClosing: ({ period }: ClosePeriodInput) => {
        const parsed = parsePeriod(period);
        if (!parsed) throw new Error(`${period} is no period`);
        return closer.advance(parsed);
      },
      advanceHistory: () => closer.advanceHistory(),
    };
  }

  async pending(): Promise<readonly WorkflowStart[]> {
    const now = await this.clock.now();
    const lately = (await this.closer.owed()).map(({ name: period }) => ({
      type: closePeriodWorkflowType,
      id: closePeriodWorkflowId(period),
      input: { period } satisfies ClosePeriodInput,
    }));
    const history = { type: closeHistoryWorkflowType, id: closeHistoryWorkflowId, input: {} };
    return [...lately, ...((await this.closer.owesHistory()) ? [history] : [])].filter(
      ({ id }) => now - (this.toldAt.get(id) ?? Number.NEGATIVE_INFINITY) >= askAgainAfterMs,
    );
  }

  async started({ id }: WorkflowStart): Promise<void> {
    this.toldAt.set(id, await this.clock.now());
  }
}
