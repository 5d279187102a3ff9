import { ledgers } from '@fengqiao/domain/case/case';
import { z } from 'zod';
import { UnitPath } from '../fragments/names.ts';
import { Moment } from '../fragments/moment.ts';

export const TotalsQuery = z.strictObject({
  unit: UnitPath.optional().describe("Left out: the reader's own unit, or the bureau for who sees all of it"),
  asOf: Moment.optional().describe('What had happened by then; left out: now'),
  knownAt: Moment.optional().describe('What had been recorded by then; left out: the newest mark'),
});
export type TotalsQuery = z.infer<typeof TotalsQuery>;

export const LedgerTotals = z
  .object({
    asOf: z.string(),
    knownAt: z.string(),
    items: z.array(
      z.object({
        ledger: z.enum(ledgers),
        unit: z.string(),
        received: z.int(),
        closed: z.int(),
        open: z.int(),
        overdue: z.int(),
      }),
    ),
  })
  .meta({ id: 'LedgerTotals' });
export type LedgerTotals = z.infer<typeof LedgerTotals>;
