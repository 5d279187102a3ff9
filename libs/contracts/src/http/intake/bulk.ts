import { bounds } from '@fengqiao/domain/bounds';
import { z } from 'zod';
import { ClockView } from '../fragments/aggregate.ts';
import { commandBodies } from './case-commands.ts';
import { CaseFilters } from './case-query.ts';

/** What may be done to many cases at once (批量办理). */
export const bulkCommands = ['assign', 'change-handler', 'transfer', 'merge', 'urge'] as const;
export type BulkCommand = (typeof bulkCommands)[number];

/** The same, and what takes a merge back. */
export const bulkActCommands = [...bulkCommands, 'unmerge'] as const;
export type BulkActCommand = (typeof bulkActCommands)[number];

/** Days for which it can be looked up what became of each case. */
export const bulkKeptDays = 90;

export const BulkSelection = z
  .union([
    z.strictObject({ ids: z.array(z.uuid()).min(1) }),
    z.strictObject({ search: CaseFilters.describe('The filters of the list, as its address has them') }),
  ])
  .describe(
    `Cases by their ids, or all that a search finds for you at this moment: at most ${bounds.casesOfBulk}, else \`too-many-selected\``,
  )
  .meta({ id: 'BulkSelection' });
export type BulkSelection = z.infer<typeof BulkSelection>;

const given = <Name extends BulkCommand>(command: Name) =>
  z.strictObject({ command: z.literal(command), body: commandBodies[command], selection: BulkSelection });
const considered = <Name extends BulkCommand>(command: Name) =>
  z.strictObject({
    command: z.literal(command),
    body: z
      .optional(commandBodies[command])
      .describe('Left out: whether the command is offered at all, whatever it says'),
    selection: BulkSelection,
  });

export const BulkBody = z
  .discriminatedUnion('command', [
    given('assign'),
    given('change-handler'),
    given('transfer'),
    given('merge'),
    given('urge'),
  ])
  .meta({ id: 'BulkBody' });
export type BulkBody = z.infer<typeof BulkBody>;

export const BulkPreviewBody = z
  .discriminatedUnion('command', [
    considered('assign'),
    considered('change-handler'),
    considered('transfer'),
    considered('merge'),
    considered('urge'),
  ])
  .meta({ id: 'BulkPreviewBody' });
export type BulkPreviewBody = z.infer<typeof BulkPreviewBody>;

const message = z.object({ 'zh-CN': z.string(), en: z.string() });

/** Of the cases that are left out for one reason, as many are named. */
export const mostLeftOutNamed = 20;

export const BulkPreview = z
  .object({
    selected: z.int(),
    allowed: z.int(),
    leftOut: z
      .array(
        z.object({
          code: z.string(),
          message,
          count: z.int().min(1),
          cases: z
            .array(z.object({ id: z.uuid(), number: z.string().nullable() }))
            .max(mostLeftOutNamed)
            .describe('The first of them; a number is null where there is no such case for you'),
        }),
      )
      .describe('Those for which it would come to nothing, by why; the most frequent first'),
    units: z.array(z.string()).describe('Those that have the cases now, whose people may handle them'),
    clocks: z
      .object({ before: z.array(ClockView), after: z.array(ClockView) })
      .nullable()
      .describe('Of the case that others are merged into, as they are and as they would be'),
    serverTime: z.string(),
  })
  .meta({ id: 'BulkPreview' });
export type BulkPreview = z.infer<typeof BulkPreview>;

export const bulkStatuses = ['under-way', 'stopped', 'finished'] as const;

export const BulkView = z
  .object({
    id: z.uuid(),
    command: z.enum(bulkActCommands),
    status: z.enum(bulkStatuses),
    total: z.int(),
    done: z.int(),
    refused: z.int(),
    waiting: z.int().describe('Of one that was stopped: those that were left as they are'),
    givenAt: z.string(),
    endedAt: z.string().nullable(),
    undoes: z.uuid().nullable().describe('The bulk act that this one takes back'),
    undo: z
      .object({ allowed: z.boolean(), code: z.string().nullable(), message: message.nullable() })
      .describe('Whether it can be taken back, and why not'),
    serverTime: z.string(),
  })
  .meta({ id: 'BulkAct' });
export type BulkView = z.infer<typeof BulkView>;

export const BulkList = z
  .object({ items: z.array(BulkView).describe('The latest first'), serverTime: z.string() })
  .meta({ id: 'BulkActs' });

export const stepResults = ['waiting', 'done', 'refused'] as const;
export type StepResult = (typeof stepResults)[number];

export const BulkStepsQuery = z.strictObject({
  result: z.enum(stepResults).optional(),
  limit: z.coerce.number().int().min(1).max(1000).default(50),
  cursor: z.coerce
    .number()
    .int()
    .min(0)
    .max(bounds.casesOfBulk)
    .optional()
    .describe('The `next` of an earlier answer'),
});
export type BulkStepsQuery = z.infer<typeof BulkStepsQuery>;

export const BulkSteps = z
  .object({
    items: z
      .array(
        z.object({
          id: z.uuid().describe('The case'),
          number: z.string().nullable().describe('Null where there was no such case for you'),
          result: z.enum(stepResults),
          code: z.string().nullable().describe('Why it was refused'),
          message: message.nullable(),
        }),
      )
      .describe('In the order in which they were selected'),
    next: z.int().nullable(),
    serverTime: z.string(),
  })
  .meta({ id: 'BulkSteps' });
export type BulkSteps = z.infer<typeof BulkSteps>;
