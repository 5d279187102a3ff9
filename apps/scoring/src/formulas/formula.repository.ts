import type { ClockPort } from '@fengqiao/contracts/clock-port';
import type { FormulaBody, FormulaView } from '@fengqiao/contracts/http/scoring/periods';
import { checkFormula, formulaV1, type Formula } from '@fengqiao/domain/score/formula/formula';
import { monthAt, parsePeriod, type Period } from '@fengqiao/domain/score/periods/period';
import { ProblemException } from '@fengqiao/service/problems/problem';
import { CLOCK } from '@fengqiao/service/bootstrap/tokens';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { recordMoment } from '../record-moment.ts';
import type { TwoTimes } from '../two-times.ts';
import { WriteDesk, type WriteRequest } from '../write-commands.ts';
import { ScoreFormulaRow } from './formula.entity.ts';
import { formulaView } from './formula-view.ts';
import { signatureOf } from '../asker.ts';

/** The versions of the formula there are, and which is in force for what. */
@Injectable()
export class FormulaRepository {
  constructor(
    private readonly dataSource: DataSource,
    private readonly desk: WriteDesk,
    @Inject(CLOCK) private readonly clock: ClockPort,
  ) {}

  /** The version asked for, or the one in force for the period as known then. */
  async find(version: string | undefined, period: Period, { knownAt }: TwoTimes): Promise<Formula> {
    const rows = await this.published();
    if (version !== undefined) {
      const asked =
        version === formulaV1.version ? formulaV1 : rows.find((row) => row.version === version)?.definition;
      if (!asked)
        throw new ProblemException('unknown-formula', [{ field: 'formula', code: 'unknown-formula' }]);
      return asked;
    }
    const inForce = rows.findLast(
      (row) => row.firstMonth <= period.firstMonth && row.publishedAt.getTime() <= knownAt,
    );
    return inForce?.definition ?? formulaV1;
  }

  /** In the order in which each takes over from the one before. */
  async published(): Promise<ScoreFormulaRow[]> {
    return this.dataSource.manager.find(ScoreFormulaRow, {
      order: { firstMonth: 'ASC', publishedAt: 'ASC' },
    });
  }

  /** Puts a formula in force from a month that has not begun: nobody's score changes by it after the fact. */
  async publish(version: string, body: FormulaBody, request: WriteRequest): Promise<FormulaView> {
    const formula = requireSound({ version, ...body });
    return this.desk.carryOut(request, async (manager) => {
      const publishedAt = await recordMoment(manager, this.clock);
      const known = await manager.findOneBy(ScoreFormulaRow, { version });
      const from = parsePeriod(body.from)?.firstMonth ?? 0;
      if (known ?? version === formulaV1.version) {
        // PostgreSQL keeps the keys of its JSON in an order of its own.
        const kept = known && JSON.stringify(requireSound(known.definition));
        const isSame = known?.firstMonth === from && kept === JSON.stringify(formula);
        if (known && isSame) return formulaView(known);
        throw new ProblemException('version-taken', [{ field: 'version', code: 'version-taken' }]);
      }
      if (from <= monthAt(publishedAt.getTime()).firstMonth)
        throw new ProblemException('formula-backdated', [{ field: 'from', code: 'formula-backdated' }]);
      const row = manager.create(ScoreFormulaRow, {
        version,
        definition: formula,
        firstMonth: from,
        publishedAt,
        publishedBy: signatureOf(request.asker),
      });
      return formulaView(await manager.save(row));
    });
  }
}

/** Keys in one order, so that the same formula is the same text. */
export function requireSound({
  version,
  weights: { satisfaction, completeOnTime, assignOnTime },
  minimumSample,
  deductions,
}: Formula): Formula {
  const formula: Formula = {
    version,
    weights: { satisfaction, completeOnTime, assignOnTime },
    minimumSample,
    deductions: deductions.map(({ measure, above, points, atMost }) => ({ measure, above, points, atMost })),
  };
  const [wrong] = checkFormula(formula);
  if (wrong)
    throw new ProblemException(
      wrong.code === 'weights-do-not-add-up' ? wrong.code : 'validation',
      wrong.fields.map((field) => ({ field, code: wrong.code })),
    );
  return formula;
}
