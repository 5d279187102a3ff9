import type { ClockPort } from '@fengqiao/contracts/clock-port';
import {
  reprojectWorkflowId,
  reprojectWorkflowType,
  type ReprojectActivities,
  type ReprojectInput,
} from '@fengqiao/contracts/temporal/reproject';
import type { PendingWorkflows } from '@fengqiao/relay/workflows/workflow-starter';
import { CLOCK } from '@fengqiao/service/bootstrap/tokens';
import type { WorkflowStart } from '@fengqiao/temporal/temporal-client';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ReprojectHandler } from './re-project.handler.ts';

/** Few thousand cases, a second or two: an operator sees it move, and a call that dies has little to do again. */
const batchesInCall = 16;
/** Temporal is asked again for what has not ended by then: it may have lost it. */
const askAgainAfterMs = 60_000;

/** What the re-projection workflow asks for, and which of them must run. */
@Injectable()
export class ReprojectWorkflows implements PendingWorkflows {
  readonly activities: { readonly reprojectNext: ReprojectActivities['reprojectNext'] };

  constructor(
    handler: ReprojectHandler,
    private readonly dataSource: DataSource,
    @Inject(CLOCK) private readonly clock: ClockPort,
  ) {
    this.activities = {
      reprojectNext: ({ edition }: ReprojectInput) => handler.next(edition, batchesInCall),
    };
  }

  async pending(): Promise<readonly WorkflowStart[]> {
    const askedBefore = new Date((await this.clock.now()) - askAgainAfterMs);
    const rows = (await this.dataSource.query(
      `select edition from reprojection
       where finished_at is null and coalesce(told_at, 'epoch') < $1 order by edition`,
      [askedBefore],
    )) as { edition: number }[];
    return rows.map(({ edition }) => ({
      type: reprojectWorkflowType,
      id: reprojectWorkflowId(edition),
      input: { edition } satisfies ReprojectInput,
    }));
  }

  async started({ input }: WorkflowStart): Promise<void> {
    const { edition } = input as ReprojectInput;
    await this.dataSource.query('update reprojection set told_at = $2 where edition = $1', [
      edition,
      new Date(await this.clock.now()),
    ]);
  }
}
