import type { DeskCatalogue } from '../../desk-catalogue.ts';

export const acts: DeskCatalogue['acts'] = {
  title: 'What you can do now',
  none: 'There is nothing for you to do with it now',
  notNow: (count: number) => `Not possible now (${count}), and why`,
  between: ', ',
  do: 'Act',
  doFor: (number: string) => `Act on ${number}`,
  confirm: (command: string) => `Confirm: ${command}`,
  sending: 'Sending…',
  done: (what: string) => `Done: ${what}`,
  cancel: 'Cancel',
  draftKept: 'Draft kept in this tab',
  stale: 'Since you opened it, this changed. What you wrote is still here:',
  staleAgain: 'Seen; send it as I wrote it',
  staleLost: 'It is no longer yours to see. What you wrote is still here to copy.',
  hidden: (number: string) => `${number} is no longer yours to see`,
  more: 'More',
  receiptTitle: 'Receipt (shown this once: print it and hand it over)',
  receiptClaim: 'Claim',
  receiptUntil: (moment: string) => `good until ${moment}`,
  receiptPrint: 'Print the receipt',
};
