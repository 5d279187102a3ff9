import type { ClockPort } from '@fengqiao/contracts/clock-port';
import type { ClosingProgress } from '@fengqiao/contracts/temporal/close-period';
import { nextClosingStep, type ClosingStep } from '@fengqiao/domain/score/periods/closing';
import { periodsBegun, type Period } from '@fengqiao/domain/score/periods/period';
import { knownUntil } from '@fengqiao/inbox/marks/known-until';
import { CLOCK } from '@fengqiao/service/bootstrap/tokens';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { closingOf } from './closing-of.ts';
import { ClosingEvents } from './closing-events.ts';
import { FrozenScores } from '../periods/frozen-scores.ts';
import { PeriodClosingRow } from '../periods/period.entities.ts';

/** While something is waited for that comes at no known moment. */
const lookAgainMs = 60_000;

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

  /** Periods that have ended and are not frozen, oldest first. */
  async owed(): Promise<Period[]> {
    const now = await this.clock.now();
    const first = await firstMonth(this.dataSource.manager);
    if (first === null) return [];
    const frozen = await this.dataSource.manager.find(PeriodClosingRow);
    const done = new Set(frozen.filter(({ frozenAt }) => frozenAt).map(({ period }) => period));
    return periodsBegun(first, now).filter(({ to, name }) => to <= now && !done.has(name));
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

/** The first month anything counts in; null while nothing does. */
export async function firstMonth(manager: EntityManager): Promise<number | null> {
  const [row] = (await manager.query('select min(month) as first from score_total where total <> 0')) as {
    first: number | null;
  }[];
  return row?.first ?? null;
}
