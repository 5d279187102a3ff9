import type { Logger } from '@fengqiao/observability/logger';
import type { WorkflowSchedule } from '@fengqiao/temporal/schedules';
import type { TemporalClient } from '@fengqiao/temporal/temporal-client';
import { PollingLoop } from '../polling/polling-loop.ts';

/** Schedules that the database says there must be. */
export interface WantedSchedules {
  /** How ids begin of which there are no others than those wanted. */
  readonly prefixes: readonly string[];
  wanted(): Promise<readonly WorkflowSchedule[]>;
}

const pollMs = 1_000;
const longestRetryMs = 10_000;
/** Temporal may have lost its data, or somebody may have deleted one: after so long it is looked at again. */
const lookAgainAfterMs = 300_000;

/**
 * Brings Temporal's Schedules to what the database wants: made, set right, removed. Nothing waits for it, so a Temporal
 * that is down delays Schedules and no command; two processes that do it at once do the same.
 */
export class ScheduleReconciler {
  private readonly loop: PollingLoop;
  /** What Temporal was last brought to, in one text; null: not known. */
  private reconciled: string | null = null;
  private reconciledAt = Number.NEGATIVE_INFINITY;
  /** Made by this process: Temporal's list may not have them yet. */
  private made: readonly string[] = [];

  constructor(
    private readonly schedules: WantedSchedules,
    private readonly temporal: TemporalClient,
    log: Logger,
  ) {
    this.loop = new PollingLoop({
      pollMs,
      longestRetryMs,
      failed: (error, retryMs) => log.warn({ err: error, retryMs }, 'schedules not kept'),
      round: () => this.reconcile(),
    });
  }

  wake(): void {
    this.loop.wake();
  }

  async stop(): Promise<void> {
    await this.loop.stop();
  }

  private async reconcile(): Promise<boolean> {
    const wanted = await this.schedules.wanted();
    const text = JSON.stringify(wanted);
    if (text === this.reconciled && performance.now() - this.reconciledAt < lookAgainAfterMs) return false;
    this.reconciled = null;
    for (const schedule of wanted) {
      if (this.loop.isStopping) return false;
      await this.temporal.keepSchedule(schedule);
    }
    const ids = wanted.map(({ id }) => id);
    const listed = await this.temporal.scheduleIds(this.schedules.prefixes);
    for (const id of new Set([...listed, ...this.made]))
      if (!ids.includes(id)) await this.temporal.removeSchedule(id);
    this.made = ids;
    this.reconciled = text;
    this.reconciledAt = performance.now();
    return false;
  }
}
