import { connectionTo, type NatsTarget } from '@fengqiao/nats/nats-target';
import { jetstream } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import { serveHelper } from '../stack/helper-process.ts';

export interface PublishTask {
  readonly nats: NatsTarget;
  readonly messages: readonly { readonly subject: string; readonly id: string; readonly body: string }[];
  /** Messages under way at once, unacknowledged. */
  readonly inFlight: number;
}

/** The baseline: publishes what it is given as fast as the server acknowledges it. Answers in messages per second. */
serveHelper<PublishTask, number>(async ({ nats, messages, inFlight }) => {
  const connection = await connect(connectionTo(nats, 'fengqiao-bench-publisher'));
  const stream = jetstream(connection);
  const waiting = messages.values();
  const publishNext = async () => {
    for (const { subject, id, body } of waiting) await stream.publish(subject, body, { msgID: id });
  };
  const begun = performance.now();
  await Promise.all(Array.from({ length: inFlight }, publishNext));
  const seconds = (performance.now() - begun) / 1000;
  await connection.close();
  return messages.length / seconds;
});
