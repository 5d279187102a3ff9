import { createHmac } from 'node:crypto';
import { lookup, type LookupAddress } from 'node:dns';
import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { IncomingMessage, RequestOptions } from 'node:http';
import { promisify } from 'node:util';
import { hostOf, isListed } from './allowed-hosts.ts';
import { isPrivateAddress } from './private-address.ts';

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
  readonly resolve?: (host: string) => Promise<readonly LookupAddress[]>;
}

/** It may take it another time. */
export class NotNow extends Error {
  constructor(
    message: string,
    /** A code: `unreachable`, or `answered-503`. */
    readonly reason: string,
    /** As it asked for itself. */
    readonly retryAfterMs: number | null = null,
  ) {
    super(message);
  }
}

/**
 * `gone`: it says that nobody will ever take calls there again; `refused`: not this one, now or later;
 * `private-address`: it stands within the walls and nobody has listed it.
 */
export type WebhookOutcome = 'delivered' | 'refused' | 'gone' | 'private-address';

const answersWithinMs = 10_000;
/** Its keeper can put it right: a key mistyped, a path not there yet, too much at once. */
const worthAnotherTry = new Set([401, 403, 404, 408, 425, 429]);
const shortestWaitMs = 5_000;
const longestWaitMs = 3_600_000;
const resolveByMachine = (host: string) => promisify(lookup)(host, { all: true });

/**
 * Calls a webhook; throws `NotNow` when another try may help. It follows no redirect and reads no answer: nothing of
 * what stands at that address comes back to anybody. The name is resolved once, its addresses are looked at, and the
 * one that was looked at is the one that is called, whatever the name stands for a moment later.
 */
export async function callWebhook(call: WebhookCall): Promise<WebhookOutcome> {
  const text = JSON.stringify(call.body);
  const found = await (call.resolve ?? resolveByMachine)(hostOf(call.address)).catch(() => []);
  if (found.length === 0) throw new NotNow('the webhook has no address', 'unreachable');
  const place = found.find(({ address }) => isListed(call.address, call.hosts) || !isPrivateAddress(address));
  if (!place) return 'private-address';
  const { status, retryAfter } = await post(call, place, text);
  if (status >= 200 && status < 300) return 'delivered';
  if (status === 410) return 'gone';
  if (status >= 500 || worthAnotherTry.has(status))
    throw new NotNow(`the webhook answered ${status}`, `answered-${status}`, waitOf(retryAfter, call.at));
  return 'refused';
}

interface Answered {
  readonly status: number;
  readonly retryAfter: string | undefined;
}

function post(call: WebhookCall, place: LookupAddress, text: string): Promise<Answered> {
  const url = new URL(call.address);
  const options: RequestOptions = {
    method: 'POST',
    // A connection of its own: none is left that leads elsewhere.
    agent: false,
    // Asked for names alone; what is an address already was looked at as it stands.
    lookup: (_, { all }, found) => (all ? found(null, [place]) : found(null, place.address, place.family)),
    headers: {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(text),
      'fengqiao-delivery': call.deliveryId,
      'fengqiao-signature': signatureOf(text, call.secret, call.at, call.formerSecret),
    },
    signal: AbortSignal.timeout(answersWithinMs),
  };
  return new Promise((resolve, reject) => {
    const answered = (response: IncomingMessage) => {
      resolve({ status: response.statusCode ?? 0, retryAfter: response.headers['retry-after'] });
      // What it says is not read.
      response.destroy();
    };
    const request = (url.protocol === 'https:' ? requestHttps : requestHttp)(url, options, answered);
    // Its own words name the address, and errors are logged.
    request.on('error', () => reject(new NotNow('the webhook cannot be reached', 'unreachable')));
    request.end(text);
  });
}

/** Seconds, or a date (RFC 9110): as asked, between the shortest and the longest wait. */
function waitOf(retryAfter: string | undefined, now: number): number | null {
  if (retryAfter === undefined) return null;
  const ms = /^\d+$/.test(retryAfter) ? Number(retryAfter) * 1_000 : Date.parse(retryAfter) - now;
  return Number.isNaN(ms) ? null : Math.min(Math.max(ms, shortestWaitMs), longestWaitMs);
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
