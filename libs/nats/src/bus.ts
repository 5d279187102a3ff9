import { jetstream, jetstreamManager, type JetStreamClient, type JetStreamManager } from '@nats-io/jetstream';
import { connect, type NatsConnection } from '@nats-io/transport-node';
import type { Logger } from '@fengqiao/observability/logger';
import { connectionTo, type NatsTarget } from './nats-target.ts';

const reconnectEveryMs = 500;
const connectWithinMs = 2_000;

/**
 * One connection to NATS that comes up when NATS does and comes back whenever NATS does: no service waits for it
 * at start, nor gives up on it later.
 */
export class Bus {
  private connection: NatsConnection | null = null;
  private isUp = false;
  private closed = false;
  private readonly connected: Promise<void>;
  private wake: (() => void) | null = null;

  constructor(
    private readonly target: NatsTarget,
    private readonly name: string,
    private readonly log: Logger,
  ) {
    this.connected = this.connectUntilClosed();
  }

  isConnected(): boolean {
    return this.isUp && this.connection !== null && !this.connection.isClosed();
  }

  /** Resolves at the first connection, or when the bus is closed before there was one. */
  async whenConnected(): Promise<boolean> {
    await this.connected;
    return this.connection !== null && !this.closed;
  }

  /** Throws while there has been no connection yet. */
  jetstream(): JetStreamClient {
    return jetstream(this.current());
  }

  async manager(): Promise<JetStreamManager> {
    return jetstreamManager(this.current());
  }

  async close(): Promise<void> {
    this.closed = true;
    this.wake?.();
    await this.connected;
    if (this.connection && !this.connection.isClosed()) await this.connection.close();
  }

  private current(): NatsConnection {
    if (!this.connection) throw new Error('NATS has not been reached yet');
    return this.connection;
  }

  private async connectUntilClosed(): Promise<void> {
    while (!this.closed) {
      try {
        this.connection = await connect({
          ...connectionTo(this.target, this.name),
          timeout: connectWithinMs,
          reconnectTimeWait: reconnectEveryMs,
        });
        this.isUp = true;
        void this.watch(this.connection);
        return;
      } catch (error) {
        this.log.warn({ err: error }, 'waiting for nats');
        await this.pause();
      }
    }
  }

  private pause(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, reconnectEveryMs);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
      if (this.closed) this.wake();
    });
  }

  private async watch(connection: NatsConnection): Promise<void> {
    for await (const status of connection.status()) {
      if (status.type === 'disconnect') this.isUp = false;
      if (status.type === 'reconnect') this.isUp = true;
      if (status.type === 'disconnect' || status.type === 'reconnect')
        this.log.warn({ status: status.type }, 'nats');
      // A subject that is not ours, mostly: somebody has forgotten to declare it, or does what he should not.
      if (status.type === 'error') this.log.error({ err: status.error }, 'nats refused');
    }
  }
}
