import type { Logger } from '@fengqiao/observability/logger';
import type { Flow, TemporalClient } from '@fengqiao/temporal/temporal-client';
import { Rounds } from './rounds.ts';

/** Flows that the database says must run. One that runs already is not started twice. */
export interface OwedFlows {
  /** Those Temporal was not asked for lately; a flow stays owed until it has finished. */
  owed(): Promise<readonly Flow[]>;
  /** Temporal has taken it. */
  told(flow: Flow): Promise<void>;
}

const pollMs = 1_000;
const longestRetryMs = 10_000;

/** Asks Temporal to run what the database owes: a publication never waits for Temporal, and a lost flow comes back. */
export class FlowStarter {
  private readonly rounds: Rounds;

  constructor(flows: OwedFlows, temporal: TemporalClient, log: Logger) {
    this.rounds = new Rounds({
      pollMs,
      longestRetryMs,
      failed: (error, retryMs) => log.warn({ err: error, retryMs }, 'flow not started'),
      round: async () => {
        for (const flow of await flows.owed()) {
          if (this.rounds.isStopping) break;
          await temporal.start(flow);
          await flows.told(flow);
        }
        return false;
      },
    });
  }

  wake(): void {
    this.rounds.wake();
  }

  async stop(): Promise<void> {
    await this.rounds.stop();
  }
}
