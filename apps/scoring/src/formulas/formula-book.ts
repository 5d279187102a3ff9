import { formulaV1, type Formula } from '@fengqiao/domain/score/formula';
import type { Period } from '@fengqiao/domain/score/period';
import { ProblemException } from '@fengqiao/service/problem';
import { Injectable } from '@nestjs/common';
import type { TwoTimes } from '../two-times.ts';

/** The versions of the formula there are, and which is in force. */
@Injectable()
export class FormulaBook {
  /** The version asked for, or the one in force for the period. */
  find(version: string | undefined, _period: Period, _times: TwoTimes): Promise<Formula> {
    if (version !== undefined && version !== formulaV1.version)
      throw new ProblemException('unknown-formula', [{ field: 'formula', code: 'unknown-formula' }]);
    return Promise.resolve(formulaV1);
  }
}
