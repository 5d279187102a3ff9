import { Waker } from './waker.ts';

export interface PollingLoopOptions {
  /** One round of work; true when there is more to do at once. */
  readonly round: () => Promise<boolean>;
  readonly failed: (error: unknown, retryMs: number) => void;
  /** After every round but one that has more to do, also a failed one. */
  readonly idle?: () => Promise<void>;
  readonly pollMs: number;
  readonly longestRetryMs: number;
}

/** Does a round of work again and again until it is stopped: after a rest, or when woken; ever more slowly while it fails. */
export class PollingLoop {
  private readonly waker = new Waker();
  private readonly done: Promise<void>;
  private stopping = false;

  constructor(private readonly options: PollingLoopOptions) {
    this.done = this.runUntilStopped();
  }

  get isStopping(): boolean {
    return this.stopping;
  }

  wake(): void {
    this.waker.wake();
  }

  async stop(): Promise<void> {
    this.stopping = true;
    this.waker.wake();
    await this.done;
  }

  private async runUntilStopped(): Promise<void> {
    const { round, failed, idle, pollMs, longestRetryMs } = this.options;
    // The owner has not been built to its end yet.
    await Promise.resolve();
    let retryMs = pollMs;
    while (!this.stopping) {
      try {
        const hasMore = await round();
        retryMs = pollMs;
        if (hasMore) continue;
      } catch (error) {
        failed(error, retryMs);
        retryMs = Math.min(retryMs * 2, longestRetryMs);
      }
      await idle?.();
      if (!this.stopping) await this.waker.rest(retryMs);
    }
  }
}
