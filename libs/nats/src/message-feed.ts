import type { Consumer, ConsumerMessages, JsMsg } from '@nats-io/jetstream';

/** Messages asked for ahead. How many can wait here unread is bounded by the consumer's `max_ack_pending`. */
const askedAhead = 500;

/** A durable consumer's messages as batches: whatever has arrived, or, after a wait, nothing. */
export class MessageFeed {
  private readonly waiting: JsMsg[] = [];
  private arrived: (() => void) | null = null;
  private messages: ConsumerMessages | null = null;
  private lost = false;

  static async open(consumer: Consumer): Promise<MessageFeed> {
    const feed = new MessageFeed();
    feed.messages = await consumer.consume({
      max_messages: askedAhead,
      abort_on_missing_resource: true,
      callback: (message) => {
        feed.waiting.push(message);
        feed.arrived?.();
      },
    });
    void feed.messages.closed().then(() => {
      feed.lost = true;
      feed.arrived?.();
    });
    return feed;
  }

  /** True when the stream or the consumer is gone: open a new feed. */
  isLost(): boolean {
    return this.lost;
  }

  async take(most: number, waitMs: number): Promise<JsMsg[]> {
    if (this.waiting.length === 0 && !this.lost)
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, waitMs);
        this.arrived = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    this.arrived = null;
    return this.waiting.splice(0, most);
  }

  /** Gives back what was not taken, so that it need not wait for its time-out to be delivered again. */
  async close(): Promise<void> {
    await this.messages?.close();
    for (const message of this.waiting.splice(0)) message.nak();
  }
}
