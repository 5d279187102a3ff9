import type { ClockPort } from '@fengqiao/contracts/clock-port';
import type { DecisionBody, ObjectionBody, ObjectionView } from '@fengqiao/contracts/http/scoring/periods';
import type { Role } from '@fengqiao/domain/directory/directory';
import { refuse } from '@fengqiao/domain/refusal';
import { mayObject } from '@fengqiao/domain/score/periods/closing';
import { countsToward, measureOf } from '@fengqiao/domain/score/formula/measure';
import type { Period } from '@fengqiao/domain/score/periods/period';
import { ProblemException, unwrap } from '@fengqiao/service/problems/problem';
import { CLOCK } from '@fengqiao/service/bootstrap/tokens';
import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { everything } from '../book/read-book.ts';
import { readOutcomes } from '../book/read-outcomes.ts';
import { CaseVisibility } from '../case-visibility.ts';
import { recordMoment } from '../record-moment.ts';
import { TwoTimesReader, type TwoTimes } from '../two-times.ts';
import { unitsKnown } from '../units.ts';
import { requireVersion, WriteDesk, type WriteRequest } from '../write-commands.ts';
import { objectionView, versionOf } from './objection-view.ts';
import { ClosingEvents } from '../close-period/closing-events.ts';
import { closingOf } from '../close-period/closing-of.ts';
import { PeriodObjectionRow } from '../periods/period.entities.ts';
import { signatureOf, type Asker } from '../asker.ts';

const mostLines = 50;
const mayFile: readonly Role[] = ['chief', 'desk'];

/** Units object to provisional figures; a supervisor decides, and what is decided counts from then on. */
@Injectable()
export class ObjectionCommands {
  constructor(
    private readonly desk: WriteDesk,
    private readonly times: TwoTimesReader,
    private readonly visibility: CaseVisibility,
    private readonly events: ClosingEvents,
    @Inject(CLOCK) private readonly clock: ClockPort,
  ) {}

  /** By a chief or desk, about an outcome that counts under the own unit or below it, of a case they may see. */
  async file(period: Period, body: ObjectionBody, request: WriteRequest): Promise<ObjectionView> {
    if (!request.asker.roles.some((role) => mayFile.includes(role))) throw new ProblemException('forbidden');
    return this.desk.carryOut(
      request,
      async (manager) => objectionView(await this.fileNow(manager, period, body, request.asker), null),
      // A case that is hidden from whoever objected by now is hidden in the repeated answer too.
      { again: async (kept) => ((await this.sees(body.caseId, request.asker)) ? kept : refuse('not-found')) },
    );
  }

  private async fileNow(
    manager: EntityManager,
    period: Period,
    body: ObjectionBody,
    asker: Asker,
  ): Promise<PeriodObjectionRow> {
    const refused = mayObject(await closingOf(manager, period.name), await this.clock.now());
    if (refused) unwrap(refused);
    if (body.wantedUnit !== undefined) await requireKnown(manager, body.wantedUnit, 'wantedUnit');
    const times = unwrap(await this.times.resolve({}, manager));
    const found = await this.outcomesOf(manager, period, body, times, asker);
    if (!found || !(await this.sees(body.caseId, asker)))
      throw new ProblemException('nothing-to-object-to', [{ field: 'caseId', code: 'nothing-to-object-to' }]);
    const row = manager.create(PeriodObjectionRow, {
      id: uuidv7(),
      period: period.name,
      unit: found.unit,
      caseId: body.caseId,
      measure: body.measure,
      reason: body.reason,
      wantedUnit: body.wantedUnit ?? null,
      lines: found.lines.map(({ source, outcome, instance, at, unit }) => ({
        source,
        outcome,
        instance,
        at: at.toISOString(),
        unit,
      })),
      filedAt: new Date(times.asOf),
      filedBy: signatureOf(asker),
      decision: null,
      decidedAt: null,
      decidedBy: null,
    });
    const saved = await manager.save(row);
    const news = { type: 'objected-to', objection: row.id, unit: row.unit } as const;
    await this.events.publish(manager, period, news, signatureOf(asker));
    return saved;
  }

  /** Of the first unit in which the asker is chief or desk and where the case has any. */
  private async outcomesOf(
    manager: EntityManager,
    period: Period,
    { measure, caseId }: ObjectionBody,
    times: TwoTimes,
    asker: Asker,
  ) {
    for (const { unit, role } of asker.seated) {
      if (role === null || !mayFile.includes(role)) continue;
      const keys = countsToward(measureOf(measure).total);
      const asked = { ...everything, unit, keys, caseId, after: null, limit: mostLines };
      const lines = await readOutcomes(manager, period, times, asked);
      if (lines.length > 0) return { unit, lines };
    }
    return null;
  }

  private async sees(caseId: string, asker: Asker): Promise<boolean> {
    return (await this.visibility.visible([caseId], asker)).has(caseId);
  }

  async decide(
    period: Period,
    id: string,
    { decision, toUnit }: DecisionBody,
    request: WriteRequest,
  ): Promise<ObjectionView> {
    const { asker, preconditions } = request;
    if (!asker.roles.includes('supervisor')) throw new ProblemException('forbidden');
    return this.desk.carryOut(request, async (manager) => {
      const row = await manager.findOne(PeriodObjectionRow, {
        where: { id, period: period.name },
        lock: { mode: 'pessimistic_write' },
      });
      if (!row) throw new ProblemException('not-found');
      requireVersion(preconditions, versionOf(row));
      if (row.decision !== null) throw new ProblemException('already-decided');
      const to = decision === 'move' ? (toUnit ?? row.wantedUnit) : null;
      if (decision === 'move' && to === null)
        throw new ProblemException('validation', [{ field: 'toUnit', code: 'value-missing' }]);
      if (to !== null) await requireKnown(manager, to, 'toUnit');
      row.decision = decision;
      row.decidedAt = await recordMoment(manager, this.clock);
      row.decidedBy = signatureOf(asker);
      if (decision !== 'reject') await exclude(manager, row, to);
      const saved = await manager.save(row);
      const { unit, filedBy } = row;
      const news = { type: 'decided', objection: id, unit, filedBy, decision, toUnit: to } as const;
      await this.events.publish(manager, period, news, signatureOf(asker));
      return objectionView(saved, to);
    });
  }
}

async function requireKnown(manager: EntityManager, unit: string, field: string): Promise<void> {
  const known = await unitsKnown(manager, null);
  if (!known.some(({ path }) => path === unit))
    throw new ProblemException('unknown-unit', [{ field, code: 'unknown-unit' }]);
}

/** An outcome decided on before is not decided on again: the first decision stands. */
async function exclude(manager: EntityManager, row: PeriodObjectionRow, to: string | null): Promise<void> {
  await manager.query(
    `insert into score_exclusion (objection_id, n, case_id, source, outcome, instance, at, unit, to_unit, decided_at)
     select $1, line.n, $2, line.source, line.outcome, line.instance, line.at, line.unit, $4, $5
     from jsonb_to_recordset($3::jsonb) as line(n smallint, source text, outcome text, instance int, at timestamptz, unit text)
     where not exists (
       select from score_exclusion x where x.case_id = $2 and x.source = line.source and x.outcome = line.outcome
         and x.at = line.at and x.instance is not distinct from line.instance)`,
    [row.id, row.caseId, JSON.stringify(row.lines.map((line, n) => ({ n, ...line }))), to, row.decidedAt],
  );
}
