import type { Logger } from '@fengqiao/observability/logger';

const retryMs = 2_000;

/** Work that has an end, done piece by piece beside everything else; a piece that fails is tried again. */
export class BackgroundChore {
  private stopping = false;
  private rest: (() => void) | null = null;
  private readonly done: Promise<void>;

  /** `piece` says whether there is more to do. */
  constructor(
    private readonly name: string,
    private readonly piece: () => Promise<boolean>,
    private readonly log: Logger,
  ) {
    this.done = this.run();
  }

  async stop(): Promise<void> {
    this.stopping = true;
    this.rest?.();
    await this.done;
  }

  private async run(): Promise<void> {
    while (!this.stopping) {
      try {
        if (!(await this.piece())) return;
      } catch (error) {
        this.log.warn({ err: error, chore: this.name }, 'chore interrupted');
        await new Promise<void>((resolve) => {
          this.rest = resolve;
          setTimeout(resolve, retryMs).unref();
        });
      }
    }
  }
}
