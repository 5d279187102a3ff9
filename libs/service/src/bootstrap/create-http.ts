import type { ClockPort } from '@fengqiao/contracts/clock-port';
import type { Logger } from '@fengqiao/observability/logger';
import type { DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { Request } from 'express';
import type { Registry } from 'prom-client';
import { AdmissionControl } from '../http/limits/admission-control.ts';
import { BoundedHttpAdapter } from '../http/limits/bounded-http-adapter.ts';
import type { TrustedProxies } from '../http/client-address.ts';
import type { HttpLimits } from '../http/limits/http-limits.ts';
import { prepareHttp } from '../http/http.ts';
import { answerMalformedRequests } from '../http/malformed-request.ts';
import { ProblemFilter } from '../problems/problem.filter.ts';
import { nestLogger } from './nest-logger.ts';

export interface HttpOptions {
  readonly log: Logger;
  readonly clock: ClockPort;
  readonly metrics: Registry;
  readonly limits: HttpLimits;
  readonly proxies: TrustedProxies;
  /** Whether a call brings credentials, good or not; left out: a bearer token. */
  readonly hasCredentials?: (request: Request) => boolean;
}

export interface HttpSide {
  readonly app: NestExpressApplication;
  /** Takes no new connection, answers what was let in, then ends the connections on which nobody asks anything. */
  close(): Promise<void>;
}

/** A stop waits so long for requests under way; whoever runs the process waits longer. */
const answeredWithinMs = 10_000;
/** For an answer that is on its way when its connection is ended. */
const lastBytesMs = 200;

/** What every process of ours does over HTTP, whatever it serves: bounds, time, measures, traces, refusals in one form. */
export async function createHttp(module: DynamicModule, options: HttpOptions): Promise<HttpSide> {
  const { log, clock, metrics, limits, proxies, hasCredentials } = options;
  const app = await NestFactory.create<NestExpressApplication>(module, new BoundedHttpAdapter(limits), {
    bodyParser: false,
    logger: nestLogger(log),
  });
  const admission = new AdmissionControl(limits, metrics, hasCredentials);
  prepareHttp(app, clock, metrics, admission, proxies);
  answerMalformedRequests(app.getHttpServer());
  app.useGlobalFilters(new ProblemFilter(log));
  const close = async () => {
    const closed = app.close();
    await admission.drain(answeredWithinMs);
    const idle = setTimeout(() => app.getHttpServer().closeAllConnections(), lastBytesMs);
    await closed;
    clearTimeout(idle);
  };
  return { app, close };
}
