import { traceparentOf } from '@fengqiao/nats/trace-header';
import { isTracing, startSpan, type OpenSpan } from '@fengqiao/observability/tracing';
import type { JsMsg } from '@nats-io/jetstream';

/** What of one batch belongs to one trace. */
interface Traced {
  readonly first: JsMsg;
  readonly parent: string;
  readonly links: string[];
}

/**
 * Takes a batch as part of the traces its messages belong to: for each trace one span, which follows from the first
 * of its messages and is linked with the others. It lasts as long as the batch, whose transaction they share.
 */
export async function asConsumer(messages: readonly JsMsg[], take: () => Promise<void>): Promise<void> {
  if (!isTracing()) return take();
  const spans = byTrace(messages).map((traced) => startConsumer(traced, messages.length));
  let failed = true;
  try {
    await take();
    failed = false;
  } finally {
    for (const span of spans) span.end({ failed });
  }
}

function byTrace(messages: readonly JsMsg[]): Traced[] {
  const traces = new Map<string, Traced>();
  for (const message of messages) {
    const traceparent = traceparentOf(message);
    const trace = traceparent?.split('-')[1];
    if (!traceparent || !trace) continue;
    const before = traces.get(trace);
    if (before) before.links.push(traceparent);
    else traces.set(trace, { first: message, parent: traceparent, links: [] });
  }
  return [...traces.values()];
}

function startConsumer({ first, parent, links }: Traced, batchSize: number): OpenSpan {
  const attributes = {
    'messaging.system': 'nats',
    'messaging.operation.type': 'process',
    'messaging.destination.name': first.subject,
    'messaging.message.id': first.headers?.get('Nats-Msg-Id') ?? '',
    'messaging.batch.message_count': batchSize,
  };
  return startSpan(`process ${first.subject}`, { kind: 'consumer', parent, links, attributes });
}
