import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode, DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { serveHelper } from '../stack/helper-process.ts';
import type { BareActivities } from './bare.workflow.ts';

export interface BareWork {
  readonly address: string;
  readonly taskQueue: string;
}

const workflowsPath = fileURLToPath(new URL('./bare.workflow.js', import.meta.url));
const logger = new DefaultLogger('WARN');

/** A worker for the bare workflows in a process of its own; answers once it works, and goes on. */
serveHelper<BareWork, null>(async ({ address, taskQueue }) => {
  Runtime.install({ logger });
  const workflowBundle = await bundleWorkflowCode({ workflowsPath, logger });
  const activities: BareActivities = { nothing: () => Promise.resolve() };
  const worker = await Worker.create({
    connection: await NativeConnection.connect({ address }),
    taskQueue,
    activities,
    workflowBundle,
    // As many as intake's own worker has: libs/temporal/src/temporal-worker.ts.
    maxConcurrentLocalActivityExecutions: 8,
    maxCachedWorkflows: 200,
  });
  worker.run().catch((error: unknown) => {
    console.error(error);
    process.exit(1);
  });
  return null;
});
