import { createLogger } from '@fengqiao/observability/logger';
import { startTracing } from '@fengqiao/observability/tracing';
import type { ServiceConfig } from './config.ts';
import { startService, type ServiceDefinition } from './start-service.ts';

const longestStopMs = 20_000;

/** Runs a service as its own process until it is told to stop; what was accepted is finished first. */
export async function runService(definition: ServiceDefinition, config: ServiceConfig): Promise<void> {
  const log = createLogger(config.service, config.logLevel);
  const stopTracing = await startTracing(config.service, log);
  const running = await startService(definition, config);
  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    // A part that will not let go must not keep the process: the database holds everything that was accepted.
    setTimeout(() => process.exit(1), longestStopMs).unref();
    running
      .stop()
      .then(stopTracing)
      .then(
        () => process.exit(0),
        () => process.exit(1),
      );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}
