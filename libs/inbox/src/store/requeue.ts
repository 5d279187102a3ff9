import type { Service } from '@fengqiao/contracts/events/envelope';
import { RpcUnanswered } from '@fengqiao/nats/rpc-client';
import type { DataSource } from 'typeorm';
import type { EventProcessor } from '../consumer/event-processor.ts';
import { readInbox } from './inbox.ts';

const everyMs = 1_000;
const takenAtOnce = 100;

/**
 * Takes up again what `npm run requeue` marks in the dead letters: the owner is asked for everything the aggregate
 * waits for, and the row goes when that is in effect. One that is still poison is parked anew, with its reason.
 */
export class Requeue {
  private dueAt = 0;

  constructor(
    private readonly dataSource: DataSource,
    private readonly owner: Service,
    private readonly processor: EventProcessor,
  ) {}

  async runWhenDue(): Promise<void> {
    if (Date.now() < this.dueAt) return;
    this.dueAt = Date.now() + everyMs;
    await this.run();
  }

  /** Rows stay marked while the owner cannot be asked. */
  private async run(): Promise<void> {
    const { manager } = this.dataSource;
    const rows: { aggregate_id: string }[] = await manager.query(
      `select aggregate_id from dead_letter where owner = $1 and requeued_at is not null
       order by requeued_at limit ${takenAtOnce}`,
      [this.owner],
    );
    for (const { aggregate_id: id } of rows) {
      try {
        if (!isPlace(id)) {
          const inEffect = await readInbox(manager, this.owner, [id]);
          await this.processor.catchUp(id, inEffect.get(id) ?? 0);
        }
      } catch (error) {
        if (error instanceof RpcUnanswered) return;
        throw error;
      }
      await manager.query(
        'delete from dead_letter where owner = $1 and aggregate_id = $2 and requeued_at is not null',
        [this.owner, id],
      );
    }
  }
}

/** A message that did not say whose it was stands under its place in the stream: nothing waits behind it. */
function isPlace(id: string): boolean {
  return id.startsWith('stream:');
}
