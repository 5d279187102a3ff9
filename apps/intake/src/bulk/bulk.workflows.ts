import type { ClockPort } from '@fengqiao/contracts/clock-port';
import {
  bulkWorkflowId,
  bulkWorkflowType,
  type BulkActivities,
  type BulkInput,
} from '@fengqiao/contracts/temporal/bulk';
import type { PendingWorkflows } from '@fengqiao/relay/workflows/workflow-starter';
import { CLOCK } from '@fengqiao/service/bootstrap/tokens';
import type { WorkflowStart } from '@fengqiao/temporal/temporal-client';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { BulkStepsHandler } from './bulk-steps.handler.ts';

/** Temporal is asked again for what has not ended by then: it may have lost it. */
const askAgainAfterMs = 60_000;

/** What the workflow of a bulk act asks for, and which of them must run. */
@Injectable()
export class BulkWorkflows implements PendingWorkflows {
  readonly activities: { readonly bulkNext: BulkActivities['bulkNext'] };

  constructor(
    steps: BulkStepsHandler,
    private readonly dataSource: DataSource,
    @Inject(CLOCK) private readonly clock: ClockPort,
  ) {
    this.activities = { bulkNext: ({ id }: BulkInput) => steps.next(id) };
  }

  async pending(): Promise<readonly WorkflowStart[]> {
    const askedBefore = new Date((await this.clock.now()) - askAgainAfterMs);
    const rows = (await this.dataSource.query(
      `select id from bulk_act where ended_at is null and coalesce(told_at, 'epoch') < $1 order by given_at`,
      [askedBefore],
    )) as BulkInput[];
    return rows.map(({ id }) => ({
      type: bulkWorkflowType,
      id: bulkWorkflowId(id),
      input: { id } satisfies BulkInput,
    }));
  }

  async started({ input }: WorkflowStart): Promise<void> {
    const { id } = input as BulkInput;
    await this.dataSource.query('update bulk_act set told_at = $2 where id = $1', [
      id,
      new Date(await this.clock.now()),
    ]);
  }
}
