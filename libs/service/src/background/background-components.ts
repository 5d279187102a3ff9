import type { ClockPort } from '@fengqiao/contracts/clock-port';
import type { Service } from '@fengqiao/contracts/events/envelope';
import { readsEventsOf } from '@fengqiao/contracts/events/readers';
import { EventProcessor } from '@fengqiao/inbox/consumer/event-processor';
import { EventReader } from '@fengqiao/inbox/consumer/event-reader';
import { GapCheck } from '@fengqiao/inbox/marks/gap-check';
import { countParked, type EventHandler } from '@fengqiao/inbox/store/inbox';
import { MarkCheck } from '@fengqiao/inbox/marks/mark-check';
import { ReaderLag } from '@fengqiao/inbox/consumer/reader-lag';
import { ReaderMetrics } from '@fengqiao/inbox/consumer/reader-metrics';
import { Rebuild } from '@fengqiao/inbox/store/rebuild';
import { Requeue } from '@fengqiao/inbox/store/requeue';
import type { Bus } from '@fengqiao/nats/bus';
import type { RpcClient } from '@fengqiao/nats/rpc-client';
import type { Logger } from '@fengqiao/observability/logger';
import { AnswerPurge } from '@fengqiao/relay/polling/answer-purge';
import { EventRelay } from '@fengqiao/relay/events/event-relay';
import { WorkflowStarter, type PendingWorkflows } from '@fengqiao/relay/workflows/workflow-starter';
import { LadderRelay } from '@fengqiao/relay/workflows/ladder-relay';
import { RelayMetrics } from '@fengqiao/relay/events/relay-metrics';
import { ScheduleReconciler, type WantedSchedules } from '@fengqiao/relay/workflows/schedule-reconciler';
import { moveWords } from '@fengqiao/postgres/store/move-words';
import type { TemporalClient } from '@fengqiao/temporal/temporal-client';
import { TemporalWorker, type WorkflowActivities } from '@fengqiao/temporal/temporal-worker';
import { systemClock } from '@fengqiao/contracts/clock-port';
import type { LadderActivities, Ladders } from '@fengqiao/contracts/temporal/ladder';
import { DueSweep } from '@fengqiao/relay/workflows/due-sweep';
import { Counter, type Registry } from 'prom-client';
import type { DataSource } from 'typeorm';
import { BackgroundTask } from './background-task.ts';
import type { ServiceConfig } from '../bootstrap/config.ts';

export interface Connections {
  readonly config: ServiceConfig;
  readonly clock: ClockPort;
  readonly log: Logger;
  readonly metrics: Registry;
  readonly dataSource: DataSource;
  readonly bus: Bus;
  readonly rpc: RpcClient;
  readonly temporal: TemporalClient;
}

const watchedEveryMs = 300;

/** What runs beside requests: relay, readers, worker; each only where the process has its role. */
export class BackgroundComponents {
  private readonly running: { stop(): Promise<void> }[] = [];
  private readonly wakers: { wake(): void }[] = [];
  private climbs = false;
  private readonly planned = new Set<string>();
  private climbed: readonly string[] = [];
  private readerMetrics: ReaderMetrics | null = null;
  private readerLag: ReaderLag | null = null;

  constructor(private readonly connections: Connections) {}

  /**
   * Sends this service's events and ladder plans on (role `relay`), and moves what earlier releases wrote in events to
   * where it can be erased (role `worker`).
   */
  relay(): void {
    this.finish('words of earlier events', moveWords);
    const { config, clock, log, dataSource, bus, temporal } = this.connections;
    if (!config.roles.has('relay')) return;
    const { service, databaseUrl } = config;
    const metrics = new RelayMetrics(this.connections.metrics);
    const events = new EventRelay({ service, databaseUrl, bus, clock, log, metrics });
    const plans = new LadderRelay({ dataSource, temporal, held: () => events.held, clock, log, metrics });
    this.wakers.push(events, plans);
    this.running.push(plans, events, new AnswerPurge(dataSource, log));
  }

  /** Takes another service's events into effect here. Role `worker`. */
  read(owner: Service, handler: EventHandler): void {
    const { config, clock, log, dataSource, bus, rpc } = this.connections;
    // The bus would refuse it; better said at the start.
    if (!readsEventsOf(config.service, owner))
      throw new Error(`${config.service} is no reader of ${owner}'s events: declare it in the contracts`);
    if (!config.roles.has('worker')) return;
    this.readerLag ??= new ReaderLag(this.connections.metrics, dataSource, clock);
    this.readerLag.watch(owner);
    const metrics = (this.readerMetrics ??= new ReaderMetrics(this.connections.metrics));
    const processor = new EventProcessor(dataSource, owner, handler, rpc, (aggregateId, seq, reason) => {
      metrics.parked.inc({ owner });
      log.error({ owner, aggregateId, seq, reason }, 'aggregate parked');
    });
    const headCheck = new GapCheck(dataSource, owner, processor, rpc, (aggregateId, seq) => {
      metrics.ahead.inc({ owner });
      log.error({ owner, aggregateId, seq }, 'further on here than at its owner: a forged event');
    });
    const markCheck = new MarkCheck(owner, rpc, clock);
    const requeue = new Requeue(dataSource, owner, processor);
    const rebuild = new Rebuild(dataSource, owner, handler);
    metrics.countParked(owner, () => countParked(dataSource.manager, owner));
    const { service: reader, databaseUrl } = config;
    const parts = { processor, headCheck, markCheck, requeue, rebuild, log, metrics };
    this.running.push(new EventReader({ owner, reader, databaseUrl, dataSource, bus, ...parts }));
  }

  /** Sees to it that workflows run which the database says must. Role `relay`. */
  start(workflows: PendingWorkflows): void {
    const { config, log, temporal } = this.connections;
    if (!config.roles.has('relay')) return;
    const starter = new WorkflowStarter(workflows, temporal, log);
    this.wakers.push(starter);
    this.running.push(starter);
  }

  /** Sees to it that Temporal keeps the Schedules which the database says there are, and no other of their kinds. Role `relay`. */
  schedule(schedules: WantedSchedules): void {
    const { config, log, temporal } = this.connections;
    if (!config.roles.has('relay')) return;
    const reconciler = new ScheduleReconciler(schedules, temporal, log);
    this.wakers.push(reconciler);
    this.running.push(reconciler);
  }

  /**
   * Climbs the ladders of this service's aggregates, and does what its other workflows ask for; `bundlePath` is the
   * workflow code. Role `worker`.
   */
  work(ladders: Ladders, bundlePath: string, workflowActivities: WorkflowActivities = {}): void {
    this.climbed = ladders.kinds;
    this.climbs = this.startWorker(ladders, bundlePath, workflowActivities);
    if (!this.climbs) return;
    const { dataSource, clock, log, metrics } = this.connections;
    const swept = new Counter({
      name: 'fengqiao_ladder_swept_total',
      help: 'Due rungs climbed straight from the database, because Temporal had no plan yet or did not get to it',
      labelNames: ['plan'] as const,
      registers: [metrics],
    });
    const { kinds } = ladders;
    const climb = ladders.climbUnasked.bind(ladders);
    const isWallClock = clock === systemClock;
    this.running.push(new DueSweep({ dataSource, climb, kinds, clock, isWallClock, log, swept }));
  }

  /** Does what this service's workflows ask for, where it has no ladders of its own. Role `worker`. */
  workFlows(bundlePath: string, workflowActivities: WorkflowActivities): void {
    this.startWorker(null, bundlePath, workflowActivities);
  }

  /** Whether this process is a worker. */
  private startWorker(
    activities: LadderActivities | null,
    bundlePath: string,
    flowActivities: WorkflowActivities,
  ): boolean {
    const { config, log } = this.connections;
    if (!config.roles.has('worker')) return false;
    const { temporal: target, service: taskQueue } = config;
    this.running.push(new TemporalWorker({ target, taskQueue, activities, flowActivities, bundlePath, log }));
    return true;
  }

  /** Does something that has an end, piece by piece, until `piece` says that nothing is left. Role `worker`. */
  finish(name: string, piece: (dataSource: DataSource) => Promise<boolean | 'later'>): void {
    const { config, log, dataSource } = this.connections;
    if (!config.roles.has('worker')) return;
    this.running.push(new BackgroundTask(name, () => piece(dataSource), log));
  }

  /** Does what keeps coming, looking for more a few times a second. Role `worker`. */
  watch(name: string, piece: () => Promise<boolean>): void {
    const { config, log } = this.connections;
    if (!config.roles.has('worker')) return;
    this.running.push(new BackgroundTask(name, piece, log, watchedEveryMs));
  }

  laysPlans(kind: string): void {
    this.planned.add(kind);
  }

  /** Throws where a kind is written whose ladders nobody would climb: its rungs would pass in silence. */
  checkLadders(): void {
    const forgotten = [...this.planned].filter((kind) => !this.climbed.includes(kind));
    if (forgotten.length > 0)
      throw new Error(`nobody climbs the ladders of ${forgotten.join()}: name them in the service's work`);
  }

  /** Whether ladders are climbed here: a worker that reads, or closes a period once a month, can do without Temporal. */
  get needsTemporal(): boolean {
    return this.climbs;
  }

  /** Called after a commit, so that what it wrote leaves at once rather than at the next poll. */
  wake(): void {
    for (const part of this.wakers) part.wake();
  }

  async stop(): Promise<void> {
    await Promise.all(this.running.map((part) => part.stop()));
  }
}
