import type { Logger } from '@fengqiao/observability/logger';
import { DefaultLogger, Runtime, makeTelemetryFilterString } from '@temporalio/worker';

let installed = false;

/** The SDK's own lines, warnings and worse, through our logger; one runtime a process, so the first caller's. */
export function quietRuntime(log: Logger): void {
  if (installed) return;
  installed = true;
  const logger = new DefaultLogger('WARN', ({ level, message, meta }) => {
    const { workflowId, runId, taskQueue } = meta ?? {};
    log[level === 'ERROR' ? 'error' : 'warn']({ workflowId, runId, taskQueue }, `temporal: ${message}`);
  });
  Runtime.install({
    logger,
    telemetryOptions: { logging: { filter: makeTelemetryFilterString({ core: 'ERROR', other: 'ERROR' }), forward: {} } },
    shutdownSignals: [],
  });
}
