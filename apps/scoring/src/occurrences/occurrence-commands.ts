import type { ClockPort } from '@fengqiao/contracts/clock-port';
import type { RestoreBody, RuledOccurrence } from '@fengqiao/contracts/http/scoring/occurrences';
import { parseDate } from '@fengqiao/domain/clock/dates/civil-date';
import { parsePeriod, startOfLocalDay } from '@fengqiao/domain/score/periods/period';
import { rule } from '@fengqiao/domain/score/three-zero';
import { ProblemException, unwrap } from '@fengqiao/service/problems/problem';
import { CLOCK } from '@fengqiao/service/bootstrap/tokens';
import { Inject, Injectable } from '@nestjs/common';
import { IsNull, Not, type EntityManager } from 'typeorm';
import { PeriodClosingRow } from '../periods/period.entities.ts';
import { recordMoment } from '../record-moment.ts';
import { requireVersion, WriteDesk, type WriteRequest } from '../write-commands.ts';
import { OccurrenceRow, OccurrenceRulingRow } from './occurrence.entity.ts';
import { occurrenceView } from './occurrence-view.ts';
import { signatureOf } from '../asker.ts';

/** Takes back what was imported in error, and restores it; each is a ruling beside the ones before. */
@Injectable()
export class OccurrenceCommands {
  constructor(
    private readonly desk: WriteDesk,
    @Inject(CLOCK) private readonly clock: ClockPort,
  ) {}

  async rule(
    { place, kind, occurredOn, source }: RestoreBody,
    { counts, reason }: { counts: boolean; reason: string },
    request: WriteRequest,
  ): Promise<RuledOccurrence> {
    const name = { place, kind, occurredOn, source };
    return this.desk.carryOut(request, async (manager) => {
      const told = await manager.findOne(OccurrenceRow, { where: name, lock: { mode: 'pessimistic_write' } });
      if (!told) throw new ProblemException('not-found');
      const rulings = await manager.find(OccurrenceRulingRow, { where: name, order: { seq: 'ASC' } });
      requireVersion(request.preconditions, rulings.length + 1);
      const refused = rule(rulings, counts);
      if (refused) unwrap(refused);
      const [seq, recordedBy] = [rulings.length + 1, signatureOf(request.asker)];
      const recordedAt = await recordMoment(manager, this.clock);
      const ruling = manager.create(OccurrenceRulingRow, {
        ...name,
        ...{ seq, counts, reason, recordedAt, recordedBy },
      });
      await manager.insert(OccurrenceRulingRow, ruling);
      return { ...occurrenceView(told, [...rulings, ruling]), frozen: await frozenWith(manager, occurredOn) };
    });
  }
}

/** Their figures are what they were: who rules is told which a supervisor may want to revise. */
async function frozenWith(manager: EntityManager, occurredOn: string): Promise<string[]> {
  const at = startOfLocalDay(parseDate(occurredOn) ?? 0);
  const rows = await manager.find(PeriodClosingRow, {
    where: { frozenAt: Not(IsNull()) },
    order: { period: 'ASC' },
  });
  return rows
    .map(({ period }) => period)
    .filter((name) => {
      const period = parsePeriod(name);
      return period !== null && period.from <= at && at < period.to;
    });
}
