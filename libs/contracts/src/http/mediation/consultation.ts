import { listOf, page } from '../fragments/aggregate.ts';
import { consultationStatuses } from '@fengqiao/domain/consultation/consultation';
import { consultationCommands } from '@fengqiao/domain/consultation/permissions';
import { colours, complexities, disputeStatuses, levels } from '@fengqiao/domain/dispute/dispute';
import { z } from 'zod';
import { Note } from '../intake/case-commands.ts';
import { bothLanguages } from './dispute.ts';
import { Moment } from '../fragments/moment.ts';
import { UnitPath } from '../fragments/names.ts';
import { words } from '../fragments/words.ts';

export const PlanConsultationBody = z
  .strictObject({ unit: UnitPath.describe('A station, or a branch for its county centre'), at: Moment })
  .meta({ id: 'PlanConsultationBody' });
export type PlanConsultationBody = z.infer<typeof PlanConsultationBody>;

export const HoldConsultationBody = z
  .strictObject({
    minutes: words(20_000),
    attended: z.array(UnitPath).min(1).max(50).describe('Units that took part: the station’s own, members'),
    note: Note,
  })
  .meta({ id: 'HoldConsultationBody' });
export type HoldConsultationBody = z.infer<typeof HoldConsultationBody>;

export const ResolveBody = z
  .strictObject({
    dispute: z.uuid().describe('One of the agenda'),
    unit: UnitPath.describe('Who is to do it: a unit of the station or above it, or a member'),
    dueAt: Moment,
    text: words(2000),
    note: Note,
  })
  .meta({ id: 'ResolveBody' });
export type ResolveBody = z.infer<typeof ResolveBody>;

export const CloseConsultationBody = z.strictObject({ note: Note }).meta({ id: 'CloseConsultationBody' });
export type CloseConsultationBody = z.infer<typeof CloseConsultationBody>;

export const CancelConsultationBody = z
  .strictObject({ reason: words(2000), note: Note })
  .meta({ id: 'CancelConsultationBody' });
export type CancelConsultationBody = z.infer<typeof CancelConsultationBody>;

const summary = {
  id: z.uuid(),
  number: z.string(),
  version: z.int(),
  unit: z.string(),
  week: z.string().describe('ISO week, as 2026-W47'),
  weekly: z.boolean().describe('Planned by the weekly Schedule'),
  status: z.enum(consultationStatuses),
  at: z.string(),
  heldAt: z.string().nullable(),
};

export const ConsultationSummary = z.object(summary).meta({ id: 'ConsultationSummary' });
export type ConsultationSummary = z.infer<typeof ConsultationSummary>;

const AgendaItem = z
  .object({
    dispute: z.uuid(),
    number: z.string(),
    title: z.string(),
    colour: z.enum(colours),
    complexity: z.enum(complexities),
    level: z.enum(levels),
    status: z.enum(disputeStatuses),
    screenedAt: z.string(),
    dueAt: z.string().nullable().describe('Of the limit to resolve it, while that runs'),
    overdue: z.boolean(),
    open: z.array(
      z.object({ resolution: z.int(), unit: z.string(), dueAt: z.string(), missed: z.boolean() }),
    ),
    missed: z.boolean().describe('What an earlier meeting gave out was not done in time, and still is not'),
  })
  .meta({ id: 'AgendaItem' });

export const ConsultationView = z
  .object({
    ...summary,
    members: z.array(z.string()).describe('Partner units that are members now'),
    attended: z.array(z.string()),
    minutes: z.string().nullable(),
    reason: z.string().nullable().describe('Why it was called off'),
    agenda: z
      .array(AgendaItem)
      .describe('As it is now while planned, as it was from the meeting on; only what is yours to see'),
    resolutions: z.array(
      z.object({
        dispute: z.uuid(),
        number: z.string(),
        resolution: z.int(),
        unit: z.string(),
        text: z.string(),
        dueAt: z.string(),
        doneAt: z.string().nullable(),
        state: z
          .enum(['open', 'done', 'missed', 'dropped'])
          .describe('Now; dropped: the dispute ended another way'),
      }),
    ),
    commands: z.array(
      z.object({
        command: z.enum(consultationCommands.names),
        allowed: z.boolean(),
        code: z.string().nullable(),
        message: bothLanguages.nullable(),
      }),
    ),
    serverTime: z.string(),
  })
  .meta({ id: 'Consultation' });
export type ConsultationView = z.infer<typeof ConsultationView>;

export const ConsultationQuery = z.strictObject({
  unit: UnitPath.optional().describe('At or below'),
  status: z.enum(consultationStatuses).optional(),
  ...page,
});
export type ConsultationQuery = z.infer<typeof ConsultationQuery>;

export const ConsultationList = listOf(ConsultationSummary).meta({ id: 'ConsultationList' });
