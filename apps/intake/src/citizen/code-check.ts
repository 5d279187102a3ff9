import { timingSafeEqual } from 'node:crypto';
import type { ClockPort } from '@fengqiao/contracts/clock-port';
import { refuse, type Refusal } from '@fengqiao/domain/refusal';
import { CLOCK } from '@fengqiao/service/tokens';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { CaseRow } from '../cases/case.entity.ts';
import { hashQueryCode } from '../register-case/query-code.ts';

/** A citizen who mistypes a few times is not kept waiting. */
const freeFailures = 5;
/** After so many the case answers nobody by code for a day, right or wrong. */
const mostFailures = 20;
const lockedMs = 24 * 3_600_000;
const longestWaitMs = 3_600_000;

/** Whether who asks holds the secret of a case. Guessing is slowed down, ever more, then locked out. */
@Injectable()
export class CodeCheck {
  constructor(
    private readonly dataSource: DataSource,
    @Inject(CLOCK) private readonly clock: ClockPort,
  ) {}

  /**
   * The case of that number and code. `not-found` for a wrong code as for a number nobody has; `rate-limited` with
   * `retryAfterSeconds` while guessing must wait. What failed is kept although the call is refused: it is what slows
   * the next one down.
   */
  async open(number: string, code: string): Promise<CaseRow | Refusal> {
    // Not the transaction of a command: what a refused guess leaves behind must stay.
    return this.dataSource.transaction(async (manager): Promise<CaseRow | Refusal> => {
      const row = await manager.findOneBy(CaseRow, { number });
      if (!row?.queryCodeHash) return refuse('not-found');
      // One guess at a time on one case, or a hundred at once would all be the first.
      await manager.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`query-code/${row.id}`]);
      const now = await this.clock.now();
      const failed = await failuresOf(manager, row.id);
      const wait = failed === null ? 0 : failed.lastAt + pauseAfter(failed.failures) - now;
      if (wait > 0) return refuse('rate-limited', [], { retryAfterSeconds: Math.ceil(wait / 1000) });
      if (timingSafeEqual(hashQueryCode(number, code), row.queryCodeHash)) {
        if (failed) await manager.query('delete from query_guess where case_id = $1', [row.id]);
        return row;
      }
      // Locked out and served its day, it begins anew.
      const failures = failed && failed.failures < mostFailures ? failed.failures + 1 : 1;
      await manager.query(
        `insert into query_guess (case_id, failures, last_at) values ($1, $2, $3)
         on conflict (case_id) do update set failures = excluded.failures, last_at = excluded.last_at`,
        [row.id, failures, new Date(now)],
      );
      return refuse('not-found');
    });
  }
}

async function failuresOf(
  manager: EntityManager,
  caseId: string,
): Promise<{ failures: number; lastAt: number } | null> {
  const [row] = (await manager.query('select failures, last_at from query_guess where case_id = $1', [
    caseId,
  ])) as { failures: number; last_at: Date }[];
  return row ? { failures: row.failures, lastAt: row.last_at.getTime() } : null;
}

/** Nothing at first, then a second, two, four and so on, at most an hour; at last a day. */
function pauseAfter(failures: number): number {
  if (failures >= mostFailures) return lockedMs;
  return failures < freeFailures ? 0 : Math.min(1_000 * 2 ** (failures - freeFailures), longestWaitMs);
}
