import type { ClockPort } from '@fengqiao/contracts/clock-port';
import type { RevisionView } from '@fengqiao/contracts/http/scoring/periods';
import type { Period } from '@fengqiao/domain/score/periods/period';
import { differenceOfAffected } from '@fengqiao/domain/score/three-zero';
import { ProblemException } from '@fengqiao/service/problems/problem';
import { CLOCK } from '@fengqiao/service/bootstrap/tokens';
import { Inject, Injectable } from '@nestjs/common';
import { signatureOf } from '../asker.ts';
import { ClosingEvents } from '../close-period/closing-events.ts';
import { differenceOf, FrozenScores } from './frozen-scores.ts';
import { requireVersion, WriteDesk, type WriteRequest } from '../write-commands.ts';
import { revisionView } from './revision-view.ts';

/** Corrects frozen figures: a revision beside the ones before, never in their place. */
@Injectable()
export class Reviser {
  constructor(
    private readonly desk: WriteDesk,
    private readonly frozen: FrozenScores,
    private readonly events: ClosingEvents,
    @Inject(CLOCK) private readonly clock: ClockPort,
  ) {}

  async revise(period: Period, cause: string, request: WriteRequest): Promise<RevisionView> {
    return this.desk.carryOut(request, async (manager) => {
      await manager.query('select from period_closing where period = $1 for update', [period.name]);
      const newest = await this.frozen.newest(period.name);
      if (!newest)
        throw new ProblemException('period-not-closed', [{ field: 'period', code: 'period-not-closed' }]);
      requireVersion(request.preconditions, newest.row.revision);
      const draft = await this.frozen.draft(period);
      const units = differenceOf(newest.content, draft.content);
      const struck = differenceOfAffected(
        await this.frozen.struckOf(period, newest),
        draft.content.struck ?? [],
      );
      if (units.length + struck.length === 0) throw new ProblemException('nothing-changed');
      const revision = newest.row.revision + 1;
      const at = await this.clock.now();
      const by = signatureOf(request.asker);
      const made = { revision, cause, by, at, difference: { units, struck } };
      const kept = await this.frozen.keep(manager, draft, made);
      await this.events.publish(manager, period, { type: 'revised', revision }, by);
      return revisionView(kept, request.asker);
    });
  }
}
