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
import type { Refusal } from '@fengqiao/domain/refusal';
import type { Identity } from '@fengqiao/identity/token-check';
import { Describe, DescribeCommand } from '@fengqiao/service/api-doc';
import { Bearer } from '@fengqiao/service/bearer';
import { unwrap } from '@fengqiao/service/problem';
import { CommandPreconditions, type Preconditions } from '@fengqiao/service/request-headers';
import { Body, Controller, Get, HttpCode, Param, Post, Query, Res, type Type } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { z } from 'zod';
import type { DisputeRequest } from '../disputes/dispute-desk.ts';
import { ConsultationReading } from './consultation-reader.ts';
import { MoveConsultationHandler } from './move-consultation.handler.ts';

const ConsultationId = { schema: z.uuid() };

@ApiTags('consultations')
@Controller('v1/consultations')
export class ConsultationsController {
  constructor(
    private readonly reading: ConsultationReading,
    private readonly handler: MoveConsultationHandler,
  ) {}

  @Get()
  @Describe({ summary: 'Consultations in scope, newest first', answer: ConsultationList })
  async list(@Query({ schema: ConsultationQuery }) query: ConsultationQuery, @Bearer() identity: Identity) {
    return this.reading.list(query, identity);
  }

  @Get(':id')
  @Describe({
    summary: 'A consultation: its agenda, minutes and what became of its resolutions',
    answer: ConsultationView,
  })
  async read(
    @Param('id', ConsultationId) id: string,
    @Bearer() identity: Identity,
    @Res({ passthrough: true }) response: Response,
  ) {
    return tagged(unwrap(await this.reading.read(id, identity)), response);
  }

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
    const planned = tagged(unwrap(await this.handler.plan(body, request)), response);
    response.setHeader('Location', `/v1/consultations/${planned.id}`);
    return planned;
  }
}

interface Move<Schema extends z.ZodType> {
  readonly name: string;
  readonly summary: string;
  readonly schema: Schema;
  readonly move: (
    handler: MoveConsultationHandler,
  ) => (id: string, body: z.infer<Schema>, request: DisputeRequest) => Promise<ConsultationView | Refusal>;
}

/** One path for each thing that is done at a meeting. */
export const moveConsultationControllers: readonly Type[] = [
  controllerOf({
    name: 'hold',
    summary: '召开会商 · planned → held; the agenda is as it was then from now on',
    schema: HoldConsultationBody,
    move: (handler) => handler.hold.bind(handler),
  }),
  controllerOf({
    name: 'resolve',
    summary: '议定事项 · held; one dispute leaves with a unit and a limit',
    schema: ResolveBody,
    move: (handler) => handler.resolve.bind(handler),
  }),
  controllerOf({
    name: 'close',
    summary: '会商结束 · held → closed, when each open dispute has a unit and a limit',
    schema: CloseConsultationBody,
    move: (handler) => handler.close.bind(handler),
  }),
  controllerOf({
    name: 'cancel',
    summary: '取消会商 · planned → cancelled',
    schema: CancelConsultationBody,
    move: (handler) => handler.cancel.bind(handler),
  }),
];

function controllerOf<Schema extends z.ZodType>({ name, summary, schema, move }: Move<Schema>): Type {
  @ApiTags('consultations')
  @Controller('v1/consultations')
  class MoveConsultationController {
    constructor(private readonly handler: MoveConsultationHandler) {}

    @Post(`:id/${name}`)
    @HttpCode(200)
    @DescribeCommand({ summary, answer: ConsultationView })
    async move(
      @Param('id', ConsultationId) id: string,
      @Body({ schema }) body: z.infer<Schema>,
      @Bearer() identity: Identity,
      @CommandPreconditions() preconditions: Preconditions,
      @Res({ passthrough: true }) response: Response,
    ) {
      const request = { identity, preconditions, content: [`consultation-${name}`, id, body] };
      return tagged(unwrap(await move(this.handler)(id, body, request)), response);
    }
  }
  // Names the operation in the OpenAPI document.
  Object.defineProperty(MoveConsultationController, 'name', { value: `Consultation_${name}Controller` });
  return MoveConsultationController;
}

function tagged<T extends { version: number }>(view: T, response: Response): T {
  response.setHeader('ETag', `"${view.version}"`);
  return view;
}
