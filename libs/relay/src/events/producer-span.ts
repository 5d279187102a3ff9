import { currentTraceparent, inSpan } from '@fengqiao/observability/tracing';
import type { Message } from './event-message.ts';

/**
 * Publishes a message as part of the trace of the command it came from, and gives the `traceparent` it is to carry.
 * A relay that follows no traces itself hands on what the command's process wrote down.
 */
export function asProducer<T>(
  { subject, id, traceparent }: Message,
  publish: (traceparent: string | null) => Promise<T>,
): Promise<T> {
  if (traceparent === null) return publish(null);
  const attributes = {
    'messaging.system': 'nats',
    'messaging.operation.type': 'send',
    'messaging.destination.name': subject,
    'messaging.message.id': id ?? '',
  };
  return inSpan(`send ${subject}`, { kind: 'producer', parent: traceparent, attributes }, () =>
    publish(currentTraceparent() ?? traceparent),
  );
}
