import { timingSafeEqual } from 'node:crypto';
import type { ClockPort } from '@fengqiao/contracts/clock-port';
import { refuse, type Refusal } from '@fengqiao/domain/refusal';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { hashQueryCode } from './query-code.ts';
import { CLOCK } from '../bootstrap/tokens.ts';

/** A citizen who mistypes a few times is not kept waiting. */
const freeFailures = 5;
/** After so many it answers nobody by code for a day, right or wrong. */
const mostFailures = 20;
const lockedMs = 24 * 3_600_000;
const longestWaitMs = 3_600_000;

/** What a number stands for, and whoever may come back to it by code. */
export interface CodeHolders<Holder> {
  /** UUID under which guesses at it are counted. */
  readonly id: string;
  /** One a code; `hash` as `hashQueryCode` makes it of number and code. */
  readonly keys: readonly { readonly hash: Buffer; readonly holder: Holder }[];
}

interface Failed {
  readonly failures: number;
  readonly lastAt: number;
}

/**
 * Whether who asks holds a secret of what a number stands for. Guessing is slowed down, ever more, then locked out.
 * Needs the table of `QueryGuessRow`.
 */
@Injectable()
export class QueryCodeGuard {
  constructor(
    private readonly dataSource: DataSource,
    @Inject(CLOCK) private readonly clock: ClockPort,
  ) {}

  /**
   * Whose the code is. `not-found` for a wrong code as for a number nobody has (`find` gives null) or one without a
   * code; `rate-limited` with `retryAfterSeconds` while guessing must wait. What failed is kept although the call is
   * refused: it is what slows the next one down.
   */
  async open<Holder>(
    number: string,
    code: string,
    find: (manager: EntityManager) => Promise<CodeHolders<Holder> | null>,
  ): Promise<Holder | Refusal> {
    // Not the transaction of a command: what a refused guess leaves behind must stay.
    return this.dataSource.transaction(async (manager): Promise<Holder | Refusal> => {
      const locked = await find(manager);
      if (!locked || locked.keys.length === 0) return refuse('not-found');
      const { id, keys } = locked;
      // One guess at a time at one secret, or a hundred at once would all be the first.
      await manager.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`query-code/${id}`]);
      const now = await this.clock.now();
      const isShared = keys.length > 1;
      const failed = recent(await failuresOf(manager, id), isShared, now);
      const wait = failed === null ? 0 : failed.lastAt + pauseAfter(failed.failures) - now;
      if (wait > 0) return refuse('rate-limited', [], { retryAfterSeconds: Math.ceil(wait / 1000) });
      const given = hashQueryCode(number, code);
      const [key] = keys.filter(({ hash }) => timingSafeEqual(given, hash));
      if (key) {
        // Where several hold codes, one must not buy guesses at another's with the own.
        if (failed && !isShared) await manager.query('delete from query_guess where case_id = $1', [id]);
        return key.holder;
      }
      // Locked out and served its day, it begins anew.
      const failures = failed && failed.failures < mostFailures ? failed.failures + 1 : 1;
      await manager.query(
        `insert into query_guess (case_id, failures, last_at) values ($1, $2, $3)
         on conflict (case_id) do update set failures = excluded.failures, last_at = excluded.last_at`,
        [id, failures, new Date(now)],
      );
      return refuse('not-found');
    });
  }
}

async function failuresOf(manager: EntityManager, id: string): Promise<Failed | null> {
  const [row] = (await manager.query('select failures, last_at from query_guess where case_id = $1', [
    id,
  ])) as { failures: number; last_at: Date }[];
  return row ? { failures: row.failures, lastAt: row.last_at.getTime() } : null;
}

/** What no right code wipes away, a day without a wrong one does. */
function recent(failed: Failed | null, isShared: boolean, now: number): Failed | null {
  return failed && isShared && now >= failed.lastAt + lockedMs ? null : failed;
}

/** Nothing at first, then a second, two, four and so on, at most an hour; at last a day. */
function pauseAfter(failures: number): number {
  if (failures >= mostFailures) return lockedMs;
  return failures < freeFailures ? 0 : Math.min(1_000 * 2 ** (failures - freeFailures), longestWaitMs);
}
