import type { DeskCatalogue } from '../../desk-catalogue.ts';

export const keys: DeskCatalogue['keys'] = {
  title: 'Keys',
  on: 'Single keys are on (outside fields only)',
  next: 'Next row',
  previous: 'Row before',
  open: 'Open the row',
  select: 'Select the row, or not',
  act: 'Act on the row',
  help: 'This help',
  close: 'Close',
  key: 'Key',
  does: 'What it does',
};
