import type { JsMsg } from '@nats-io/jetstream';
import { headers, type MsgHdrs } from '@nats-io/transport-node';

const name = 'traceparent';

export function traceHeaders(traceparent: string): MsgHdrs {
  const carried = headers();
  carried.set(name, traceparent);
  return carried;
}

export function traceparentOf(message: JsMsg): string | null {
  return message.headers?.get(name) || null;
}
