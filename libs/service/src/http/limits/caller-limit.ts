import { createHmac } from 'node:crypto';
import type { ClockPort } from '@fengqiao/contracts/clock-port';
import { refuse, type Refusal } from '@fengqiao/domain/refusal';
import { oftenSent } from '@fengqiao/postgres/connection/thrifty-client';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { ServiceConfig } from '../../bootstrap/config.ts';
import { CLOCK, CONFIG } from '../../bootstrap/tokens.ts';

const hourMs = 3_600_000;
/** Swept at every call, so that there are never more rows than callers of the hour, and some at every lull. */
const sweptAtOnce = 5;

/**
 * When a bucket is full again: an hour from now at the latest, or it was filled by a clock that has been set back since,
 * and nobody is shut out by that.
 */
const fullAt = `case when bucket.full_at > $2 + interval '1 hour' then $2 else greatest(bucket.full_at, $2) end`;

const takeOne = oftenSent(
  `with unhurried as (select set_config('synchronous_commit', 'off', true)), swept as (
     delete from caller_bucket where caller in (
       select caller from caller_bucket where full_at < $2 and caller <> $1
       limit ${sweptAtOnce} for update skip locked)
   )
   insert into caller_bucket as bucket (caller, full_at)
   select $1, $2::timestamptz + $3 * interval '1 millisecond' from unhurried
   on conflict (caller) do update
     set full_at = ${fullAt} + $3 * interval '1 millisecond'
     where ${fullAt} + $3 * interval '1 millisecond' <= $2 + interval '1 hour'
   returning full_at`,
);

/**
 * How often an hour a block of addresses may do a thing, whichever process it comes to: a token bucket a block, full at
 * first, kept as the moment at which it is full again. Needs the table of `CallerBucketRow`.
 */
@Injectable()
export class CallerLimit {
  constructor(
    private readonly dataSource: DataSource,
    @Inject(CONFIG) private readonly config: ServiceConfig,
    @Inject(CLOCK) private readonly clock: ClockPort,
  ) {}

  /**
   * Takes one of `anHour`; `rate-limited` with `retryAfterSeconds` when none is left. In a statement of its own, not in
   * the command's transaction: a block's callers must not wait for each other's commands. Nor for the disk: what a
   * crash forgets of a limit harms nobody.
   */
  async take(what: string, block: string, anHour: number): Promise<Refusal | null> {
    const now = new Date(await this.clock.now());
    const caller = this.nameOf(what, block);
    const apartMs = hourMs / anHour;
    const [row] = (await this.dataSource.query(takeOne, [caller, now, apartMs])) as { full_at: Date }[];
    if (row) return null;
    const [left] = (await this.dataSource.query('select full_at from caller_bucket where caller = $1', [
      caller,
    ])) as { full_at: Date }[];
    const wait = (left?.full_at.getTime() ?? now.getTime()) + apartMs - hourMs - now.getTime();
    return refuse('rate-limited', [], { retryAfterSeconds: Math.max(1, Math.ceil(wait / 1000)) });
  }

  /** Under a key that all processes on the database have and the database has not: a copy of it names no address. */
  private nameOf(what: string, block: string): Buffer {
    return createHmac('sha256', this.config.databaseUrl).update(`${what} ${block}`).digest().subarray(0, 16);
  }
}
