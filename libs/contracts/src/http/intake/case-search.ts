import { z } from 'zod';
import { caseFilters } from './case-query.ts';

/** What cases can be counted by; days and months are the bureau's. */
export const groupedBy = [
  'stage',
  'ledger',
  'channel',
  'category',
  'unit',
  'owner',
  'handler',
  'overdue',
  'level',
  'receivedOn',
  'receivedMonth',
  'receivedWeekday',
] as const;
export type GroupedBy = (typeof groupedBy)[number];
/** How many cases are counted, and how many groups told: the greatest. */
export const mostGrouped = { cases: 100_000, groups: 100 } as const;

export const GroupsQuery = z.strictObject({
  ...caseFilters,
  by: z.enum(groupedBy).describe('Weekdays are 1 (Monday) to 7, days `YYYY-MM-DD`, months `YYYY-MM`'),
});
export type GroupsQuery = z.infer<typeof GroupsQuery>;

export const CaseGroups = z
  .object({
    by: z.enum(groupedBy),
    groups: z.array(
      z.object({
        value: z.string().nullable().describe('Null: of cases that have none'),
        count: z.int().min(1),
      }),
    ),
    counted: z.int().describe(`Cases counted: those of all groups, also of those that are not told`),
    more: z.boolean().describe(`Whether there are more cases than the ${mostGrouped.cases} that are counted`),
    serverTime: z.string(),
  })
  .meta({ id: 'CaseGroups' });
export type CaseGroups = z.infer<typeof CaseGroups>;

export const tableColumns = [
  'number',
  'ref',
  'ledger',
  'channel',
  'category',
  'summary',
  'stage',
  'unit',
  'owner',
  'handler',
  'receivedAt',
  'dueAt',
  'overdue',
  'level',
  'round',
] as const;
export type TableColumnName = (typeof tableColumns)[number];
/** Rows of a table of cases. */
export const mostTableRows = 10_000;

const columnNames: readonly string[] = tableColumns;
export const TableQuery = z.strictObject({
  ...caseFilters,
  format: z.enum(['csv', 'xlsx']).default('csv'),
  columns: z
    .string()
    .max(300)
    .transform((text) => text.split(','))
    .refine(
      (names) => names.every((name) => columnNames.includes(name)),
      'names of columns, with commas between',
    )
    .transform((names) => names as TableColumnName[])
    .optional()
    .describe(`Which columns, in their order; left out: all. Of ${tableColumns.join(', ')}`),
});
export type TableQuery = z.infer<typeof TableQuery>;
