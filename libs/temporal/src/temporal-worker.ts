import type { Logger } from '@fengqiao/observability/logger';
import { inSpan } from '@fengqiao/observability/tracing';
import {
  ladderWorkflowId,
  type ClimbRequest,
  type LadderActivities,
} from '@fengqiao/contracts/temporal/ladder';
import type { LadderPlan } from '@fengqiao/domain/ladder/plan';
import { Context } from '@temporalio/activity';
import { ApplicationFailure } from '@temporalio/common';
import { NativeConnection, Worker } from '@temporalio/worker';
import { quietRuntime } from './runtime.ts';
import type { TemporalTarget } from './temporal-target.ts';
import { TryAgainIn } from './try-again-in.ts';

/** Given and giving ids and numbers only: they pass through Temporal. */
export type WorkflowActivities = Readonly<Record<string, (input: never) => Promise<object>>>;

export interface TemporalWorkerOptions {
  readonly target: TemporalTarget;
  readonly taskQueue: string;
  readonly bundlePath: string;
  /** Null for a service without ladders. */
  readonly activities: LadderActivities | null;
  /** What the service's other workflows do, by the names they know it by. */
  readonly flowActivities: WorkflowActivities;
  readonly log: Logger;
  /** Climbs at once; each holds a database connection for the length of one transaction. */
  readonly climbsAtOnce?: number;
}

/**
 * Most of them wait for somebody else's mail server or webhook, without a connection to the database. A re-projection,
 * which works through thousands of cases at a call, goes on one at a time anyhow.
 */
const workflowsAtOnce = 16;
/**
 * Of ladders that sleep for days few are worth a quarter of a megabyte each: what wakes is replayed from its history of some
 * tens of events. Those that are being started or moved stay.
 */
const workflowsCached = 200;
const heartbeatEveryMs = 3_000;
const firstRetryMs = 500;
const longestRetryMs = 3_000;

/**
 * Works a service's ladders and its other workflows. Where Temporal is not there yet, or goes away, it tries again, ever more slowly, until
 * it is stopped: a service never dies of Temporal.
 */
export class TemporalWorker {
  private stopping = false;
  private worker: Worker | null = null;
  private wake: (() => void) | null = null;
  private readonly done: Promise<void>;

  constructor(private readonly options: TemporalWorkerOptions) {
    this.done = this.workUntilStopped();
  }

  isRunning(): boolean {
    return this.worker?.getState() === 'RUNNING';
  }

  /** Lets climbs under way finish. */
  async stop(): Promise<void> {
    this.stopping = true;
    if (this.worker?.getState() === 'RUNNING') this.worker.shutdown();
    this.wake?.();
    await this.done;
  }

  private async workUntilStopped(): Promise<void> {
    let retryMs = firstRetryMs;
    while (!this.stopping) {
      try {
        await this.work();
        retryMs = firstRetryMs;
      } catch (error) {
        this.options.log.warn({ err: error, retryMs }, 'temporal worker is down');
        await this.pause(retryMs);
        retryMs = Math.min(retryMs * 2, longestRetryMs);
      }
    }
  }

  private async work(): Promise<void> {
    const { target, taskQueue, bundlePath, activities, flowActivities, climbsAtOnce } = this.options;
    quietRuntime(this.options.log);
    const connection = await NativeConnection.connect(target.connection);
    try {
      this.worker = await Worker.create({
        connection,
        namespace: target.namespace,
        taskQueue,
        activities: {
          ...this.privately(flowActivities),
          ...(activities && { climb: (request: ClimbRequest) => this.climbPrivately(activities, request) }),
        },
        workflowBundle: { codePath: bundlePath },
        maxConcurrentLocalActivityExecutions: climbsAtOnce ?? 8,
        maxConcurrentActivityTaskExecutions: workflowsAtOnce,
        maxCachedWorkflows: workflowsCached,
        // What a killed worker had in its cache waits this long before another is asked.
        stickyQueueScheduleToStartTimeout: '5s',
        shutdownGraceTime: '5s',
      });
      if (!this.stopping) await this.worker.run();
    } finally {
      this.worker = null;
      await connection.close();
    }
  }

  /** What goes wrong is ours to read in the log; Temporal's history is told no more than that it did. */
  private async climbPrivately(activities: LadderActivities, request: ClimbRequest): Promise<LadderPlan> {
    const attributes = { 'temporal.workflow.id': ladderWorkflowId(request.kind, request.aggregateId) };
    try {
      // A trace of its own: what comes of a climb was not asked for by anybody's call.
      return await inSpan('climb', { kind: 'internal', parent: null, attributes }, () =>
        activities.climb(request),
      );
    } catch (error) {
      this.options.log.warn(
        { err: error, aggregateId: request.aggregateId },
        'climb failed, will be tried again',
      );
      throw ApplicationFailure.retryable('climb failed', 'climb-failed');
    }
  }

  /** The same for the activities of workflows. */
  private privately(activities: WorkflowActivities): WorkflowActivities {
    const wrap = ([name, activity]: [string, WorkflowActivities[string]]) => {
      const run: WorkflowActivities[string] = async (input) => {
        const context = Context.current();
        // So that Temporal notices within seconds when this process dies, and asks another.
        const beat = setInterval(() => context.heartbeat(), heartbeatEveryMs);
        try {
          return await inSpan(name, { kind: 'internal', parent: null, attributes: {} }, () =>
            activity(input),
          );
        } catch (error) {
          this.options.log.warn({ err: error, activity: name }, 'activity failed, will be tried again');
          throw ApplicationFailure.create({
            message: `${name} failed`,
            type: 'activity-failed',
            ...(error instanceof TryAgainIn && { nextRetryDelay: error.waitMs }),
          });
        } finally {
          clearInterval(beat);
        }
      };
      return [name, run] as const;
    };
    return Object.fromEntries(Object.entries(activities).map(wrap));
  }

  private pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
