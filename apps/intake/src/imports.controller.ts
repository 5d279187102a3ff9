import { importControllers } from '@fengqiao/aggregate/import/import-controllers';
import { ImportPeopleHandler } from './import-directory/import-people.handler.ts';
import { ImportUnitsHandler } from './import-directory/import-units.handler.ts';
import { ImportPlacesHandler } from './places/import-places.handler.ts';
import { ImportLedgerHandler } from './import-ledger/import-ledger.handler.ts';

export const ledgerImportControllers = importControllers('Imports', {
  ledger: { handler: ImportLedgerHandler, summary: 'Import a ledger kept elsewhere, moments as they are' },
  units: { handler: ImportUnitsHandler, summary: 'Import units' },
  places: { handler: ImportPlacesHandler, summary: 'Import places and the unit each leads to' },
  people: { handler: ImportPeopleHandler, summary: 'Import people and their posts' },
});
