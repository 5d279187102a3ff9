import { createLogger } from '@fengqiao/observability/logger';
import { startTracing } from '@fengqiao/observability/tracing';

const longestStopMs = 20_000;

/** Runs what `start` starts as this process until it is told to stop; what was accepted is finished first. */
export async function runProcess(
  service: string,
  logLevel: string,
  start: () => Promise<{ stop(): Promise<void> }>,
): Promise<void> {
  const log = createLogger(service, logLevel);
  const stopTracing = await startTracing(service, log);
  const running = await start();
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
