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

/** Two lanes, each with tries of its own: what falls due soon never waits for a batch of what does not. */
const lanes = {
  near: { batchSize: 32, atOnce: 4, retryMs: 1_000 },
  far: { batchSize: 64, atOnce: 8, retryMs: 5_000 },
} as const;
type Lane = keyof typeof lanes;
/** Within that a rung is near. */
const nearMs = 600_000;
const pollMs = 250;
const longestRetryMs = 5_000;
/** A rung this long past and unclimbed means that its ladder is lost, late or never started. */
const resendAfterMs = 60_000;
const measureEveryMs = 5_000;

/**
 * Tells Temporal the newest plan of each aggregate, those first whose next rung is nearest, and tells it again where a due
 * rung stays unclimbed.
 */
export class LadderRelay {
  private readonly loops: Readonly<Record<Lane, PollingLoop>>;
  private prepared: Promise<void> | null = null;
  private resentAt = 0;
  private measuredAt = -Infinity;

  constructor(private readonly options: LadderRelayOptions) {
    this.loops = {
      near: this.loopOf(() => this.sendPending('near')),
      far: this.loopOf(async () => {
        const hasMore = await this.sendPending('far');
        await this.resendLate();
        return hasMore;
      }),
    };
  }

  wake(): void {
    for (const loop of Object.values(this.loops)) loop.wake();
  }

  async stop(): Promise<void> {
    await Promise.all(Object.values(this.loops).map((loop) => loop.stop()));
  }

  private loopOf(round: () => Promise<boolean>): PollingLoop {
    const { metrics, log } = this.options;
    return new PollingLoop({
      ...{ pollMs, longestRetryMs, round },
      failed: (error, retryMs) => {
        metrics.failures.inc();
        log.warn({ err: error, retryMs }, 'ladder relay interrupted');
      },
      idle: () => this.measure().catch(() => undefined),
    });
  }

  private async sendPending(lane: Lane): Promise<boolean> {
    const { temporal, dataSource, clock, held } = this.options;
    await (this.prepared ??= temporal.prepare()).catch((error: unknown) => {
      this.prepared = null;
      throw error;
    });
    const now = await clock.now();
    const { batchSize, retryMs } = lanes[lane];
    const isOfLane = lane === 'near' ? 'next_rung_at < $2' : '(next_rung_at >= $2 or next_rung_at is null)';
    const pending: PendingPlan[] = await dataSource.query(
      // One that Temporal would not take rests a while, so that those behind it have their turn.
      `select aggregate_type, aggregate_id, version, plan, sent_version < 0 as look from ladder_plan
       where sent_version < version and ${isOfLane} and partition = any($1::smallint[])
         and (tried_at is null or tried_at <= coalesce(told_at, 'epoch') or tried_at not between $3 and $4)
       order by ${lane === 'near' ? 'urgent desc, next_rung_at' : 'next_rung_at'} limit ${batchSize}`,
      [held(), new Date(now + nearMs), new Date(now - retryMs), new Date(now)],
    );
    await this.deliver(pending, lane);
    return pending.length === batchSize;
  }

  private async resendLate(): Promise<void> {
    const now = await this.options.clock.now();
    if (Math.abs(now - this.resentAt) < resendAfterMs / 6) return;
    const late: PendingPlan[] = await this.options.dataSource.query(
      `select aggregate_type, aggregate_id, version, plan, true as look from ladder_plan
       where next_rung_at < $2 and coalesce(told_at, 'epoch') < $2 and partition = any($1::smallint[])
       order by tried_at nulls first limit ${lanes.far.batchSize}`,
      [this.options.held(), new Date(now - resendAfterMs)],
    );
    await this.deliver(late, 'far');
    this.options.metrics.ladderHeals.inc(late.length);
    // With a full batch there are more: look again in the next round.
    if (late.length < lanes.far.batchSize) this.resentAt = now;
  }

  /** One plan that Temporal will not take must not hold up the others. */
  private async deliver(pending: readonly PendingPlan[], lane: Lane): Promise<void> {
    const queue = [...pending];
    const failures: unknown[] = [];
    const deliverNext = async (): Promise<void> => {
      for (let row = queue.shift(); row && !this.loops[lane].isStopping; row = queue.shift()) {
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
    await Promise.all(Array.from({ length: lanes[lane].atOnce }, deliverNext));
    if (failures.length > 0) throw failures[0];
  }

  private async deliverOne(row: PendingPlan): Promise<boolean> {
    const { temporal, metrics } = this.options;
    const { aggregate_type: kind, aggregate_id: aggregateId, plan, look } = row;
    const priority = priorityOf(plan, await this.options.clock.now());
    await temporal.deliver({ kind, aggregateId, plan, look, priority });
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

const dayMs = 86_400_000;

/**
 * Temporal's priority of a ladder, from its start on: 1 goes first. The default is 3, which ladders of earlier releases
 * have; an import of history is mostly far ahead and stands behind them.
 */
export function priorityOf({ urgent, rungs }: LadderPlan, now: number): 1 | 2 | 3 | 4 {
  if (urgent) return 1;
  const ahead = (rungs[0]?.at ?? Infinity) - now;
  return ahead < nearMs ? 2 : ahead < dayMs ? 3 : 4;
}
