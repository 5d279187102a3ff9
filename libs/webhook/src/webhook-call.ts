import { createHmac } from 'node:crypto';
import { callPlace, isSuccess, judgeRefusal, placeOf, type Resolve } from './guarded-request.ts';

export interface WebhookCall {
  readonly address: string;
  /** The same at every try: a call that arrives twice can be told by it. */
  readonly deliveryId: string;
  readonly body: object;
  /** The receiver's own: what the call is signed with. */
  readonly secret: string;
  /** What every receiver knew before each had its own; while there is one, a second signature is made with it. */
  readonly formerSecret?: string | undefined;
  /** Epoch milliseconds; signed too, so that an old call cannot be sent again unnoticed. */
  readonly at: number;
  /** Hosts that may stand at a private address. */
  readonly hosts: readonly string[];
  /** Every address a name has; the machine's own resolver when left out. */
  readonly resolve?: Resolve;
}

/**
 * `gone`: it says that nobody will ever take calls there again; `refused`: not this one, now or later;
 * `private-address`: it stands within the walls and nobody has listed it.
 */
export type WebhookOutcome = 'delivered' | 'refused' | 'gone' | 'private-address';

/**
 * Calls a webhook; throws `NotNow` when another try may help. It reads no answer: nothing of what stands at that address
 * comes back to anybody.
 */
export async function callWebhook(call: WebhookCall): Promise<WebhookOutcome> {
  const { address, deliveryId, hosts, at, resolve } = call;
  const text = JSON.stringify(call.body);
  const place = await placeOf(address, hosts, resolve);
  if (place === 'private-address') return place;
  const answered = await callPlace(place, {
    address,
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'fengqiao-delivery': deliveryId,
      'fengqiao-signature': signatureOf(text, call.secret, at, call.formerSecret),
    },
    body: text,
    readsUpTo: 0,
  });
  return isSuccess(answered) ? 'delivered' : judgeRefusal(answered, at);
}

/**
 * `t=<seconds>,v2=<hex>`: HMAC-SHA-256 over `<seconds>.<body>` with the receiver's own secret; `,v1=<hex>` behind it:
 * with the secret that all receivers shared.
 */
export function signatureOf(body: string, secret: string, at: number, formerSecret?: string): string {
  const seconds = Math.floor(at / 1000);
  const digest = (key: string) => createHmac('sha256', key).update(`${seconds}.${body}`).digest('hex');
  return `t=${seconds},v2=${digest(secret)}${formerSecret === undefined ? '' : `,v1=${digest(formerSecret)}`}`;
}
