import type { ClockPort } from '@fengqiao/contracts/clock-port';
import { bounds } from '@fengqiao/domain/bounds';
import { DAY_MS } from '@fengqiao/domain/clock/dates/civil-date';
import type { ClosingProgress } from '@fengqiao/contracts/temporal/close-period';
import {
  isHistory,
  newsForDays,
  nextClosingStep,
  type ClosingStep,
} from '@fengqiao/domain/score/periods/closing';
import {
  monthAt,
  oldestFirst,
  parsePeriod,
  periodsBegun,
  periodsWith,
  type Period,
} from '@fengqiao/domain/score/periods/period';
import { knownUntil } from '@fengqiao/inbox/marks/known-until';
import { CLOCK } from '@fengqiao/service/bootstrap/tokens';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { closingIn, closingOf } from './closing-of.ts';
import { ClosingEvents } from './closing-events.ts';
import { FrozenScores } from '../periods/frozen-scores.ts';
import { PeriodClosingRow } from '../periods/period.entities.ts';

/** While something is waited for that comes at no known moment. */
const lookAgainMs = 60_000;
/** What ended before is history: a month more than the news goes back, so that no period falls between. */
const latelyMs = (newsForDays + 31) * DAY_MS;

/** Closes periods, a step at a time; whoever asks twice changes nothing. */
@Injectable()
export class PeriodCloser {
  constructor(
    private readonly dataSource: DataSource,
    private readonly frozen: FrozenScores,
    private readonly events: ClosingEvents,
    @Inject(CLOCK) private readonly clock: ClockPort,
  ) {}

  /** Does what is due for a period, and says what it waits for then. */
  async advance(period: Period): Promise<ClosingProgress> {
    for (;;) {
      const now = await this.clock.now();
      const step = await this.next(period, now);
      if (step.step === 'done') return { status: 'frozen', lookInMs: 0 };
      if (step.step === 'wait' && step.for === 'decisions') await this.tellUndecided(period, now);
      if (step.step === 'wait')
        return {
          status: `waiting for ${step.for}`,
          lookInMs: step.until === null ? lookAgainMs : step.until - now,
        };
      if (step.step === 'make-provisional') await this.makeProvisional(period, now, step.objectionsUntil);
      else await this.freeze(period, now);
    }
  }

  /** Periods that have ended and are not frozen, oldest first; those of long ago are closed together. */
  async owed(): Promise<Period[]> {
    const { periods } = await this.ended();
    return periods.filter(({ isOld }) => !isOld).map(({ period }) => period);
  }

  /** Whether anything of long ago is left to close. */
  async owesHistory(): Promise<boolean> {
    const { periods } = await this.ended();
    return periods.some(({ isOld }) => isOld);
  }

  /**
   * Brings some of the periods that ended long ago a step further: those in which anything counts, as figures of others
   * say nothing that could be frozen.
   */
  async advanceHistory(): Promise<ClosingProgress> {
    const { periods, now } = await this.ended();
    const old = periods.filter(({ isOld }) => isOld);
    if (old.length === 0) return { status: 'frozen', lookInMs: 0 };
    let steps = 0;
    for (const { period, closing } of old) {
      if (closing !== null && now < closing.objectionsUntil) continue;
      if (steps === bounds.periodsOfPiece) return { status: `${old.length} to close`, lookInMs: 0 };
      const { status } = await this.advance(period);
      if (closing === null || status === 'frozen') steps += 1;
    }
    // What was begun just now is waited for when it is looked at again.
    if (steps > 0) return { status: `${old.length} to close`, lookInMs: 0 };
    const until = old.flatMap(({ closing }) => closing?.objectionsUntil ?? []).filter((at) => at > now);
    const lookInMs = until.length > 0 ? Math.min(...until) - now : lookAgainMs;
    return { status: `${old.length} waiting for objections or decisions`, lookInMs };
  }

  /** What has ended, is not frozen and is to be, oldest first. */
  private async ended() {
    const now = await this.clock.now();
    const { manager } = this.dataSource;
    const months = await countedMonths(manager);
    const [first] = months;
    if (first === undefined) return { periods: [], now };
    const rows = new Map((await manager.find(PeriodClosingRow)).map((row) => [row.period, row]));
    const rowsOpen = [...rows.values()].filter(({ frozenAt }) => frozenAt === null);
    // Those of lately close whatever is in them; of those before, which may be a century, what counts anything.
    const lately = monthAt(now - latelyMs).firstMonth;
    const owed = [
      ...rowsOpen.flatMap(({ period }) => parsePeriod(period) ?? []),
      ...months.filter((month) => month < lately).flatMap(periodsWith),
      ...periodsBegun(Math.max(first, lately), now),
    ];
    const once = [...new Map(owed.map((period) => [period.name, period])).values()];
    const periods = once.flatMap((period) => {
      const row = rows.get(period.name);
      if (period.to > now || row?.frozenAt) return [];
      const closing = row ? closingIn(row) : null;
      const isOld = isHistory(period, closing ?? { provisionalAt: now });
      return [{ period, closing, isOld }];
    });
    return { periods: periods.sort((one, other) => oldestFirst(one.period, other.period)), now };
  }

  private async next(period: Period, now: number): Promise<ClosingStep> {
    const { manager } = this.dataSource;
    const [row] = (await manager.query(
      `select count(*) filter (where decision is null)::int as undecided, max(decided_at) as last
       from period_objection where period = $1`,
      [period.name],
    )) as { undecided: number; last: Date | null }[];
    const objections = { undecided: row?.undecided ?? 0, lastDecidedAt: row?.last?.getTime() ?? null };
    const mark = (await knownUntil(manager, 'intake')) ?? 0;
    return nextClosingStep(period, await closingOf(manager, period.name), objections, { now, mark });
  }

  private async makeProvisional(period: Period, now: number, objectionsUntil: number): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      const rows: unknown[] = await manager.query(
        `insert into period_closing (period, provisional_at, objections_until) values ($1, $2, $3)
         on conflict do nothing returning period`,
        [period.name, new Date(now), new Date(objectionsUntil)],
      );
      if (rows.length > 0) await this.events.publish(manager, period, { type: 'made-provisional' }, null);
    });
  }

  /** Once: that nothing is frozen before somebody decides. */
  private async tellUndecided(period: Period, now: number): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      const [rows] = (await manager.query(
        `update period_closing set left_undecided_at = $2 where period = $1 and left_undecided_at is null
         returning (select count(*)::int from period_objection o where o.period = $1 and o.decision is null) as n`,
        [period.name, new Date(now)],
      )) as [{ n: number }[], number];
      const objections = rows[0]?.n ?? 0;
      if (objections > 0)
        await this.events.publish(manager, period, { type: 'left-undecided', objections }, null);
    });
  }

  private async freeze(period: Period, now: number): Promise<void> {
    const draft = await this.frozen.draft(period);
    await this.dataSource.transaction(async (manager) => {
      const [rows] = (await manager.query(
        'update period_closing set frozen_at = $2 where period = $1 and frozen_at is null returning period',
        [period.name, new Date(now)],
      )) as [unknown[], number];
      if (rows.length === 0) return;
      await this.frozen.keep(manager, draft, {
        revision: 1,
        cause: 'closed',
        by: null,
        at: now,
        difference: { units: [], struck: [] },
      });
      await this.events.publish(manager, period, { type: 'frozen' }, null);
    });
  }
}

/** The months anything counts in, oldest first. */
async function countedMonths(manager: EntityManager): Promise<number[]> {
  const rows = (await manager.query(
    'select distinct month from score_total where total <> 0 order by month',
  )) as { month: number }[];
  return rows.map(({ month }) => month);
}
