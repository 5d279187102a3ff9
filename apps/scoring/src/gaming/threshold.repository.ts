import type { ClockPort } from '@fengqiao/contracts/clock-port';
import type { FlagThresholdsBody, FlagThresholdsView } from '@fengqiao/contracts/http/scoring/flags';
import { formatMoment } from '@fengqiao/domain/clock/dates/moment';
import {
  areSameThresholds,
  checkThresholds,
  firstThresholds,
} from '@fengqiao/domain/score/gaming/flag-thresholds';
import { scoringZone } from '@fengqiao/domain/score/periods/period';
import { ProblemException } from '@fengqiao/service/problems/problem';
import { CLOCK } from '@fengqiao/service/bootstrap/tokens';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { recordMoment } from '../record-moment.ts';
import type { TwoTimes } from '../two-times.ts';
import { requireVersion, WriteDesk, type WriteRequest } from '../write-commands.ts';
import { FlagThresholdsRow } from './flag-thresholds.entity.ts';
import { signatureOf } from '../asker.ts';

const first: FlagThresholdsView = {
  version: 1,
  thresholds: firstThresholds,
  publishedAt: null,
  publishedBy: null,
};

/** The versions of the thresholds there are. A flag is no deduction, so a version holds for any period. */
@Injectable()
export class ThresholdRepository {
  constructor(
    private readonly dataSource: DataSource,
    private readonly desk: WriteDesk,
    @Inject(CLOCK) private readonly clock: ClockPort,
  ) {}

  /** Every version, the newest last. */
  async published(manager: EntityManager = this.dataSource.manager): Promise<FlagThresholdsView[]> {
    const rows = await manager.find(FlagThresholdsRow, { order: { version: 'ASC' } });
    return [first, ...rows.map(view)];
  }

  /** The version asked for, or the newest that was on record by `knownAt`: two moments, one answer for ever. */
  async find(version: number | undefined, { knownAt }: TwoTimes): Promise<FlagThresholdsView> {
    const all = await this.published();
    const found = all.findLast((each) =>
      version === undefined ? isKnown(each, knownAt) : each.version === version,
    );
    if (!found)
      throw new ProblemException('unknown-thresholds', [{ field: 'thresholds', code: 'unknown-thresholds' }]);
    return found;
  }

  /** As the next version, for whatever is asked from then on. */
  async publish(thresholds: FlagThresholdsBody, request: WriteRequest): Promise<FlagThresholdsView> {
    const wrong = checkThresholds(thresholds);
    if (wrong.length > 0)
      throw new ProblemException(
        'threshold-out-of-range',
        wrong.flatMap(({ code, fields }) => fields.map((field) => ({ field, code }))),
      );
    return this.desk.carryOut(request, async (manager) => {
      // One at a time, so that each is the next version of the one before.
      await manager.query('lock table flag_thresholds in share row exclusive mode');
      const newest = (await this.published(manager)).at(-1) ?? first;
      requireVersion(request.preconditions, newest.version);
      if (areSameThresholds(newest.thresholds, thresholds)) throw new ProblemException('nothing-to-change');
      const row = manager.create(FlagThresholdsRow, {
        version: newest.version + 1,
        thresholds,
        publishedAt: await recordMoment(manager, this.clock),
        publishedBy: signatureOf(request.asker),
      });
      await manager.insert(FlagThresholdsRow, row as never);
      return view(row);
    });
  }
}

function isKnown({ publishedAt }: FlagThresholdsView, knownAt: number): boolean {
  return publishedAt === null || Date.parse(publishedAt) <= knownAt;
}

function view({ version, thresholds, publishedAt, publishedBy }: FlagThresholdsRow): FlagThresholdsView {
  return { version, thresholds, publishedAt: formatMoment(publishedAt.getTime(), scoringZone), publishedBy };
}
