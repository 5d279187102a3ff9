import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from '@fengqiao/observability/logger';
import pg from 'pg';
import type { DataSource } from 'typeorm';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js';

export interface HealthProbeOptions {
  readonly dataSource: DataSource;
  readonly url: string;
  readonly applicationName: string;
  readonly log: Logger;
  /** How long a trivial question may go unanswered. */
  readonly answerWithinMs?: number;
}

const everyMs = 1_000;
/** A server that is merely overloaded answers a trivial question within this; cutting it off would load it more. */
const usuallyAnswersWithinMs = 6_000;
/** Once more, after the time is up: had this process itself stood still, an answer that is there is read first. */
const graceMs = 100;
/** Longer than an answer may take: a time-out of the connection's own must not pass for an answer. */
const connectsWithinMs = 10_000;

/**
 * Tells a database that is frozen, or gone without a word, from one that takes its time over a statement: on a
 * connection of its own it asks a trivial question every second. When not even that is answered, it ends the pool's
 * connections that wait for an answer, so that commands are told `unavailable` instead of waiting with them.
 */
export class HealthProbe {
  private readonly busy = new Set<pg.PoolClient>();
  private readonly stopped = new AbortController();
  private readonly done: Promise<void>;
  private client: Promise<pg.Client> | null = null;

  /** For a data source that has been initialised and is at rest. */
  constructor(private readonly options: HealthProbeOptions) {
    const pool = (options.dataSource.driver as PostgresDriver).master as pg.Pool;
    pool.on('acquire', (client) => this.busy.add(client));
    pool.on('release', (_, client) => this.busy.delete(client));
    this.done = this.watch();
  }

  async stop(): Promise<void> {
    this.stopped.abort();
    await this.done;
  }

  private async watch(): Promise<void> {
    const { log } = this.options;
    let wasSilent = false;
    while (!this.stopped.signal.aborted) {
      const isSilent = !(await this.answers());
      if (isSilent) this.endBusyConnections();
      if (isSilent && !wasSilent) log.warn('postgres does not answer');
      if (wasSilent && !isSilent) log.warn('postgres answers again');
      wasSilent = isSilent;
      if (!isSilent) await this.sleep(everyMs);
    }
    this.release(this.client);
  }

  /** A refusal is an answer: whoever is refused is not kept waiting. */
  private async answers(): Promise<boolean> {
    let isAnswered = false;
    const client = (this.client ??= this.open());
    const asked = client
      .then((open) => open.query('select 1'))
      .catch(() => this.release(client))
      .finally(() => (isAnswered = true));
    for (const ms of [this.options.answerWithinMs ?? usuallyAnswersWithinMs, graceMs])
      if (!isAnswered) await Promise.race([asked, this.sleep(ms)]);
    return isAnswered || this.stopped.signal.aborted;
  }

  private async open(): Promise<pg.Client> {
    const { url, applicationName } = this.options;
    const client = new pg.Client({
      connectionString: url,
      application_name: `${applicationName}-pulse`,
      connectionTimeoutMillis: connectsWithinMs,
    });
    client.on('error', () => undefined);
    await client.connect();
    return client;
  }

  /** What they were asked may still be done when the database wakes up, as after any lost connection. */
  private endBusyConnections(): void {
    this.release(this.client);
    for (const client of this.busy as ReadonlySet<pg.PoolClient & pg.Client>) {
      // Said first, so that what follows is no surprise; alone it would wait for the answers that do not come.
      void client.end().catch(() => undefined);
      client.connection.stream.destroy();
    }
  }

  private release(client: Promise<pg.Client> | null): void {
    if (this.client === client) this.client = null;
    void client?.then((open) => open.end()).catch(() => undefined);
  }

  private async sleep(ms: number): Promise<void> {
    await pause(ms, undefined, { signal: this.stopped.signal }).catch(() => undefined);
  }
}
