import type { Logger } from '@fengqiao/observability/logger';
import type { WorkflowStart, TemporalClient } from '@fengqiao/temporal/temporal-client';
import { PollingLoop } from '../polling/polling-loop.ts';

/** Workflows that the database says must run. One that runs already is not started twice. */
export interface PendingWorkflows {
  /** Those Temporal was not asked for lately; a workflow stays pending until it has finished. */
  pending(): Promise<readonly WorkflowStart[]>;
  /** Temporal has taken it. */
  started(workflow: WorkflowStart): Promise<void>;
}

const pollMs = 1_000;
const longestRetryMs = 10_000;

/** Asks Temporal to run what the database owes: a publication never waits for Temporal, and a lost workflow comes back. */
export class WorkflowStarter {
  private readonly loop: PollingLoop;

  constructor(workflows: PendingWorkflows, temporal: TemporalClient, log: Logger) {
    this.loop = new PollingLoop({
      pollMs,
      longestRetryMs,
      failed: (error, retryMs) => log.warn({ err: error, retryMs }, 'workflow not started'),
      round: async () => {
        const pending = await workflows.pending();
        for (const workflow of pending) {
          if (this.loop.isStopping) break;
          await temporal.start(workflow);
          await workflows.started(workflow);
        }
        // What came in meanwhile may be more urgent than a rest.
        return pending.length > 1;
      },
    });
  }

  wake(): void {
    this.loop.wake();
  }

  async stop(): Promise<void> {
    await this.loop.stop();
  }
}
