import type { SchemaExample } from '@fengqiao/contracts/examples/example';
import { systemClock, type ClockPort } from '@fengqiao/contracts/clock-port';
import { TokenVerifier } from '@fengqiao/identity/token-verifier';
import { Bus } from '@fengqiao/nats/bus';
import { connectionTo } from '@fengqiao/nats/nats-target';
import { RpcClient } from '@fengqiao/nats/rpc-client';
import { createLogger, type Logger } from '@fengqiao/observability/logger';
import { createMetrics } from '@fengqiao/observability/metrics';
import { TemporalClient } from '@fengqiao/temporal/temporal-client';
import { Module, type DynamicModule, type Provider, type Type } from '@nestjs/common';
import { APP_GUARD, APP_INTERCEPTOR } from '@nestjs/core';
import { Transport, type MicroserviceOptions } from '@nestjs/microservices';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { SwaggerModule } from '@nestjs/swagger';
import type { Registry } from 'prom-client';
import { DataSource, type EntityTarget, type MigrationInterface } from 'typeorm';
import { BackgroundComponents } from '../background/background-components.ts';
import { BearerGuard } from '../authentication/bearer.ts';
import type { ServiceConfig } from './config.ts';
import { createHttp } from './create-http.ts';
import { HealthController } from '../endpoints/health.controller.ts';
import { BodyPlaces } from '../http/bodies/body-places.ts';
import { BodyReader } from '../http/bodies/body-reader.ts';
import { openDatabase } from './open-database.ts';
import { describeApi, type OutgoingCall } from '../openapi/openapi.ts';
import { CLOCK, CONFIG, LOGGER, METRICS } from './tokens.ts';
import { schemaValidation } from '../problems/validation.ts';

/** What one service is made of, beside what all of them share. */
export interface ServiceDefinition {
  readonly description: string;
  /** Real values of its bodies and answers, for its OpenAPI document. */
  readonly examples?: readonly SchemaExample[];
  /** What it sends itself, by name. */
  readonly calls?: Readonly<Record<string, OutgoingCall>>;
  readonly entities: readonly EntityTarget<object>[];
  readonly migrations: readonly (new () => MigrationInterface)[];
  /** HTTP calls; served by role `api`. */
  readonly controllers: readonly Type[];
  /** Answers to other services; served by role `api`. */
  readonly rpcControllers: readonly Type[];
  readonly providers: readonly Provider[];
  /** Whatever runs beside requests, by role. */
  readonly background: (parts: BackgroundComponents, app: NestExpressApplication) => void;
}

export interface RunningService {
  readonly app: NestExpressApplication;
  /** With the port really bound. */
  readonly url: string;
  readonly parts: BackgroundComponents;
  /** Finishes what was accepted, then lets go of everything. */
  stop(): Promise<void>;
}

@Module({})
class ServiceModule {}

export async function startService(
  definition: ServiceDefinition,
  config: ServiceConfig,
  clock: ClockPort = systemClock,
): Promise<RunningService> {
  const log = createLogger(config.service, config.logLevel);
  const metrics = createMetrics(config.service);
  const { dataSource, probe } = await openDatabase(definition, config, log);
  const bus = new Bus(config.nats, config.service, log);
  const rpc = new RpcClient(config.nats, config.service);
  const temporal = new TemporalClient(config.temporal, config.service);
  const parts = new BackgroundComponents({ config, clock, log, metrics, dataSource, bus, rpc, temporal });

  const module = assemble(definition, config, { clock, log, metrics, dataSource, bus, rpc, temporal, parts });
  const http = await createHttp(module, {
    log,
    clock,
    metrics,
    limits: config.limits,
    proxies: config.trustedProxies,
  });
  const { app } = http;
  app.useGlobalPipes(schemaValidation);
  if (config.roles.has('api')) {
    serveDescription(app, config, definition);
    answerOtherServices(app, config, bus, log);
  }
  await app.listen(config.port, config.host);
  const stop = async () => {
    await http.close();
    await parts.stop();
    await Promise.all([bus.close(), rpc.close(), temporal.close()]);
    await dataSource.destroy();
    await probe.stop();
    log.info('service stopped');
  };
  try {
    definition.background(parts, app);
    parts.checkLadders();
  } catch (error) {
    await stop();
    throw error;
  }
  const url = await app.getUrl();
  log.info({ roles: [...config.roles], address: url }, 'service started');
  return { app, url, parts, stop };
}

interface SharedParts {
  readonly clock: ClockPort;
  readonly log: Logger;
  readonly metrics: Registry;
  readonly dataSource: DataSource;
  readonly bus: Bus;
  readonly rpc: RpcClient;
  readonly temporal: TemporalClient;
  readonly parts: BackgroundComponents;
}

function assemble(definition: ServiceDefinition, config: ServiceConfig, shared: SharedParts): DynamicModule {
  const { jwksUrl, jwtIssuer: issuer, jwtAudience: audience, jwtLongestMs: longestMs, subjectClaim } = config;
  const isApi = config.roles.has('api');
  return {
    module: ServiceModule,
    controllers: [
      HealthController,
      ...(isApi ? [...definition.controllers, ...definition.rpcControllers] : []),
    ],
    providers: [
      { provide: CONFIG, useValue: config },
      { provide: CLOCK, useValue: shared.clock },
      { provide: LOGGER, useValue: shared.log },
      { provide: METRICS, useValue: shared.metrics },
      { provide: DataSource, useValue: shared.dataSource },
      { provide: Bus, useValue: shared.bus },
      { provide: RpcClient, useValue: shared.rpc },
      { provide: TemporalClient, useValue: shared.temporal },
      { provide: BackgroundComponents, useValue: shared.parts },
      {
        provide: TokenVerifier,
        useValue: new TokenVerifier({ jwksUrl, issuer, audience, longestMs, subjectClaim }),
      },
      { provide: APP_GUARD, useClass: BearerGuard },
      {
        provide: APP_INTERCEPTOR,
        useValue: new BodyReader(new BodyPlaces(config.limits, shared.metrics), config.limits),
      },
      ...definition.providers,
    ],
  };
}

function serveDescription(
  app: NestExpressApplication,
  config: ServiceConfig,
  definition: ServiceDefinition,
): void {
  // Made when it is first asked for: it takes as long as the rest of the start.
  const document = () => describeApi(app, config.service, definition);
  SwaggerModule.setup('docs', app, document, { jsonDocumentUrl: 'openapi.json' });
}

/** In the background: NATS may come later than we do. */
function answerOtherServices(
  app: NestExpressApplication,
  config: ServiceConfig,
  bus: Bus,
  log: Logger,
): void {
  app.connectMicroservice<MicroserviceOptions>({
    transport: Transport.NATS,
    options: {
      ...connectionTo(config.nats, `${config.service}-rpc`),
      queue: config.service,
    },
  });
  bus
    .whenConnected()
    .then((isConnected) => (isConnected ? app.startAllMicroservices() : undefined))
    .catch((error: unknown) => log.error({ err: error }, 'cannot answer other services'));
}
