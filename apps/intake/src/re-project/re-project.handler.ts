import type { ClockPort } from '@fengqiao/contracts/clock-port';
import type { ReprojectProgress } from '@fengqiao/contracts/temporal/reproject';
import { broughtForward, catchUp } from '@fengqiao/domain/case/ladder/catch-up';
import { planOf } from '@fengqiao/domain/case/ladder/climb';
import type { CaseRules } from '@fengqiao/domain/case/rules/rule-book';
import { samePlan, type LadderPlan } from '@fengqiao/domain/ladder/plan';
import { BackgroundComponents } from '@fengqiao/service/background/background-components';
import { CLOCK } from '@fengqiao/service/bootstrap/tokens';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { CaseRow } from '../cases/case.entity.ts';
import { cases } from '../cases/stored-case.ts';
import { DirectorySource } from '../directory/directory-source.ts';
import { RulesSource } from '../rules/rules-source.ts';
import { openCasesAfter } from './open-cases.ts';
import { ReprojectionRow } from './reprojection.entity.ts';

/** Rows locked at once: a command on one of them waits for this many to be written. */
const casesInBatch = 250;

/** A call ends after so long, however many batches it was given: where all cases move, a batch takes seconds. */
const longestCallMs = 15_000;

interface Batch {
  readonly cursor: string | null;
  readonly looked: number;
  readonly casesMoved: number;
  readonly deadlinesMoved: number;
}

/**
 * Brings open cases under the newest rules, batch by batch, each in one transaction with how far it has come: whatever
 * dies, no case is left out and none is told twice. A case that does not move is read and left alone.
 */
@Injectable()
export class ReprojectHandler {
  constructor(
    private readonly dataSource: DataSource,
    private readonly directories: DirectorySource,
    private readonly rules: RulesSource,
    private readonly parts: BackgroundComponents,
    @Inject(CLOCK) private readonly clock: ClockPort,
  ) {}

  /** A few batches of one re-projection, from where the last call came to. */
  async next(edition: number, batches: number): Promise<ReprojectProgress> {
    if (await this.hasEarlierWriters(edition)) return progressOf(await this.find(edition), 'waiting');
    const until = performance.now() + longestCallMs;
    for (let batch = 0; batch < batches && performance.now() < until; batch += 1) {
      const row = await this.dataSource.transaction((manager) => this.takeBatch(manager, edition));
      this.parts.wake();
      if (row === null || row.finishedAt !== null) return progressOf(row, 'finished');
    }
    return progressOf(await this.find(edition), 'going-on');
  }

  /**
   * A command that read the rules before this edition may still be under way, and what it writes behind the cursor
   * would be left out. Its transaction is older than our first look, which the database remembers.
   */
  private async hasEarlierWriters(edition: number): Promise<boolean> {
    const { manager } = this.dataSource;
    await manager.query(
      'update reprojection set begun_at = clock_timestamp() where edition = $1 and begun_at is null',
      [edition],
    );
    const [row] = (await manager.query(
      `select exists (
         select from pg_stat_activity, reprojection
         where edition = $1 and finished_at is null and xact_start < begun_at and datname = current_database()
           and application_name = current_setting('application_name') and pid <> pg_backend_pid()
       ) as waits`,
      [edition],
    )) as { waits: boolean }[];
    return row?.waits ?? false;
  }

  private find(edition: number): Promise<ReprojectionRow | null> {
    return this.dataSource.manager.findOneBy(ReprojectionRow, { edition });
  }

  private async takeBatch(manager: EntityManager, edition: number): Promise<ReprojectionRow | null> {
    const row = await manager.findOne(ReprojectionRow, {
      where: { edition },
      lock: { mode: 'pessimistic_write' },
    });
    if (row === null || row.finishedAt !== null) return row;
    const batch = await this.bringForward(manager, row.cursor);
    const after = {
      looked: row.looked + batch.looked,
      casesMoved: row.casesMoved + batch.casesMoved,
      deadlinesMoved: row.deadlinesMoved + batch.deadlinesMoved,
      cursor: batch.cursor ?? row.cursor,
      finishedAt: batch.looked < casesInBatch ? new Date(await this.clock.now()) : null,
    };
    await manager.update(ReprojectionRow, { edition }, after);
    return { ...row, ...after };
  }

  private async bringForward(manager: EntityManager, cursor: string | null): Promise<Batch> {
    const rules = await this.rules.current(manager);
    const open = await openCasesAfter(manager, cursor, casesInBatch);
    const moving = open.filter(({ state, plan }) => isMoved(state, plan, rules)).map(({ id }) => id);
    const moved = moving.length > 0 ? await this.move(manager, moving, rules) : { cases: 0, deadlines: 0 };
    return {
      cursor: open.at(-1)?.id ?? null,
      looked: open.length,
      casesMoved: moved.cases,
      deadlinesMoved: moved.deadlines,
    };
  }

  /** Locked and looked at anew: a command may have moved them meanwhile. */
  private async move(manager: EntityManager, ids: readonly string[], rules: CaseRules) {
    const rows = await cases.lock(manager, ids);
    const directory = await this.directories.current(manager);
    const now = await this.clock.now();
    const caughtUp = rows.map(({ state }) =>
      catchUp(state, { now: Math.max(now, state.lastEventAt), directory, rules }),
    );
    await cases.save(manager, caughtUp, { now, directory, rules }, 're-projection');
    const moves = caughtUp.map(
      ({ events }) => events.filter(({ fact }) => fact.type === 'deadline-moved').length,
    );
    return {
      cases: moves.filter((count) => count > 0).length,
      deadlines: moves.reduce((sum, count) => sum + count, 0),
    };
  }
}

/** Whether the newest rules move any deadline or rung of a case: its plan has them all. */
function isMoved(state: CaseRow['state'], plan: LadderPlan | null, rules: CaseRules): boolean {
  return !samePlan(plan, planOf(broughtForward(state, rules), rules));
}

function progressOf(row: ReprojectionRow | null, status: ReprojectProgress['status']): ReprojectProgress {
  const { looked = 0, casesMoved = 0, deadlinesMoved = 0 } = row ?? {};
  return { looked, casesMoved, deadlinesMoved, status };
}
