import { createHmac } from 'node:crypto';

export interface WebhookCall {
  readonly address: string;
  /** The same at every try: a call that arrives twice can be told by it. */
  readonly deliveryId: string;
  readonly body: object;
  /** What the call is signed with, known to whoever takes it. */
  readonly secret: string;
  /** Epoch milliseconds; signed too, so that an old call cannot be sent again unnoticed. */
  readonly at: number;
}

const answersWithinMs = 10_000;
const worthAnotherTry = new Set([408, 425, 429]);

/**
 * Calls a webhook. `refused` when it will not have it, now or later; throws when another try may help. It follows no
 * redirect and reads no answer: nothing of what stands at that address comes back to anybody.
 */
export async function callWebhook(call: WebhookCall): Promise<'delivered' | 'refused'> {
  const text = JSON.stringify(call.body);
  const response = await fetch(call.address, {
    method: 'POST',
    redirect: 'manual',
    headers: {
      'content-type': 'application/json',
      'fengqiao-delivery': call.deliveryId,
      'fengqiao-signature': signatureOf(text, call.secret, call.at),
    },
    body: text,
    signal: AbortSignal.timeout(answersWithinMs),
  }).catch(() => {
    // Its own words name the address, and errors are logged.
    throw new Error('the webhook cannot be reached');
  });
  await response.body?.cancel();
  if (response.ok) return 'delivered';
  if (response.status >= 500 || worthAnotherTry.has(response.status))
    throw new Error(`the webhook answered ${response.status}`);
  return 'refused';
}

/** `t=<seconds>,v1=<hex>`: HMAC-SHA-256 over `<seconds>.<body>`. */
export function signatureOf(body: string, secret: string, at: number): string {
  const seconds = Math.floor(at / 1000);
  const digest = createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex');
  return `t=${seconds},v1=${digest}`;
}
