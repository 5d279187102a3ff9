import type { Catalogue } from '../catalogue.ts';

export const ledger: Catalogue['ledger'] = {
  title: 'Public record',
  lead: 'Matters that were closed and made public. Of complaints only numbers are public, and no number below five.',
  search: 'Search',
  q: 'Words',
  all: 'All',
  ledger: 'Ledger',
  unit: 'Unit',
  quarter: 'Quarter',
  found: 'Public matters',
  empty: 'There is no public matter like that.',
  more: 'Show more',
  closedOn: (day: string) => `closed ${day}`,
  daysUsed: (days: number) => (days === 1 ? '1 day' : `${days} days`),
  totals: 'Numbers',
  totalsLead: '“—” is a number too small to be shown: somebody could be recognised.',
  received: 'Received',
  closed: 'Closed',
  hidden: 'not shown',
  quarterName: (year: string, quarter: string) => `Quarter ${quarter} of ${year}`,
};
