import type { Catalogue } from '../shape.ts';

export const receipt: Catalogue['receipt'] = {
  title: 'Use a receipt',
  lead: 'A receipt printed at a desk bears a number and a claim. The claim is good for thirty days and once; the code you had before then opens nothing any more.',
  number: 'Number on the receipt',
  claim: 'Claim',
  claimHint: 'As printed; blanks and capitals do not matter',
  do: 'Get the code',
  doing: 'Working…',
  wrong:
    'Number or claim is not right. Check the receipt; after several wrong tries it is locked for a while.',
  sentBy: {
    email:
      'A confirmation was sent to your e-mail address. Type it on the page of the matter to be able to do everything.',
    sms: 'A confirmation was sent to your telephone. Type it on the page of the matter to be able to do everything.',
  },
  noWay:
    'There is no way to send you a confirmation. With this code you can look, add and rate; for the rest bring your identity card to a desk.',
};
