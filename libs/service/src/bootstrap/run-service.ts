import type { ServiceConfig } from './config.ts';
import { runProcess } from './run-process.ts';
import { startService, type ServiceDefinition } from './start-service.ts';

/** Runs a service as its own process until it is told to stop. */
export async function runService(definition: ServiceDefinition, config: ServiceConfig): Promise<void> {
  await runProcess(config.service, config.logLevel, () => startService(definition, config));
}
