import type { LadderPlan } from '@fengqiao/domain/ladder/plan';
import {
  attributesOf,
  ladderWorkflowId,
  ladderWorkflowType,
  lookSignal,
  planSignal,
} from '@fengqiao/contracts/temporal/ladder';
import {
  Client,
  Connection,
  WorkflowIdConflictPolicy,
  WorkflowIdReusePolicy,
  WorkflowNotFoundError,
} from '@temporalio/client';
import { ensureSearchAttributes } from './search-attributes.ts';
import { keepSchedule, removeSchedule, scheduleIds, type WorkflowSchedule } from './schedules.ts';
import type { TemporalTarget } from './temporal-target.ts';
import { SearchAttributeType, TypedSearchAttributes, defineSearchAttributeKey } from '@temporalio/common';

const keys = {
  kind: defineSearchAttributeKey('Kind', SearchAttributeType.KEYWORD),
  number: defineSearchAttributeKey('Number', SearchAttributeType.KEYWORD),
  unit: defineSearchAttributeKey('Unit', SearchAttributeType.KEYWORD),
  overdue: defineSearchAttributeKey('Overdue', SearchAttributeType.BOOL),
  level: defineSearchAttributeKey('Level', SearchAttributeType.INT),
};

const answerWithinMs = 3_000;

export interface AddressedPlan {
  readonly kind: string;
  readonly aggregateId: string;
  readonly plan: LadderPlan;
  /** The ladder may hold anything, or not be there: it is told to ask the database. */
  readonly look: boolean;
  /** Of the ladder where it is started by this: 1 goes first, 5 last. */
  readonly priority: number;
}

/** A workflow beside the ladders. Its input is ids and numbers only: this leaves PostgreSQL. */
export interface WorkflowStart {
  readonly type: string;
  readonly id: string;
  readonly input: object;
  /** Given to it, whether it runs already or is started for that. */
  readonly signal?: string;
}

/** Tells Temporal what to remember. The connection is lazy: nothing here needs Temporal until it is used. */
export class TemporalClient {
  private readonly connection: Connection;
  private readonly client: Client;
  private readonly asked = new Set<Promise<unknown>>();

  constructor(
    private readonly target: TemporalTarget,
    private readonly taskQueue: string,
  ) {
    this.connection = Connection.lazy(target.connection);
    this.client = new Client({ connection: this.connection, namespace: target.namespace });
  }

  /** Makes sure that Temporal knows our search attributes; to be called before the first delivery. */
  async prepare(): Promise<void> {
    await this.inTime(() => ensureSearchAttributes(this.connection, this.target.namespace));
  }

  /**
   * An open plan reaches the ladder whether it runs, has ended or was lost; an ended one is only for a ladder that
   * still runs.
   */
  async deliver({ kind, aggregateId, plan, look, priority }: AddressedPlan): Promise<void> {
    const workflowId = ladderWorkflowId(kind, aggregateId);
    if (plan.status === 'ended') return this.signalIfRunning(workflowId, plan);
    const attributes = attributesOf(kind, plan.card);
    await this.inTime(() =>
      this.client.workflow.signalWithStart(ladderWorkflowType, {
        workflowId,
        taskQueue: this.taskQueue,
        args: [{ kind, aggregateId, plan }],
        staticSummary: plan.card.number,
        signal: look ? lookSignal : planSignal,
        signalArgs: [plan],
        priority: { priorityKey: priority },
        workflowIdReusePolicy: WorkflowIdReusePolicy.ALLOW_DUPLICATE,
        typedSearchAttributes: new TypedSearchAttributes([
          { key: keys.kind, value: attributes.Kind },
          { key: keys.number, value: attributes.Number },
          { key: keys.unit, value: attributes.Unit },
          { key: keys.overdue, value: attributes.Overdue },
          { key: keys.level, value: attributes.Level },
        ]),
      }),
    );
  }

  /** Starts a workflow; one that runs already is left to it, or given its signal. */
  async start({ type, id, input, signal }: WorkflowStart): Promise<void> {
    const start = {
      workflowId: id,
      taskQueue: this.taskQueue,
      args: [input],
      // Behind thousands of ladders that a workflow has itself set going, it would stand still.
      priority: { priorityKey: 1 },
      workflowIdReusePolicy: WorkflowIdReusePolicy.ALLOW_DUPLICATE,
    };
    const { workflow } = this.client;
    const workflowIdConflictPolicy = WorkflowIdConflictPolicy.USE_EXISTING;
    await this.inTime<unknown>(() =>
      signal === undefined
        ? workflow.start(type, { ...start, workflowIdConflictPolicy })
        : workflow.signalWithStart(type, { ...start, signal, signalArgs: [] }),
    );
  }

  /** Has Temporal keep to a Schedule; asked again, it changes nothing. */
  async keepSchedule(schedule: WorkflowSchedule): Promise<void> {
    await this.inTime(() => keepSchedule(this.client.schedule, this.taskQueue, schedule));
  }

  async removeSchedule(id: string): Promise<void> {
    await this.inTime(() => removeSchedule(this.client.schedule, id));
  }

  /** Ids of the Schedules there are that begin so. What was made a moment ago may still be missing. */
  scheduleIds(prefixes: readonly string[]): Promise<string[]> {
    return this.inTime(() => scheduleIds(this.client.schedule, prefixes));
  }

  async isReachable(withinMs = 1_000): Promise<boolean> {
    try {
      await this.inTime(() => this.connection.workflowService.getSystemInfo({}), withinMs);
      return true;
    } catch {
      return false;
    }
  }

  /** Behind whatever is still asked: the library asks again by a timer of its own, and throws there where it is closed. */
  async close(): Promise<void> {
    await Promise.allSettled(this.asked);
    await this.connection.close();
  }

  /** A Temporal that does not answer must hold up neither the next plan nor a stop. */
  private async inTime<T>(call: () => Promise<T>, withinMs = answerWithinMs): Promise<T> {
    const asked = this.connection.withDeadline(Date.now() + withinMs, call);
    this.asked.add(asked);
    try {
      return await asked;
    } finally {
      this.asked.delete(asked);
    }
  }

  private async signalIfRunning(workflowId: string, plan: LadderPlan): Promise<void> {
    try {
      await this.inTime(() => this.client.workflow.getHandle(workflowId).signal(planSignal, plan));
    } catch (error) {
      if (!(error instanceof WorkflowNotFoundError)) throw error;
    }
  }
}
