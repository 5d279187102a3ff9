import type { ClockPort } from '@fengqiao/contracts/clock-port';
import type { RevisionView } from '@fengqiao/contracts/http/scoring/periods';
import { parsePeriod, type Period } from '@fengqiao/domain/score/periods/period';
import { differenceOfAffected } from '@fengqiao/domain/score/three-zero';
import { ProblemException } from '@fengqiao/service/problems/problem';
import { CLOCK } from '@fengqiao/service/bootstrap/tokens';
import { knownUntil } from '@fengqiao/inbox/marks/known-until';
import { Inject, Injectable } from '@nestjs/common';
import { signatureOf } from '../asker.ts';
import { DataSource, type EntityManager } from 'typeorm';
import { ClosingEvents } from '../close-period/closing-events.ts';
import { differenceOf, FrozenScores, type Revision } from './frozen-scores.ts';
import type { PeriodRevisionRow } from './period.entities.ts';
import { requireVersion, WriteDesk, type WriteRequest } from '../write-commands.ts';
import { revisionView } from './revision-view.ts';

/** Corrects frozen figures: a revision beside the ones before, never in their place. */
@Injectable()
export class Reviser {
  constructor(
    private readonly desk: WriteDesk,
    private readonly dataSource: DataSource,
    private readonly frozen: FrozenScores,
    private readonly events: ClosingEvents,
    @Inject(CLOCK) private readonly clock: ClockPort,
  ) {}

  async revise(period: Period, cause: string, request: WriteRequest): Promise<RevisionView> {
    return this.desk.carryOut(request, async (manager) => {
      const newest = await this.locked(manager, period);
      if (!newest)
        throw new ProblemException('period-not-closed', [{ field: 'period', code: 'period-not-closed' }]);
      requireVersion(request.preconditions, newest.row.revision);
      const kept = await this.keepNext(manager, period, newest, cause, signatureOf(request.asker));
      if (!kept) throw new ProblemException('nothing-changed');
      return revisionView(kept, request.asker);
    });
  }

  /**
   * One revision that events have made due, once everything recorded until then is in effect here; whether there was one.
   * A period whose figures did not change after all is owed nothing.
   */
  async reviseOwed(): Promise<boolean> {
    const { dataSource } = this;
    const mark = await knownUntil(dataSource.manager, 'intake');
    if (mark === null) return false;
    return dataSource.transaction(async (manager) => {
      const [owed] = (await manager.query(
        `select period, array_agg(distinct cause order by cause) as causes from revision_owed
         where recorded_at <= $1 group by period order by period limit 1`,
        [new Date(mark)],
      )) as { period: string; causes: string[] }[];
      const period = owed ? parsePeriod(owed.period) : null;
      if (!owed || !period) return false;
      const newest = await this.locked(manager, period);
      if (newest) await this.keepNext(manager, period, newest, owed.causes.join(' '), null);
      await manager.query('delete from revision_owed where period = $1 and recorded_at <= $2', [
        period.name,
        new Date(mark),
      ]);
      return true;
    });
  }

  private async locked(manager: EntityManager, { name }: Period): Promise<Revision | null> {
    await manager.query('select from period_closing where period = $1 for update', [name]);
    return this.frozen.newest(name);
  }

  /** The next revision, and that there is one; null where nothing is different from the last. */
  private async keepNext(
    manager: EntityManager,
    period: Period,
    newest: Revision,
    cause: string,
    by: string | null,
  ): Promise<PeriodRevisionRow | null> {
    const draft = await this.frozen.draft(period);
    const units = differenceOf(newest.content, draft.content);
    const before = await this.frozen.struckOf(period, newest);
    const struck = differenceOfAffected(before, draft.content.struck ?? []);
    if (units.length + struck.length === 0) return null;
    const revision = newest.row.revision + 1;
    const at = await this.clock.now();
    const kept = await this.frozen.keep(manager, draft, {
      ...{ revision, cause, by, at, difference: { units, struck } },
    });
    await this.events.publish(manager, period, { type: 'revised', revision }, by);
    return kept;
  }
}
