import {
  FormulaBody,
  FormulaList,
  FormulaPreview,
  FormulaVersion,
  FormulaView,
  PreviewBody,
} from '@fengqiao/contracts/http/scoring/periods';
import { formulaV1 } from '@fengqiao/domain/score/formula/formula';
import { Describe, IdempotentByKey } from '@fengqiao/service/openapi/api-doc';
import { Bearer } from '@fengqiao/service/authentication/bearer';
import { ProblemException } from '@fengqiao/service/problems/problem';
import { CommandPreconditions, type Preconditions } from '@fengqiao/service/http/request-headers';
import { Body, Controller, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { askedPeriod, tellTimes } from '../scores/asked-period.ts';
import { ScoreReader } from '../scores/score-reader.ts';
import { TwoTimesReader } from '../two-times.ts';
import { FormulaRepository, requireSound } from './formula.repository.ts';
import { definitionView, formulaView } from './formula-view.ts';
import { Askers, type Asker } from '../asker.ts';

@ApiTags('formulas')
@Controller('v1/formulas')
export class FormulasController {
  constructor(
    private readonly times: TwoTimesReader,
    private readonly formulas: FormulaRepository,
    private readonly scores: ScoreReader,
  ) {}

  @Get()
  @Describe({
    summary: 'Every version of the formula, in the order in which they came into force',
    answer: FormulaList,
  })
  async list(): Promise<FormulaList> {
    const first = { ...definitionView(formulaV1), from: null, publishedAt: null, publishedBy: null };
    return { items: [first, ...(await this.formulas.published()).map(formulaView)] };
  }

  @Put(':version')
  @IdempotentByKey
  @Describe({ summary: 'Put a formula in force from a month that has not begun', answer: FormulaView })
  async publish(
    @Param('version', { schema: FormulaVersion }) version: string,
    @Body({ schema: FormulaBody }) body: FormulaBody,
    @Bearer(Askers) asker: Asker,
    @CommandPreconditions() preconditions: Preconditions,
  ): Promise<FormulaView> {
    requireRole(asker, ['admin']);
    const content = ['formulas', version, body];
    return this.formulas.publish(version, body, { asker, preconditions, content });
  }

  @Post('preview')
  @HttpCode(200)
  @Describe({ summary: 'What a formula would have changed in a past period', answer: FormulaPreview })
  async preview(
    @Body({ schema: PreviewBody }) { period: name, level, ...definition }: PreviewBody,
    @Bearer(Askers) asker: Asker,
  ): Promise<FormulaPreview> {
    requireRole(asker, ['admin', 'analyst', 'supervisor']);
    const { period, times } = await askedPeriod(this.times, { period: name });
    const previewed = requireSound({ version: 'preview', ...definition });
    const inForce = await this.formulas.find(undefined, period, times);
    const before = await this.scores.board(level, period, times, inForce);
    const after = new Map(
      (await this.scores.board(level, period, times, previewed)).map((item) => [item.unit, item]),
    );
    const items = before.map(({ unit, score, rank }) => {
      const other = after.get(unit) ?? { score: null, rank: null };
      const change = score === null || other.score === null ? null : rounded(other.score - score);
      const rankChange = rank === null || other.rank === null ? null : other.rank - rank;
      const standing = { score: other.score, rank: other.rank };
      return { unit, inForce: { score, rank }, previewed: standing, change, rankChange };
    });
    return { period: period.name, level, ...tellTimes(times), inForce: inForce.version, items };
  }
}

function requireRole(asker: Asker, roles: readonly Asker['roles'][number][]): void {
  if (!asker.roles.some((role) => roles.includes(role))) throw new ProblemException('forbidden');
}

function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
