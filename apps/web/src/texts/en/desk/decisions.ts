import type { DeskCatalogue } from '../../desk-catalogue.ts';

export const decisions: DeskCatalogue['decisions'] = {
  title: 'For me to decide',
  empty: 'Nothing waits for your decision',
  review: 'Review',
  reviewOf: (number: string) => `Review ${number}`,
  ifNothing: (moment: string) => `Left undone: late ${moment}, recorded and escalated`,
  ifNothingLate: 'Left undone: late already, escalated again at each close of business',
  kinds: { submitted: 'to be assigned', 'followed-up': 'to be signed off' },
  left: (count: number) => `${count} left`,
  allDone: 'All done',
  result: 'Result',
};
