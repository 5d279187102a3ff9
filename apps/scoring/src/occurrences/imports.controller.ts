import { importControllers } from '@fengqiao/aggregate/import/import-controllers';
import { ImportOccurrencesHandler } from './import-occurrences.handler.ts';

/** The same list again changes nothing; with a key it is told what it was told the first time. */
export const occurrenceImportControllers = importControllers('Imports', {
  occurrences: {
    handler: ImportOccurrencesHandler,
    summary: 'Import what partner units tell of places: place, kind, day, source',
    keptAs: ['occurrences'],
  },
});
