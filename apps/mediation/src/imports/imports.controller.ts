import { importControllers } from '@fengqiao/aggregate/import/import-controllers';
import { ImportDisputesHandler } from '../import-disputes/import-disputes.handler.ts';
import { ImportHoldingsHandler } from '../import-holdings/import-holdings.handler.ts';
import { ImportObligationsHandler } from '../import-obligations/import-obligations.handler.ts';

export const disputeImportControllers = importControllers('DisputeImports', {
  disputes: {
    handler: ImportDisputesHandler,
    summary: 'Import disputes kept elsewhere, moments as they are',
  },
  obligations: {
    handler: ImportObligationsHandler,
    summary: 'Import what is owed under settlements of disputes that were imported',
  },
  holdings: {
    handler: ImportHoldingsHandler,
    summary: 'Import who is responsible for the disputes of a place; a place that is there is changed',
  },
});
