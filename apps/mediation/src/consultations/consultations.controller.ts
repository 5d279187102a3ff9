import { createCommand, staffCommand } from '@fengqiao/aggregate/http/command-controllers';
import { listAndRead } from '@fengqiao/aggregate/http/read-controllers';
import {
  CancelConsultationBody,
  CloseConsultationBody,
  ConsultationList,
  ConsultationQuery,
  ConsultationView,
  HoldConsultationBody,
  PlanConsultationBody,
  ResolveBody,
} from '@fengqiao/contracts/http/mediation/consultation';
import {
  consultationCommands,
  type ConsultationCommand,
  type ConsultationCommandName,
} from '@fengqiao/domain/consultation/permissions';
import type { Type } from '@nestjs/common';
import type { z } from 'zod';
import { ConsultationReading } from './consultation-reader.ts';
import { MoveConsultationHandler } from './move-consultation.handler.ts';

const tag = 'consultations';
const under = 'v1/consultations';

const address = { tag, under, handler: MoveConsultationHandler, answer: ConsultationView };

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
  createCommand(address, {
    path: '',
    summary: '安排会商 · by the chief or the desk of a station or branch',
    body: PlanConsultationBody,
    operation: 'Consultations_plan',
    key: 'plan-consultation',
    give: (handler, body, request) => handler.plan(body, request),
  }),
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
    staffCommand(address, {
      path: name,
      ...moves[name],
      operation: `Consultation_${name}`,
      // Keys are one space for all that mediation is told: disputes have commands of their own.
      give: (handler, { id, identity, preconditions }, body) =>
        handler.give(id, { ...body, command: name } as ConsultationCommand, {
          ...{ identity, preconditions, content: [`consultation-${name}`, id, body] },
        }),
    }),
  ),
];
