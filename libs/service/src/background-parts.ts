import type { ClockPort } from '@fengqiao/contracts/clock-port';
import type { Service } from '@fengqiao/contracts/events/envelope';
import { Digest } from '@fengqiao/inbox/digest';
import { EventReader } from '@fengqiao/inbox/event-reader';
import { HeadCheck } from '@fengqiao/inbox/head-check';
import { countParked, type Effects } from '@fengqiao/inbox/inbox';
import { MarkCheck } from '@fengqiao/inbox/mark-check';
import { ReaderLag } from '@fengqiao/inbox/reader-lag';
import { ReaderMetrics } from '@fengqiao/inbox/reader-metrics';
import { Rebuild } from '@fengqiao/inbox/rebuild';
import { Requeue } from '@fengqiao/inbox/requeue';
import type { Bus } from '@fengqiao/nats/bus';
import type { RpcClient } from '@fengqiao/nats/rpc-client';
import type { Logger } from '@fengqiao/observability/logger';
import { AnswerPurge } from '@fengqiao/relay/answer-purge';
import { EventRelay } from '@fengqiao/relay/event-relay';
import { FlowStarter, type OwedFlows } from '@fengqiao/relay/flow-starter';
import { LadderRelay } from '@fengqiao/relay/ladder-relay';
import { RelayMetrics } from '@fengqiao/relay/relay-metrics';
import { ScheduleKeeper, type WantedSchedules } from '@fengqiao/relay/schedule-keeper';
import { moveWords } from '@fengqiao/postgres/move-words';
import type { TemporalClient } from '@fengqiao/temporal/temporal-client';
import { TemporalWorker, type FlowActivities } from '@fengqiao/temporal/temporal-worker';
import type { LadderActivities } from '@fengqiao/contracts/temporal/ladder';
import type { Registry } from 'prom-client';
import type { DataSource } from 'typeorm';
import { BackgroundChore } from './background-chore.ts';
import type { ServiceConfig } from './config.ts';

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
export class BackgroundParts {
  private readonly running: { stop(): Promise<void> }[] = [];
  private readonly wakers: { wake(): void }[] = [];
  private climbs = false;
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
  read(owner: Service, effects: Effects): void {
    const { config, clock, log, dataSource, bus, rpc } = this.connections;
    if (!config.roles.has('worker')) return;
    this.readerLag ??= new ReaderLag(this.connections.metrics, dataSource, clock);
    this.readerLag.watch(owner);
    const metrics = (this.readerMetrics ??= new ReaderMetrics(this.connections.metrics));
    const digest = new Digest(dataSource, owner, effects, rpc, (aggregateId, seq, reason) => {
      metrics.parked.inc({ owner });
      log.error({ owner, aggregateId, seq, reason }, 'aggregate parked');
    });
    const headCheck = new HeadCheck(dataSource, owner, digest, rpc, (aggregateId, seq) => {
      metrics.ahead.inc({ owner });
      log.error({ owner, aggregateId, seq }, 'further on here than at its owner: a forged event');
    });
    const markCheck = new MarkCheck(owner, rpc, clock);
    const requeue = new Requeue(dataSource, owner, digest);
    const rebuild = new Rebuild(dataSource, owner, effects);
    metrics.countParked(owner, () => countParked(dataSource.manager, owner));
    const { service: reader, databaseUrl } = config;
    const parts = { digest, headCheck, markCheck, requeue, rebuild, log, metrics };
    this.running.push(new EventReader({ owner, reader, databaseUrl, dataSource, bus, ...parts }));
  }

  /** Sees to it that flows run which the database says must. Role `relay`. */
  start(flows: OwedFlows): void {
    const { config, log, temporal } = this.connections;
    if (!config.roles.has('relay')) return;
    const starter = new FlowStarter(flows, temporal, log);
    this.wakers.push(starter);
    this.running.push(starter);
  }

  /** Sees to it that Temporal keeps the Schedules which the database says there are, and no other of their kinds. Role `relay`. */
  schedule(schedules: WantedSchedules): void {
    const { config, log, temporal } = this.connections;
    if (!config.roles.has('relay')) return;
    const keeper = new ScheduleKeeper(schedules, temporal, log);
    this.wakers.push(keeper);
    this.running.push(keeper);
  }

  /**
   * Climbs the ladders of this service's aggregates, and does what its other flows ask for; `bundlePath` is the
   * workflow code. Role `worker`.
   */
  work(activities: LadderActivities, bundlePath: string, flowActivities: FlowActivities = {}): void {
    const { config, log } = this.connections;
    if (!config.roles.has('worker')) return;
    const { temporal: target, service: taskQueue } = config;
    this.climbs = true;
    this.running.push(new TemporalWorker({ target, taskQueue, activities, flowActivities, bundlePath, log }));
  }

  /** Does what this service's flows ask for, where it has no ladders of its own. Role `worker`. */
  workFlows(bundlePath: string, flowActivities: FlowActivities): void {
    const { config, log } = this.connections;
    if (!config.roles.has('worker')) return;
    const { temporal: target, service: taskQueue } = config;
    const activities = null;
    this.running.push(new TemporalWorker({ target, taskQueue, activities, flowActivities, bundlePath, log }));
  }

  /** Does something that has an end, piece by piece, until `piece` says that nothing is left. Role `worker`. */
  finish(name: string, piece: (dataSource: DataSource) => Promise<boolean | 'later'>): void {
    const { config, log, dataSource } = this.connections;
    if (!config.roles.has('worker')) return;
    this.running.push(new BackgroundChore(name, () => piece(dataSource), log));
  }

  /** Does what keeps coming, looking for more a few times a second. Role `worker`. */
  watch(name: string, piece: () => Promise<boolean>): void {
    const { config, log } = this.connections;
    if (!config.roles.has('worker')) return;
    this.running.push(new BackgroundChore(name, piece, log, watchedEveryMs));
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
