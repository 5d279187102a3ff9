import { lookup, type LookupAddress } from 'node:dns';
import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { IncomingMessage, RequestOptions } from 'node:http';
import { promisify } from 'node:util';
import { hostOf, isListed } from './allowed-hosts.ts';
import { isPrivateAddress } from './private-address.ts';

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

export type Resolve = (host: string) => Promise<readonly LookupAddress[]>;

export interface GuardedRequest {
  readonly address: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string | number>>;
  readonly body: string | null;
  /** How much of the answer is read, in bytes; none of it where 0. */
  readonly readsUpTo: number;
}

export interface Answered {
  readonly status: number;
  readonly retryAfter: string | undefined;
  readonly text: string;
}

const answersWithinMs = 10_000;
/** Its keeper can put it right: a key mistyped, a path not there yet, too much at once. */
const worthAnotherTry = new Set([401, 403, 404, 408, 425, 429]);
const shortestWaitMs = 5_000;
const longestWaitMs = 3_600_000;
const resolveByMachine: Resolve = (host) => promisify(lookup)(host, { all: true });

/**
 * Where an address stands: the one that was looked at is the one to be called, whatever the name stands for a moment
 * later. `private-address`: within the walls, and nobody has listed it. Throws `NotNow` where the name leads nowhere.
 */
export async function placeOf(
  address: string,
  hosts: readonly string[],
  resolve: Resolve = resolveByMachine,
): Promise<LookupAddress | 'private-address'> {
  const found = await resolve(hostOf(address)).catch(() => []);
  if (found.length === 0) throw new NotNow('the address leads nowhere', 'unreachable');
  const place = found.find((each) => isListed(address, hosts) || !isPrivateAddress(each.address));
  return place ?? 'private-address';
}

/** Calls that place and follows no redirect; throws `NotNow` where nobody answers in time. */
export function callPlace(
  place: LookupAddress,
  { address, method, headers, body, readsUpTo }: GuardedRequest,
): Promise<Answered> {
  const url = new URL(address);
  const options: RequestOptions = {
    method,
    // A connection of its own: none is left that leads elsewhere.
    agent: false,
    // Asked for names alone; what is an address already was looked at as it stands.
    lookup: (_, { all }, found) => (all ? found(null, [place]) : found(null, place.address, place.family)),
    headers: { ...headers, ...(body !== null && { 'content-length': Buffer.byteLength(body) }) },
    signal: AbortSignal.timeout(answersWithinMs),
  };
  return new Promise((resolve, reject) => {
    // Its own words name the address, and errors are logged.
    const lost = () => reject(new NotNow('the address cannot be reached', 'unreachable'));
    const request = (url.protocol === 'https:' ? requestHttps : requestHttp)(url, options, (response) => {
      const { statusCode: status = 0, headers: answered } = response;
      const retryAfter = answered['retry-after'];
      if (readsUpTo === 0) {
        resolve({ status, retryAfter, text: '' });
        response.destroy();
        return;
      }
      response.on('error', lost);
      void firstBytes(response, readsUpTo).then((text) => resolve({ status, retryAfter, text }), lost);
    });
    request.on('error', lost);
    request.end(body ?? undefined);
  });
}

async function firstBytes(response: IncomingMessage, most: number): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of response) {
    chunks.push(chunk as Buffer);
    length += (chunk as Buffer).length;
    if (length >= most) break;
  }
  return Buffer.concat(chunks).subarray(0, most).toString('utf8');
}

/** What a status other than success says: never again there, not this one, or (thrown) another time. */
export function judgeRefusal({ status, retryAfter }: Answered, at: number): 'gone' | 'refused' {
  if (status === 410) return 'gone';
  if (status >= 500 || worthAnotherTry.has(status))
    throw new NotNow(`it answered ${status}`, `answered-${status}`, waitOf(retryAfter, at));
  return 'refused';
}

export function isSuccess({ status }: Answered): boolean {
  return status >= 200 && status < 300;
}

/** Seconds, or a date (RFC 9110): as asked, between the shortest and the longest wait. */
function waitOf(retryAfter: string | undefined, now: number): number | null {
  if (retryAfter === undefined) return null;
  const ms = /^\d+$/.test(retryAfter) ? Number(retryAfter) * 1_000 : Date.parse(retryAfter) - now;
  return Number.isNaN(ms) ? null : Math.min(Math.max(ms, shortestWaitMs), longestWaitMs);
}
