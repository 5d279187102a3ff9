import type { DeskCatalogue } from '../../desk-catalogue.ts';

export const templates: DeskCatalogue['templates'] = {
  title: (count: number) => `My own usual answers (${count})`,
  hint: 'Kept in this browser alone: write nobody’s personal data into them.',
  name: 'Name of the template',
  keep: 'Keep what is written above as one',
  drop: 'Remove',
  dropOf: (name: string) => `Remove the template ${name}`,
};
