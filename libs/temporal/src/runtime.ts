import type { Logger } from '@fengqiao/observability/logger';
import { DefaultLogger, Runtime, makeTelemetryFilterString } from '@temporalio/worker';

/** The SDK's own lines, warnings and worse, through our logger. A process has one runtime; the first caller's stays. */
export function quietRuntime(log: Logger): void {
  if (Runtime._instance) return;
  const logger = new DefaultLogger('WARN', ({ level, message, meta }) => {
    const { workflowId, runId, taskQueue } = meta ?? {};
    log[level === 'ERROR' ? 'error' : 'warn']({ workflowId, runId, taskQueue }, `temporal: ${message}`);
  });
  Runtime.install({
    logger,
    telemetryOptions: {
      logging: { filter: makeTelemetryFilterString({ core: 'ERROR', other: 'ERROR' }), forward: {} },
    },
    shutdownSignals: [],
  });
}
