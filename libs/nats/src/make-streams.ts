import { services } from '@fengqiao/contracts/events/readers';
import { jetstreamManager } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import { connectionTo, type NatsTarget } from './nats-target.ts';
import { ensureStream } from './stream.ts';

/** Makes the streams that are missing, as the operator: no service may. */
export async function makeStreams(operator: NatsTarget): Promise<void> {
  const connection = await connect({ ...connectionTo(operator, 'fengqiao-streams'), reconnect: false });
  try {
    const manager = await jetstreamManager(connection);
    for (const service of services) await ensureStream(manager, service);
  } finally {
    await connection.close();
  }
}
