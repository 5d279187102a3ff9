import { importControllers } from '@fengqiao/aggregate/import/import-controllers';
import { ImportPeopleHandler } from './import-directory/import-people.handler.ts';
import { ImportUnitsHandler } from './import-directory/import-units.handler.ts';
import { ImportLedgerHandler } from './import-ledger/import-ledger.handler.ts';

export const ledgerImportControllers = importControllers('Imports', {
  ledger: { handler: ImportLedgerHandler, summary: 'Import a ledger kept elsewhere, moments as they are' },
  units: { handler: ImportUnitsHandler, summary: 'Import units' },
  people: { handler: ImportPeopleHandler, summary: 'Import people and their posts' },
});
