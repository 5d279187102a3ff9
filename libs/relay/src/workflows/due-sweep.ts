import type { ClockPort } from '@fengqiao/contracts/clock-port';
import type { ClimbRequest } from '@fengqiao/contracts/temporal/ladder';
import type { LadderPlan } from '@fengqiao/domain/ladder/plan';
import type { Logger } from '@fengqiao/observability/logger';
import type { Counter } from 'prom-client';
import type { DataSource } from 'typeorm';
import { PollingLoop } from '../polling/polling-loop.ts';

export interface DueSweepOptions {
  readonly dataSource: DataSource;
  /** The climb of a ladder that nobody asked for; `isTaken`: Temporal has its plan. */
  readonly climb: (request: ClimbRequest, isTaken: boolean) => Promise<LadderPlan>;
  /** Of which aggregates. */
  readonly kinds: readonly string[];
  readonly clock: ClockPort;
  /** The clock is the time of day: then it is believed no further ahead of the database's than a climb is. */
  readonly isWallClock: boolean;
  readonly log: Logger;
  readonly swept: Counter<'plan'>;
}

interface DueRow {
  readonly aggregate_type: string;
  readonly aggregate_id: string;
  readonly urgent: boolean;
  readonly is_taken: boolean;
}

/** When a due rung was first seen here, on the clock that is never set, and how often climbing did not help. */
interface Seen {
  readonly since: number;
  readonly tries: number;
}

const pollMs = 200;
const longestRetryMs = 5_000;
const looksAt = 256;
/** Few, so that an urgent one that falls due meanwhile waits for no more than these. */
const batchSize = 8;
const atOnce = 4;
/** Nobody else will climb it: Temporal has not been told. */
const graceUntakenMs = 400;
/** Temporal has a moment; a limit in minutes has no more. */
const graceUrgentMs = 1_000;
/** Thousands fall due together at closing time, and Temporal works them off: help only where it does not get on. */
const graceTakenMs = 10_000;
const longestPauseMs = 60_000;

/**
 * Climbs what is due and stays unclimbed, straight from the database: a rung must not wait for a plan that Temporal has
 * not been told of, or a task that stands behind thousands of others. Whoever else climbs at the same time finds nothing.
 * A grace is counted from when a rung was first seen to be due, by a clock that nobody sets.
 */
export class DueSweep {
  private readonly loop: PollingLoop;
  private seen = new Map<string, Seen>();

  constructor(private readonly options: DueSweepOptions) {
    const { log } = options;
    this.loop = new PollingLoop({
      pollMs,
      longestRetryMs,
      round: () => this.sweep(),
      failed: (error, retryMs) => log.warn({ err: error, retryMs }, 'sweep of due rungs interrupted'),
    });
  }

  async stop(): Promise<void> {
    await this.loop.stop();
  }

  private async sweep(): Promise<boolean> {
    const { dataSource, clock, kinds, isWallClock } = this.options;
    const now = await clock.now();
    const due: DueRow[] = await dataSource.query(
      `select aggregate_type, aggregate_id, urgent, sent_version >= version as is_taken from ladder_plan
       where next_rung_at <= case when $3 then least($1, statement_timestamp() + interval '2 s') else $1 end
         and aggregate_type = any($2)
       order by urgent desc, is_taken, next_rung_at limit ${looksAt}`,
      [new Date(now), kinds, isWallClock],
    );
    const moment = performance.now();
    this.seen = new Map(
      due.map(({ aggregate_id: id }) => [id, this.seen.get(id) ?? { since: moment, tries: 0 }]),
    );
    const late = due.filter((row) => this.isLate(row, moment));
    const queue = late.slice(0, batchSize);
    const climbNext = async (): Promise<void> => {
      for (let row = queue.shift(); row && !this.loop.isStopping; row = queue.shift())
        await this.climb(row, now);
    };
    await Promise.all(Array.from({ length: atOnce }, climbNext));
    return late.length > batchSize;
  }

  private isLate({ aggregate_id: id, urgent, is_taken: isTaken }: DueRow, moment: number): boolean {
    const { since = moment, tries = 0 } = this.seen.get(id) ?? {};
    const grace = !isTaken ? graceUntakenMs : urgent ? graceUrgentMs : graceTakenMs;
    return moment - since >= (tries === 0 ? grace : Math.min(grace * 2 ** tries, longestPauseMs));
  }

  private async climb(row: DueRow, moment: number): Promise<void> {
    const { aggregate_type: kind, aggregate_id: aggregateId, is_taken: isTaken } = row;
    const { climb, log, swept } = this.options;
    // What stays due although it was climbed, or cannot be, is tried ever more slowly.
    const { tries = 0 } = this.seen.get(aggregateId) ?? {};
    this.seen.set(aggregateId, { since: performance.now(), tries: tries + 1 });
    try {
      await climb({ kind, aggregateId, moment }, isTaken);
      swept.inc({ plan: isTaken ? 'taken' : 'owed' });
    } catch (error) {
      log.warn({ err: error, aggregateId }, 'climb of a due rung failed, will be tried again');
    }
  }
}
