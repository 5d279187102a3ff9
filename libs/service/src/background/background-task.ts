import type { Logger } from '@fengqiao/observability/logger';

const retryMs = 2_000;

/** For what waits for a day, or for another process. */
const laterMs = 60_000;

/**
 * Work done piece by piece beside everything else; a piece that fails is tried again. It ends when nothing is left, or,
 * where work keeps coming, looks again after `idleMs`.
 */
export class BackgroundTask {
  private stopping = false;
  private endPause: (() => void) | null = null;
  private readonly done: Promise<void>;

  /** `piece` says whether there is more to do, now or in a while. */
  constructor(
    private readonly name: string,
    private readonly piece: () => Promise<boolean | 'later'>,
    private readonly log: Logger,
    private readonly idleMs: number | null = null,
  ) {
    this.done = this.run();
  }

  async stop(): Promise<void> {
    this.stopping = true;
    this.endPause?.();
    await this.done;
  }

  private async run(): Promise<void> {
    while (!this.stopping) {
      try {
        const more = await this.piece();
        if (more === 'later') await this.pause(laterMs);
        if (more) continue;
        if (this.idleMs === null) return;
        await this.pause(this.idleMs);
      } catch (error) {
        this.log.warn({ err: error, task: this.name }, 'task interrupted');
        await this.pause(retryMs);
      }
    }
  }

  private async pause(ms: number): Promise<void> {
    if (this.stopping) return;
    await new Promise<void>((resolve) => {
      this.endPause = resolve;
      setTimeout(resolve, ms).unref();
    });
  }
}
