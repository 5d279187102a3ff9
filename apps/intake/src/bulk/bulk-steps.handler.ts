import type { BulkProgress } from '@fengqiao/contracts/temporal/bulk';
import type { ClockPort } from '@fengqiao/contracts/clock-port';
import { isRefusal, refuse, type Refusal } from '@fengqiao/domain/refusal';
import type { Logger } from '@fengqiao/observability/logger';
import { CLOCK, LOGGER } from '@fengqiao/service/bootstrap/tokens';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { MoveCaseHandler } from '../move-case/move-case.handler.ts';
import { BulkStepRow } from './bulk.entities.ts';
import { beforeStep, commandOf, setBy, type Step } from './bulk-step.ts';
import { countsOf } from './bulk-view.ts';

/** A call ends after so long: whoever watches sees it move, and a call that dies is soon missed. */
const longestCallMs = 2_000;
/** A case that fails so often by our own fault is passed over: one that is broken must not hold up the others. */
const mostTries = 3;

/** Another process has done the step meanwhile: what was about to be done once more is rolled back. */
class DoneMeanwhile extends Error {}

/**
 * Gives a bulk act's command to one case after the other, each in the ordinary command's transaction, which also marks
 * the step: whatever dies, no case is left out and none has it twice. Who gave it is looked up anew for each.
 */
@Injectable()
export class BulkStepsHandler {
  constructor(
    private readonly dataSource: DataSource,
    private readonly cases: MoveCaseHandler,
    @Inject(CLOCK) private readonly clock: ClockPort,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  /** The next cases of a bulk act, as far as a moment reaches. */
  async next(id: string, forMs = longestCallMs): Promise<BulkProgress> {
    const until = performance.now() + forMs;
    do {
      const step = await this.nextStep(id);
      if (step === null) {
        await this.end(id);
        return this.progress(id, 'ended');
      }
      await this.take(step);
    } while (performance.now() < until);
    return this.progress(id, 'going-on');
  }

  /** Null when none is left, or it was stopped, or there is no such act. */
  private async nextStep(id: string): Promise<Step | null> {
    const [row] = (await this.dataSource.query(
      `select b.id, n, case_id as "caseId", tries, command, body, identity, undoes, was, became
       from bulk_act b join bulk_step s on s.bulk_id = b.id
       where b.id = $1 and ended_at is null and result = 'waiting' order by tries, n limit 1`,
      [id],
    )) as Step[];
    return row ?? null;
  }

  private async take(step: Step): Promise<void> {
    try {
      const answer = await this.give(step);
      if (isRefusal(answer))
        await this.mark(this.dataSource.manager, step, { result: 'refused', code: answer.code });
    } catch (error) {
      if (!(error instanceof DoneMeanwhile)) await this.failed(step, error);
    }
  }

  /** What others have changed at the same moment is looked at once more. */
  private async give(step: Step): Promise<Refusal | true> {
    const answer = await this.giveOnce(step);
    if (!isRefusal(answer) || answer.code !== 'stale-version') return answer;
    const again = await this.giveOnce(step);
    return isRefusal(again) && again.code === 'stale-version' && step.undoes
      ? refuse('changed-since')
      : again;
  }

  private async giveOnce(step: Step): Promise<Refusal | true> {
    const before = await beforeStep(this.dataSource.manager, step);
    const preconditions = { idempotencyKey: null, versions: before?.versions ?? null };
    const request = { identity: step.identity, preconditions, content: null };
    return this.cases.give(step.caseId, commandOf(step), request, async (manager, { state }) => {
      const became = setBy(step.command, state);
      const isMarked = await this.mark(manager, step, { result: 'done', was: before?.was, became });
      if (!isMarked) throw new DoneMeanwhile();
      return true as const;
    });
  }

  /** Whether it was not marked before. */
  private async mark(manager: EntityManager, { id, n }: Step, marks: Partial<BulkStepRow>): Promise<boolean> {
    const { affected } = await manager.update(BulkStepRow, { bulkId: id, n, result: 'waiting' }, marks);
    return affected === 1;
  }

  /** Where the database itself is gone this fails too, and Temporal asks again later. */
  private async failed(step: Step, error: unknown): Promise<void> {
    const { id, n, tries } = step;
    this.log.error({ err: error, bulk: id, n, tries: tries + 1 }, 'step of a bulk act failed');
    if (tries + 1 >= mostTries)
      await this.mark(this.dataSource.manager, step, { result: 'refused', code: 'internal' });
    else await this.dataSource.manager.increment(BulkStepRow, { bulkId: id, n }, 'tries', 1);
  }

  /** As whom and with what words is kept no longer than it is needed. */
  private async end(id: string): Promise<void> {
    await this.dataSource.query(
      `update bulk_act set ended_at = $2, identity = null, body = null
       where id = $1 and ended_at is null
         and not exists (select from bulk_step where bulk_id = $1 and result = 'waiting')`,
      [id, new Date(await this.clock.now())],
    );
  }

  private async progress(id: string, status: BulkProgress['status']): Promise<BulkProgress> {
    const counts = (await countsOf(this.dataSource.manager, [id])).get(id);
    return { waiting: 0, done: 0, refused: 0, ...counts, status };
  }
}
