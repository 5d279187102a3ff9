import { Agent, request as httpRequest, type ClientRequest, type IncomingMessage } from 'node:http';
import { Agent as TlsAgent, request as httpsRequest } from 'node:https';
import { pipeline } from 'node:stream';
import { ProblemException } from '@fengqiao/service/problems/problem';
import type { Request, Response } from 'express';
import { dataPolicy } from '../headers/security-headers.ts';
import { packed } from './packed.ts';
import { forwardedHeaders, returnedHeaders } from './passed-headers.ts';

/** How long one waits for a service, milliseconds. */
export interface ForwardTimes {
  readonly connectMs: number;
  /** From the whole of a question to the beginning of its answer. */
  readonly answerMs: number;
  /** Between two pieces of a body, either way. */
  readonly pieceMs: number;
}

export interface Forwarding {
  readonly base: URL;
  readonly target: string;
  readonly authorization: string | undefined;
  readonly clientAddress: string;
  readonly traceparent: string;
}

/** A service ends a connection that was idle for five seconds: ours are ended before, so that none is ended under a call. */
const idleMs = 4_000;

/** Of an answer on its way: each question, its body, its limits and its measures wait for its end. */
const mostListeners = 24;

/** Passes calls on to the services and their answers back, piece by piece; nothing is held here whole. */
export class Forwarder {
  private readonly agent: Agent;
  private readonly tlsAgent: TlsAgent;

  constructor(private readonly times: ForwardTimes) {
    const options = { keepAlive: true, maxFreeSockets: 64, scheduling: 'lifo' as const, timeout: idleMs };
    this.agent = new Agent(options);
    this.tlsAgent = new TlsAgent(options);
  }

  /**
   * Resolves when the answer has been given; throws `unavailable` or `upstream-timeout` while nothing was sent yet. With
   * `again`, what a service answers by 401 is asked once more in another way, where there is one and no body was spent.
   */
  async forward(
    request: Request,
    response: Response,
    forwarding: Forwarding,
    again?: () => Promise<Pick<Forwarding, 'authorization'> | null>,
  ): Promise<void> {
    const outcome = await this.ask(request, response, forwarding, again !== undefined);
    if (outcome.status !== 401 || !again) return;
    const other = await again();
    if (other && !hasBody(request)) {
      outcome.answer.resume();
      await this.ask(request, response, { ...forwarding, ...other }, false);
    } else giveBack(outcome.answer, { request, response, isPersonal: true });
  }

  private ask(
    request: Request,
    response: Response,
    forwarding: Forwarding,
    holdsBack401: boolean,
  ): Promise<Outcome> {
    const { base, authorization, clientAddress, traceparent } = forwarding;
    const ifNoneMatch = response.locals['ifNoneMatch'] as string | undefined;
    const isTls = base.protocol === 'https:';
    const upstream = (isTls ? httpsRequest : httpRequest)({
      agent: isTls ? this.tlsAgent : this.agent,
      host: base.hostname,
      port: base.port,
      method: request.method,
      path: base.pathname.replace(/\/$/, '') + forwarding.target,
      headers: {
        ...forwardedHeaders(request.headers),
        host: base.host,
        'x-forwarded-for': clientAddress,
        traceparent,
        ...(authorization !== undefined && { authorization }),
        ...(ifNoneMatch !== undefined && { 'if-none-match': ifNoneMatch }),
      },
    });
    const isPersonal = authorization !== undefined;
    return new Promise((resolve, reject) =>
      this.exchange({ request, response, upstream, isPersonal, holdsBack401 }, resolve, reject),
    );
  }

  close(): void {
    this.agent.destroy();
    this.tlsAgent.destroy();
  }

  private exchange(
    exchange: Exchange & { readonly upstream: ClientRequest; readonly holdsBack401: boolean },
    resolve: (outcome: Outcome) => void,
    reject: (why: Error) => void,
  ): void {
    const { request, response, upstream } = exchange;
    const patience = new Patience(() => giveUp(new ProblemException('upstream-timeout')));
    const giveUp = (why: ProblemException) => {
      patience.end();
      upstream.destroy();
      // Once an answer has begun it can only be broken off, so that nobody takes it for whole.
      if (response.headersSent) response.destroy();
      else reject(why);
    };
    patience.allow(this.times.answerMs);
    response.setMaxListeners(mostListeners);
    // A client that goes away takes its question with it.
    response.once('close', () => {
      patience.end();
      if (!response.writableFinished) upstream.destroy();
      resolve(goneAway);
    });
    upstream.once('socket', (socket) => {
      if (!socket.connecting) return;
      patience.allow(this.times.connectMs, () => giveUp(new ProblemException('unavailable')));
      socket.once('connect', () => patience.allow(this.times.pieceMs + this.times.answerMs));
    });
    // A service may answer before it has read all, and read no further: then its answer is what counts.
    let isAnswered = false;
    // What nobody wants any more is taken off the connection within bounds (`boundUnreadBody`), so that the answer is read.
    const dropRest = () => {
      if (request.complete) return;
      request.unpipe(upstream);
      request.resume();
      upstream.destroy();
    };
    upstream.once('close', dropRest);
    upstream.on('error', () => {
      if (!isAnswered) giveUp(new ProblemException('unavailable'));
    });
    upstream.once('response', (answer: IncomingMessage) => {
      isAnswered = true;
      if (answer.statusCode === 401 && exchange.holdsBack401) {
        patience.end();
        resolve({ status: 401, answer });
        return;
      }
      patience.allow(this.times.pieceMs);
      answer.on('data', () => patience.allow(this.times.pieceMs));
      answer.once('end', dropRest);
      giveBack(answer, exchange);
    });
    if (request.headers.expect !== undefined) response.writeContinue();
    if (!hasBody(request)) {
      upstream.end();
      return;
    }
    request.on('data', () => patience.allow(this.times.pieceMs + this.times.answerMs));
    request.once('end', () => {
      if (!isAnswered) patience.allow(this.times.answerMs);
    });
    // `pipe`, not `pipeline`, which would end the caller's connection together with the service's.
    request.pipe(upstream);
  }
}

/** What came of one question; an answer that is held back is still to be given. */
type Outcome = { readonly status: null } | { readonly status: 401; readonly answer: IncomingMessage };
const goneAway: Outcome = { status: null };

function hasBody({ headers }: Request): boolean {
  return 'transfer-encoding' in headers || Number(headers['content-length'] ?? 0) > 0;
}

interface Exchange {
  readonly request: Request;
  readonly response: Response;
  /** Asked with a token: the answer is its bearer's. */
  readonly isPersonal: boolean;
}

/** One timer for an exchange: how long one waits now, whatever for. */
class Patience {
  private timer: NodeJS.Timeout | undefined;
  private ended = false;

  constructor(private readonly isLost: () => void) {}

  allow(ms: number, isLost = this.isLost): void {
    clearTimeout(this.timer);
    if (!this.ended) this.timer = setTimeout(isLost, ms);
  }

  end(): void {
    this.ended = true;
    clearTimeout(this.timer);
  }
}

function giveBack(answer: IncomingMessage, { request, response, isPersonal }: Exchange): void {
  response.status(answer.statusCode ?? 502);
  for (const [name, value] of Object.entries(returnedHeaders(answer.headers)))
    if (value !== undefined) response.setHeader(name, value);
  // What one reader was told is kept for no other, wherever it passes; nor where a service forgets to say so.
  if (isPersonal || !isPublic(answer)) response.setHeader('Cache-Control', 'private, no-store');
  if (answer.headers['content-security-policy'] === undefined)
    response.setHeader('Content-Security-Policy', dataPolicy);
  response.setHeader('X-Content-Type-Options', 'nosniff');
  if (request.method === 'HEAD') {
    answer.resume();
    response.end();
    return;
  }
  const packer = packed(answer, request, response);
  // `pipeline` breaks off what broke off: its reader must not take it for whole.
  if (packer) pipeline(answer, packer, response, () => undefined);
  else pipeline(answer, response, () => undefined);
}

function isPublic({ headers }: IncomingMessage): boolean {
  return /(?:^|,)\s*public\s*(?:,|$)/i.test(headers['cache-control'] ?? '');
}
