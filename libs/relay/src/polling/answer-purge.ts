import type { Logger } from '@fengqiao/observability/logger';
import type { DataSource } from 'typeorm';

const everyMs = 600_000;
/** An answer is kept for a day of repetitions. It may hold a citizen's query code, so it is not kept longer. */
const keptFor = '24 hours';

/** Takes away the answers under `Idempotency-Key`s that nobody will repeat any more. */
export class AnswerPurge {
  private readonly timer: NodeJS.Timeout;
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly dataSource: DataSource,
    private readonly log: Logger,
  ) {
    this.timer = setInterval(() => (this.running = this.purge()), everyMs);
    this.running = this.purge();
  }

  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.running;
  }

  private async purge(): Promise<void> {
    await this.dataSource
      .query(`delete from idempotent_answer where created_at < now() - interval '${keptFor}'`)
      .catch((error: unknown) => this.log.warn({ err: error }, 'old answers could not be purged'));
  }
}
