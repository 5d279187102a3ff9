import type { Catalogue } from '../catalogue.ts';

export const start: Catalogue['start'] = {
  title: 'Tell us, and you will get an answer',
  lead: 'Make a suggestion, ask for help, or complain to the police. Every matter gets a number, a unit that must handle it, a time limit and an answer, and you are asked whether it helped.',
  submit: 'Raise a matter',
  track: 'Follow my matter',
  threeTitle: 'Three ledgers: which is yours?',
  roadTitle: 'What happens to your matter',
  roadLead:
    'There are eight stages. Each has a time limit, and what is late is reported to the next level by itself.',
  howLong: 'How long it takes',
  howLongNow: (assigned: string, answered: string) =>
    `Sent now, it is given to a unit by ${assigned} at the latest, and answered by ${answered} at the latest.`,
  byPolicy: (version: string) =>
    `Counted by the time limits in force (version ${version}). Days off do not count as working days.`,
  noPromise: 'The time limits cannot be read at the moment. Please look again later.',
  reopenDays: (days: number) => `For ${days} days after it is closed you can have it taken up again.`,
  within: (limit: string) => `within ${limit}`,
  toKnow: 'Good to know',
  facts: [
    'No account is needed. You get a number and a code; with both you follow your matter and act on it, so write them down.',
    'You can stay anonymous. Then we have no name and no telephone of yours, and your code is the only way back to you.',
    'If you complain about an officer or a unit, neither that officer nor that unit can see the matter.',
    'If you would rather not write: any police station can enter it for you and print you a receipt.',
  ],
};
