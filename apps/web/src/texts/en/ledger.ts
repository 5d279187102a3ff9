import type { Catalogue } from '../shape.ts';

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
  nothingYet: 'Nothing has been published yet. Matters appear here once they are closed and made public.',
  wrongAddress: 'What this address asks for is not there. It may be mistyped.',
  showAll: 'Show the whole record',
  more: 'Show more',
  closedOn: (day: string) => `closed ${day}`,
  daysUsed: (days: number) =>
    days === 0 ? 'on the same day' : days === 1 ? '1 working day' : `${days} working days`,
  totals: 'Numbers',
  totalsOf: (quarter: string) => `${quarter}, the bureau and its branches`,
  noTotals: 'There are no numbers of this quarter yet.',
  totalsLead: '“—” is a number too small to be shown: somebody could be recognised.',
  received: 'Received',
  closed: 'Closed',
  hidden: 'not shown',
  quarterName: (year: string, quarter: string) => `Quarter ${quarter} of ${year}`,
};
