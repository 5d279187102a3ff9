import { ledgers, stages } from '@fengqiao/domain/case/case';
import { z } from 'zod';
import { flag, page } from '../fragments/aggregate.ts';
import { Moment } from '../fragments/moment.ts';
import { PersonId, UnitPath } from '../fragments/names.ts';
import { plainText, words } from '../fragments/words.ts';
import { ConditionText } from './case-condition.ts';

export const caseFilters = {
  stage: z.enum(stages).optional(),
  ledger: z.enum(ledgers).optional(),
  unit: UnitPath.optional().describe('At or below'),
  owner: UnitPath.optional().describe("The owner's unit, exactly"),
  handler: PersonId.optional(),
  dueBefore: Moment.optional(),
  overdue: flag,
  ref: z.string().max(100).regex(plainText, 'no control characters').optional(),
  number: z.string().max(40).regex(plainText, 'no control characters').optional(),
  q: words(100)
    .optional()
    .describe(
      'A number, a ref, or words of two characters and more that all stand in summary, detail or place. The reporter, ' +
        'by name or telephone number, in cases that show you the reporter',
    ),
  where: ConditionText.optional(),
  changedSince: z
    .string()
    .regex(/^\d{1,18}$/)
    .optional()
    .describe('A `mark` of an earlier answer'),
};

/** What narrows the worklist: the same for the list and for how many it has. */
export const CaseFilters = z.strictObject(caseFilters);
export type CaseFilters = z.infer<typeof CaseFilters>;

/** Columns a list can be sorted by, as long as it has no more than `mostSorted`. */
export const sortedColumns = ['number', 'ledger', 'stage', 'category', 'unit', 'handler', 'level'] as const;
export type SortedColumn = (typeof sortedColumns)[number];
/** Beyond that a list is read by an index: by due moment, receipt or registration. */
export const mostSorted = 10_000;

const caseOrders = ['newest', 'due', 'received', ...sortedColumns] as const;
type CaseOrder = (typeof caseOrders)[number];

/** What the `next` of an order looks like: a case's id alone, or before it a moment or a column's value. */
function cursorOf(order: CaseOrder): RegExp {
  if (order === 'newest') return /^[^_]+$/;
  if (order === 'due') return /^[dr]-?\d+_/;
  return order === 'received' ? /^r-?\d+_/ : /^k[\w-]*_/;
}

export const CaseQuery = z
  .strictObject({
    ...caseFilters,
    order: z
      .enum(caseOrders)
      .optional()
      .describe(
        '`newest`, the default: the last registered first. `due`: by the earliest due moment of a clock that runs, ' +
          'what is late first; then the others by receipt, the latest first. `received`: by receipt, the latest first. ' +
          `By a column: of at most ${mostSorted} cases, else \`too-many-to-sort\``,
      ),
    backwards: flag.describe('The other way round: of `received` and the columns'),
    limit: page.limit,
    cursor: z
      .string()
      .max(400)
      .regex(
        /^([dr]-?\d{1,13}_|k[\w-]*_)?[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i,
        'a `next` of an earlier answer',
      )
      .optional()
      .describe('The `next` of an earlier answer in the same order'),
  })
  .refine(({ order = 'newest', cursor }) => cursor === undefined || cursorOf(order).test(cursor), {
    message: 'a `next` of an answer in the same order',
    path: ['cursor'],
  })
  .refine(
    ({ order = 'newest', backwards }) => backwards !== true || (order !== 'newest' && order !== 'due'),
    {
      message: 'this order has no other way round',
      path: ['backwards'],
    },
  );
export type CaseQuery = z.infer<typeof CaseQuery>;
