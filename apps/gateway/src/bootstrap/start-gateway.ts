import { systemClock, type ClockPort } from '@fengqiao/contracts/clock-port';
import { createLogger } from '@fengqiao/observability/logger';
import { createMetrics } from '@fengqiao/observability/metrics';
import { createHttp } from '@fengqiao/service/bootstrap/create-http';
import { openDatabase } from '@fengqiao/service/bootstrap/open-database';
import { CLOCK, LOGGER } from '@fengqiao/service/bootstrap/tokens';
import { Module } from '@nestjs/common';
import type { Request } from 'express';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { DataSource } from 'typeorm';
import { ForwardController } from '../forward/forward.controller.ts';
import { Forwarder } from '../forward/forwarder.ts';
import { securityHeaders } from '../headers/security-headers.ts';
import { HealthController } from '../health/health.controller.ts';
import { PageFiles } from '../pages/page-files.ts';
import { PagesController } from '../pages/pages.controller.ts';
import { CallerOf } from '../identity/caller-of.ts';
import { DirectoryQuestion } from '../identity/directory-question.ts';
import { IdentityProvider } from '../identity/identity-provider.ts';
import { CallRates } from '../limits/call-rates.ts';
import { sessionCookie } from '../sessions/cookies.ts';
import { CurrentSession } from '../sessions/current-session.ts';
import { SessionAccess } from '../sessions/session-access.ts';
import { SessionController } from '../sessions/session.controller.ts';
import { SessionStore } from '../sessions/session-store.ts';
import { SessionsController } from '../sessions/sessions.controller.ts';
import { BackChannelController } from '../sign-in/back-channel.controller.ts';
import { SignInController } from '../sign-in/sign-in.controller.ts';
import { SignOutController } from '../sign-in/sign-out.controller.ts';
import { GATEWAY_CONFIG } from './gateway-tokens.ts';
import type { GatewayConfig } from './gateway-config.ts';
import { gatewaySchema } from './gateway-schema.ts';
import { describeGateway } from './describe-gateway.ts';
import { serveMetrics } from './metrics-server.ts';

export interface RunningGateway {
  readonly app: NestExpressApplication;
  readonly url: string;
  readonly metricsUrl: string;
  /** Finishes what was accepted, then lets go of everything. */
  stop(): Promise<void>;
}

@Module({})
class GatewayModule {}

/** Needs PostgreSQL alone: no bus, no workflows, and the services may come later. */
export async function startGateway(
  config: GatewayConfig,
  clock: ClockPort = systemClock,
): Promise<RunningGateway> {
  const log = createLogger('gateway', config.logLevel);
  const metrics = createMetrics('gateway');
  const database = { service: 'gateway', databaseUrl: config.databaseUrl };
  const { dataSource, probe } = await openDatabase(gatewaySchema, database, log);
  const forwarder = new Forwarder(config.times);
  const module = {
    module: GatewayModule,
    // The pages come last: they answer what nothing else does.
    controllers: [
      HealthController,
      SessionController,
      SignInController,
      SignOutController,
      BackChannelController,
      SessionsController,
      ForwardController,
      PagesController,
    ],
    providers: [
      { provide: GATEWAY_CONFIG, useValue: config },
      { provide: CLOCK, useValue: clock },
      { provide: LOGGER, useValue: log },
      { provide: DataSource, useValue: dataSource },
      { provide: Forwarder, useValue: forwarder },
      { provide: CallRates, useValue: new CallRates(config.rates) },
      SessionStore,
      CurrentSession,
      SessionAccess,
      IdentityProvider,
      DirectoryQuestion,
      CallerOf,
      { provide: PageFiles, useValue: new PageFiles(config.pages) },
    ],
  };
  const { limits, trustedProxies: proxies } = config;
  const hasCredentials = ({ headers }: Request) =>
    headers.authorization !== undefined || headers.cookie?.includes(sessionCookie) === true;
  const http = await createHttp(module, { log, clock, metrics, limits, proxies, hasCredentials });
  const { app } = http;
  app.use(
    securityHeaders({
      providerOrigin: config.provider.issuer.origin,
      isSecure: config.publicUrl.protocol === 'https:',
    }),
  );
  describeGateway(app);
  const measured = await serveMetrics(metrics, { host: config.metricsHost, port: config.metricsPort });
  await app.listen(config.port, config.host);
  const url = await app.getUrl();
  log.info({ address: url }, 'service started');
  const stop = async () => {
    await http.close();
    await measured.close();
    forwarder.close();
    await dataSource.destroy();
    await probe.stop();
    log.info('service stopped');
  };
  return { app, url, metricsUrl: measured.url, stop };
}
