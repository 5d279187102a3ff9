import type { ClockPort } from '@fengqiao/contracts/clock-port';
import type { LadderPlan } from '@fengqiao/domain/ladder/plan';
import type { Logger } from '@fengqiao/observability/logger';
import type { TemporalClient } from '@fengqiao/temporal/temporal-client';
import type { DataSource } from 'typeorm';
import type { RelayMetrics } from '../events/relay-metrics.ts';
import { PollingLoop } from '../polling/polling-loop.ts';

export interface LadderRelayOptions {
  readonly dataSource: DataSource;
  readonly temporal: TemporalClient;
  /** Partitions this process answers for now. */
  readonly held: () => number[];
  readonly clock: ClockPort;
  readonly log: Logger;
  readonly metrics: RelayMetrics;
}

interface PendingPlan {
  readonly aggregate_type: string;
  readonly aggregate_id: string;
  readonly version: number;
  readonly plan: LadderPlan;
  readonly look: boolean;
}

const batchSize = 64;
const atOnce = 8;
const pollMs = 250;
const longestRetryMs = 5_000;
/** A rung this long past and unclimbed means that its ladder is lost, late or never started. */
const resendAfterMs = 60_000;
const measureEveryMs = 5_000;

/** Tells Temporal the newest plan of each aggregate, and tells it again where a due rung stays unclimbed. */
export class LadderRelay {
  private readonly loop: PollingLoop;
  private prepared = false;
  private resentAt = 0;
  private measuredAt = -Infinity;

  constructor(private readonly options: LadderRelayOptions) {
    const { metrics, log } = options;
    this.loop = new PollingLoop({
      pollMs,
      longestRetryMs,
      round: async () => {
        const sent = await this.sendPending();
        await this.resendLate();
        return sent === batchSize;
      },
      failed: (error, retryMs) => {
        metrics.failures.inc();
        log.warn({ err: error, retryMs }, 'ladder relay interrupted');
      },
      idle: () => this.measure().catch(() => undefined),
    });
  }

  wake(): void {
    this.loop.wake();
  }

  async stop(): Promise<void> {
    await this.loop.stop();
  }

  private async sendPending(): Promise<number> {
    if (!this.prepared) await this.options.temporal.prepare();
    this.prepared = true;
    const pending: PendingPlan[] = await this.options.dataSource.query(
      `select aggregate_type, aggregate_id, version, plan, sent_version < 0 as look from ladder_plan
       where sent_version < version and partition = any($1::smallint[])
       order by tried_at nulls first limit ${batchSize}`,
      [this.options.held()],
    );
    await this.deliver(pending);
    return pending.length;
  }

  private async resendLate(): Promise<void> {
    const now = await this.options.clock.now();
    if (Math.abs(now - this.resentAt) < resendAfterMs / 6) return;
    const late: PendingPlan[] = await this.options.dataSource.query(
      `select aggregate_type, aggregate_id, version, plan, true as look from ladder_plan
       where next_rung_at < $2 and coalesce(told_at, 'epoch') < $2 and partition = any($1::smallint[])
       order by tried_at nulls first limit ${batchSize}`,
      [this.options.held(), new Date(now - resendAfterMs)],
    );
    await this.deliver(late);
    this.options.metrics.ladderHeals.inc(late.length);
    // With a full batch there are more: look again in the next round.
    if (late.length < batchSize) this.resentAt = now;
  }

  /** One plan that Temporal will not take must not hold up the others: it goes to the end of the queue. */
  private async deliver(pending: readonly PendingPlan[]): Promise<void> {
    const queue = [...pending];
    const failures: unknown[] = [];
    const deliverNext = async (): Promise<void> => {
      for (let row = queue.shift(); row && !this.loop.isStopping; row = queue.shift()) {
        const isTold = await this.deliverOne(row).catch((error: unknown) => {
          failures.push(error);
          return false;
        });
        await this.options.dataSource.query(
          `update ladder_plan set tried_at = $2,
             told_at = case when $3 then $2 else told_at end,
             sent_version = case when $3 then greatest(sent_version, $4) else sent_version end
           where aggregate_id = $1`,
          [row.aggregate_id, new Date(await this.options.clock.now()), isTold, row.version],
        );
      }
    };
    await Promise.all(Array.from({ length: atOnce }, deliverNext));
    if (failures.length > 0) throw failures[0];
  }

  private async deliverOne(row: PendingPlan): Promise<boolean> {
    const { temporal, metrics } = this.options;
    const { aggregate_type: kind, aggregate_id: aggregateId, plan, look } = row;
    await temporal.deliver({ kind, aggregateId, plan, look });
    metrics.plansSent.inc();
    return true;
  }

  private async measure(): Promise<void> {
    if (performance.now() - this.measuredAt < measureEveryMs) return;
    this.measuredAt = performance.now();
    const [counts] = (await this.options.dataSource.query(
      `select ((select count(*) from event where recorded_at is null)
                + (select count(*) from event join relay_partition using (partition) where recorded_at > sent_until))::int as events,
              coalesce(extract(epoch from clock_timestamp() - least(
                (select written_at from event where recorded_at is null order by position limit 1),
                (select min(written_at) from event join relay_partition using (partition) where recorded_at > sent_until)
              )), 0)::float as lag,
              (select count(*) from ladder_plan where sent_version < version)::int as plans,
              (select count(*) from ladder_plan where next_rung_at < $1)::int as due`,
      [new Date((await this.options.clock.now()) - resendAfterMs)],
    )) as { events: number; lag: number; plans: number; due: number }[];
    const { metrics } = this.options;
    metrics.unsentEvents.set(counts?.events ?? 0);
    metrics.lagSeconds.set(counts?.lag ?? 0);
    metrics.unsentPlans.set(counts?.plans ?? 0);
    metrics.unclimbedDueRungs.set(counts?.due ?? 0);
  }
}
