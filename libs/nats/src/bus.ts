import { jetstream, jetstreamManager, type JetStreamClient, type JetStreamManager } from '@nats-io/jetstream';
import { connect, type NatsConnection } from '@nats-io/transport-node';
import type { Logger } from '@fengqiao/observability/logger';

const reconnectEveryMs = 500;

/**
 * One connection to NATS that comes up when NATS does and comes back whenever NATS does: no service waits for it
 * at start, nor gives up on it later.
 */
export class Bus {
  private readonly connecting: Promise<NatsConnection>;
  private connection: NatsConnection | null = null;
  private closed = false;

  constructor(url: string, name: string, log: Logger) {
    this.connecting = connect({
      servers: url,
      name,
      waitOnFirstConnect: true,
      maxReconnectAttempts: -1,
      reconnectTimeWait: reconnectEveryMs,
    });
    this.connecting
      .then((connection) => {
        this.connection = connection;
        if (this.closed) return connection.close();
        void this.watch(connection, log);
        return undefined;
      })
      .catch((error: unknown) => {
        if (!this.closed) log.error({ err: error }, 'nats connection failed for good');
      });
  }

  isConnected(): boolean {
    return this.connection !== null && !this.connection.isClosed() && this.up;
  }

  async jetstream(): Promise<JetStreamClient> {
    return jetstream(await this.connecting);
  }

  async manager(): Promise<JetStreamManager> {
    return jetstreamManager(await this.connecting);
  }

  /** Closes at once; whoever still waits for a first connection is left waiting and must stop by itself. */
  async close(): Promise<void> {
    this.closed = true;
    if (this.connection && !this.connection.isClosed()) await this.connection.close();
  }

  private up = true;

  private async watch(connection: NatsConnection, log: Logger): Promise<void> {
    for await (const status of connection.status()) {
      if (status.type === 'disconnect') this.up = false;
      if (status.type === 'reconnect') this.up = true;
      if (status.type === 'disconnect' || status.type === 'reconnect') log.warn({ status: status.type }, 'nats');
    }
  }
}
