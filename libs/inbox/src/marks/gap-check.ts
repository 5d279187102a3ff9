import type { Service } from '@fengqiao/contracts/events/envelope';
import { Heads, listHeadsSubject } from '@fengqiao/contracts/rpc/list-events-after';
import { RpcUnanswered, type RpcClient } from '@fengqiao/nats/rpc-client';
import type { DataSource } from 'typeorm';
import type { EventProcessor } from '../consumer/event-processor.ts';
import { parkedAmong, readInbox } from '../store/inbox.ts';

const pageSize = 2_000;
const everyMs = 180_000;

/**
 * Compares high-water marks with the owner, page by page: an aggregate whose last event the stream
 * dropped would otherwise wait for its next one, which may never come.
 */
export class GapCheck {
  private dueAt = -Infinity;

  constructor(
    private readonly dataSource: DataSource,
    private readonly owner: Service,
    private readonly processor: EventProcessor,
    private readonly rpc: RpcClient,
    private readonly onAhead: (aggregateId: string, seq: number) => void,
  ) {}

  async runWhenDue(): Promise<void> {
    if (performance.now() >= this.dueAt) await this.run();
  }

  /** All pages; false when the owner could not be asked, and so nothing is known. */
  async run(): Promise<boolean> {
    this.dueAt = performance.now() + everyMs;
    try {
      let after: string | null = null;
      do after = await this.checkPage(after);
      while (after !== null);
      return true;
    } catch (error) {
      if (error instanceof RpcUnanswered) return false;
      throw error;
    }
  }

  private async checkPage(after: string | null): Promise<string | null> {
    const question = { after, limit: pageSize };
    const { heads } = await this.rpc.ask(listHeadsSubject(this.owner), question, Heads);
    await this.catchUpWith(heads);
    const last = heads.length === pageSize ? (heads.at(-1)?.aggregateId ?? null) : null;
    await this.lookAhead(after, last, heads);
    return last;
  }

  /**
   * What is in effect here and the owner has never recorded: somebody else has published in its name. Told, not
   * undone: nobody but a person can say what else that somebody did.
   */
  private async lookAhead(
    after: string | null,
    last: string | null,
    heads: readonly { aggregateId: string; seq: number }[],
  ): Promise<void> {
    const ahead: { aggregate_id: string; seq: number }[] = await this.dataSource.query(
      `select aggregate_id, inbox.seq from inbox
       left join unnest($4::uuid[], $5::int[]) as head(aggregate_id, seq) using (aggregate_id)
       where owner = $1 and ($2::uuid is null or aggregate_id > $2) and ($3::uuid is null or aggregate_id <= $3)
         and inbox.seq > coalesce(head.seq, 0)`,
      [this.owner, after, last, heads.map((head) => head.aggregateId), heads.map((head) => head.seq)],
    );
    for (const { aggregate_id: aggregateId, seq } of ahead) this.onAhead(aggregateId, seq);
  }

  private async catchUpWith(heads: readonly { aggregateId: string; seq: number }[]): Promise<void> {
    const ids = heads.map((head) => head.aggregateId);
    const inEffect = await readInbox(this.dataSource.manager, this.owner, ids);
    const parked = await parkedAmong(this.dataSource.manager, this.owner, ids);
    for (const head of heads) {
      const seq = inEffect.get(head.aggregateId) ?? 0;
      if (seq < head.seq && !parked.has(head.aggregateId))
        await this.processor.catchUp(head.aggregateId, seq);
    }
  }
}
