import { staffCommand } from '@fengqiao/aggregate/command-controllers';
import { listAndRead } from '@fengqiao/aggregate/read-controllers';
import { tagged } from '@fengqiao/aggregate/tagged';
import {
  CancelConsultationBody,
  CloseConsultationBody,
  ConsultationList,
  ConsultationQuery,
  ConsultationView,
  HoldConsultationBody,
  PlanConsultationBody,
  ResolveBody,
} from '@fengqiao/contracts/http/consultation';
import {
  consultationCommands,
  type ConsultationCommandName,
} from '@fengqiao/domain/consultation/permissions';
import type { Identity } from '@fengqiao/identity/token-check';
import { DescribeCommand } from '@fengqiao/service/api-doc';
import { Bearer } from '@fengqiao/service/bearer';
import { unwrap } from '@fengqiao/service/problem';
import { CommandPreconditions, type Preconditions } from '@fengqiao/service/request-headers';
import { Body, Controller, Post, Res, type Type } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import type { z } from 'zod';
import type { ConsultationCommand } from './consultation-kind.ts';
import { ConsultationReading } from './consultation-reader.ts';
import { MoveConsultationHandler } from './move-consultation.handler.ts';

const tag = 'consultations';
const under = 'v1/consultations';

@ApiTags(tag)
@Controller(under)
class ConsultationsController {
  constructor(private readonly handler: MoveConsultationHandler) {}

  @Post()
  @DescribeCommand({
    summary: '安排会商 · by the chief or the desk of a station or branch',
    answer: ConsultationView,
    status: 201,
  })
  async plan(
    @Body({ schema: PlanConsultationBody }) body: PlanConsultationBody,
    @Bearer() identity: Identity,
    @CommandPreconditions() preconditions: Preconditions,
    @Res({ passthrough: true }) response: Response,
  ) {
    const request = { identity, preconditions, content: ['plan-consultation', body] };
    const planned = unwrap(await this.handler.plan(body, request));
    return tagged(planned, response.setHeader('Location', `/${under}/${planned.id}`));
  }
}

/** What is done at a meeting that was planned. */
const moves: Readonly<Record<ConsultationCommandName, { summary: string; body: z.ZodType<object> }>> = {
  hold: {
    summary: '召开会商 · planned → held; the agenda is as it was then from now on',
    body: HoldConsultationBody,
  },
  resolve: { summary: '议定事项 · held; one dispute leaves with a unit and a limit', body: ResolveBody },
  close: {
    summary: '会商结束 · held → closed, when each open dispute has a unit and a limit',
    body: CloseConsultationBody,
  },
  cancel: { summary: '取消会商 · planned → cancelled', body: CancelConsultationBody },
};

export const consultationControllers: readonly Type[] = [
  ConsultationsController,
  listAndRead({
    ...{ tag, under, reader: ConsultationReading, operation: 'Consultations' },
    list: {
      summary: 'Consultations in scope, newest first',
      query: ConsultationQuery,
      answer: ConsultationList,
    },
    read: {
      summary: 'A consultation: its agenda, minutes and what became of its resolutions',
      answer: ConsultationView,
    },
  }),
  ...consultationCommands.names.map((name) =>
    staffCommand(
      { tag, under, handler: MoveConsultationHandler, answer: ConsultationView },
      {
        path: name,
        ...moves[name],
        operation: `Consultation_${name}`,
        // Keys are one space for all that mediation is told: disputes have commands of their own.
        give: (handler, { id, identity, preconditions }, body) =>
          handler.give(id, { ...body, command: name } as ConsultationCommand, {
            ...{ identity, preconditions, content: [`consultation-${name}`, id, body] },
          }),
      },
    ),
  ),
];
