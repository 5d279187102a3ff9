import type { ClockPort } from '@fengqiao/contracts/clock-port';
import { DecisionBody, ObjectionBody, ObjectionList, ObjectionView } from '@fengqiao/contracts/http/periods';
import { PeriodName } from '@fengqiao/contracts/http/scores';
import { formatMoment } from '@fengqiao/domain/clock/moment';
import { scoringZone } from '@fengqiao/domain/score/period';
import type { Identity } from '@fengqiao/identity/token-check';
import { Describe } from '@fengqiao/service/api-doc';
import { Bearer } from '@fengqiao/service/bearer';
import { CLOCK } from '@fengqiao/service/tokens';
import { Body, Controller, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { CaseVisibility } from '../case-visibility.ts';
import { ObjectionDesk } from './objection-desk.ts';
import type { PeriodObjectionRow } from './period.entities.ts';
import { begun } from './periods.controller.ts';

@ApiTags('periods')
@Controller('v1/periods')
export class ObjectionsController {
  constructor(
    private readonly desk: ObjectionDesk,
    private readonly visibility: CaseVisibility,
    @Inject(CLOCK) private readonly clock: ClockPort,
  ) {}

  @Get(':period/objections')
  @Describe({
    summary: 'Objections of the own unit and below, of cases the reader may see',
    answer: ObjectionList,
  })
  async list(
    @Param('period', { schema: PeriodName }) name: string,
    @Bearer() identity: Identity,
  ): Promise<ObjectionList> {
    const rows = await this.desk.list(begun(name, await this.clock.now()), identity);
    const visible = await this.visibility.visible(
      rows.map(({ caseId }) => caseId),
      identity,
    );
    return { items: rows.filter(({ caseId }) => visible.has(caseId)).map(view) };
  }

  @Post(':period/objections')
  @HttpCode(201)
  @Describe({
    summary: 'Object to an outcome that counts under the own unit',
    answer: ObjectionView,
    status: 201,
  })
  async file(
    @Param('period', { schema: PeriodName }) name: string,
    @Body({ schema: ObjectionBody }) body: ObjectionBody,
    @Bearer() identity: Identity,
  ): Promise<ObjectionView> {
    return view(await this.desk.file(begun(name, await this.clock.now()), body, identity));
  }

  @Post(':period/objections/:id/decision')
  @HttpCode(200)
  @Describe({ summary: 'Decide upon an objection; supervisors', answer: ObjectionView })
  async decide(
    @Param('period', { schema: PeriodName }) name: string,
    @Param('id', { schema: z.uuid() }) id: string,
    @Body({ schema: DecisionBody }) body: DecisionBody,
    @Bearer() identity: Identity,
  ): Promise<ObjectionView> {
    return view(await this.desk.decide(begun(name, await this.clock.now()), id, body, identity));
  }
}

function view(row: PeriodObjectionRow): ObjectionView {
  const { id, period, unit, caseId, measure, reason, wantedUnit, filedBy, decision, decidedBy } = row;
  const told = (date: Date) => formatMoment(date.getTime(), scoringZone);
  return {
    id,
    period,
    unit,
    caseId,
    measure,
    reason,
    wantedUnit,
    lines: row.lines.map((line) => ({ ...line, at: told(new Date(line.at)) })),
    filedAt: told(row.filedAt),
    filedBy,
    decision,
    decidedAt: row.decidedAt && told(row.decidedAt),
    decidedBy,
  };
}
